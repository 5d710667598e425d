package io.modelmarket.billing.report.table;

/**
 * A column of a table. Its cells may be empty.
 *
 * @param adds whether its sum says something
 */
public record Column(String name, Type type, boolean adds) {

    /** A column of texts. */
    public static Column text(String name) {
        return new Column(name, Type.TEXT, false);
    }

    /** A column of whole numbers, {@code Long}, that add up. */
    public static Column number(String name) {
        return new Column(name, Type.NUMBER, true);
    }

    /** A column of exact decimals, {@code BigDecimal}, that add up; money is in major units. */
    public static Column decimal(String name) {
        return new Column(name, Type.DECIMAL, true);
    }

    /** The same, of numbers that do not add up, such as versions. */
    public Column withoutTotal() {
        return new Column(name, type, false);
    }

    /** What its cells are. */
    public enum Type {
        TEXT,
        NUMBER,
        DECIMAL
    }
}
