package io.modelmarket.billing.report.table;

/** A column of a table. Its cells may be empty. */
public record Column(String name, Type type) {

    /** A column of texts. */
    public static Column text(String name) {
        return new Column(name, Type.TEXT);
    }

    /** A column of whole numbers, {@code Long}. */
    public static Column number(String name) {
        return new Column(name, Type.NUMBER);
    }

    /** A column of exact decimals, {@code BigDecimal}; money is in major units. */
    public static Column decimal(String name) {
        return new Column(name, Type.DECIMAL);
    }

    /** What its cells are. */
    public enum Type {
        TEXT,
        NUMBER,
        DECIMAL
    }
}
