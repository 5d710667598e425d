package io.modelmarket.billing.document;

import io.modelmarket.billing.invoice.InvoiceView.TaxView;
import io.modelmarket.billing.tax.TaxRule.Category;

/** Duty categories of UNTDID 5305 as EN 16931 uses them. */
enum TaxCode {
    /** Standard rate. */
    S,
    /** Zero rated. */
    Z,
    /** Exempt. */
    E,
    /** Reverse charge. */
    AE,
    /** Outside the scope of tax. */
    O;

    static TaxCode of(TaxView tax) {
        return switch (tax.treatment()) {
            case DOMESTIC, DESTINATION -> tax.category() == Category.ZERO ? Z : S;
            case REVERSE_CHARGE -> AE;
            case EXEMPT, SMALL_BUSINESS -> E;
            case EXPORT, NOT_SUBJECT, NO_PROFILE -> O;
        };
    }

    /** Whether the invoice must say why no tax is charged. */
    boolean needsReason() {
        return this == E || this == AE || this == O;
    }
}
