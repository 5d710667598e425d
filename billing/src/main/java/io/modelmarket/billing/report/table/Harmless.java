package io.modelmarket.billing.report.table;

/** Texts that a spreadsheet does not take for formulas. */
public final class Harmless {

    private static final String FORMULA_STARTS = "=+-@\t\r";

    private Harmless() {}

    /** The text, with a leading quote where a spreadsheet would execute it. */
    public static String text(String cell) {
        return !cell.isEmpty() && FORMULA_STARTS.indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
    }
}
