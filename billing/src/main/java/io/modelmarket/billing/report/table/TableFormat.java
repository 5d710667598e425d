package io.modelmarket.billing.report.table;

import java.util.Locale;

/** How a table is written. */
public enum TableFormat {
    JSON("application/json"),
    CSV("text/csv;charset=UTF-8"),
    XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    PDF("application/pdf");

    private final String mediaType;

    TableFormat(String mediaType) {
        this.mediaType = mediaType;
    }

    /** For the header {@code Content-Type}. */
    public String mediaType() {
        return mediaType;
    }

    /** How names of such files end. */
    public String extension() {
        return name().toLowerCase(Locale.ROOT);
    }
}
