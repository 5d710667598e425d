package io.modelmarket.billing.report.table;

/**
 * A column of a table. Its cells may be empty.
 *
 * @param total what stands below it where it is printed
 */
public record Column(String name, Type type, Total total) {

    /** A column of texts. */
    public static Column text(String name) {
        return new Column(name, Type.TEXT, Total.NONE);
    }

    /** A column of whole numbers, {@code Long}, that add up. */
    public static Column number(String name) {
        return new Column(name, Type.NUMBER, Total.SUM);
    }

    /** A column of exact decimals, {@code BigDecimal}, that add up; money is in major units. */
    public static Column decimal(String name) {
        return new Column(name, Type.DECIMAL, Total.SUM);
    }

    /** The same, of numbers that do not add up, such as versions. */
    public Column withoutTotal() {
        return new Column(name, type, Total.NONE);
    }

    /** The same, of differences that have to be 0: in their total, none makes up for another. */
    public Column ofDifferences() {
        return new Column(name, type, Total.SIZES);
    }

    /** What stands below a column. */
    public enum Total {
        NONE,
        SUM,
        /** The sum of the numbers without their signs. */
        SIZES
    }

    /** What its cells are. */
    public enum Type {
        TEXT,
        NUMBER,
        DECIMAL
    }
}
