package io.modelmarket.billing.tax;

/** How tax applies to what is sold. */
public enum Treatment {
    /** Seller and buyer are in the same country; its rule applies. */
    DOMESTIC,
    /** Taxed where the buyer is, by a rule for that country. */
    DESTINATION,
    /** Two members of the European Union and a VAT id on both sides: the buyer accounts for the tax. */
    REVERSE_CHARGE,
    /** Another country, for which there is no rule: outside the scope of the seller's tax. */
    EXPORT,
    /** Finance has exempted the buyer. */
    EXEMPT,
    /** Of what a partner supplies: it charges no tax, being a small business or not registered for tax. */
    SMALL_BUSINESS,
    /** There is no rule for it, or the seller's country is not known. */
    NOT_SUBJECT,
    /** The buyer had no billing profile: of invoices from before it was taxed as a private buyer then. */
    NO_PROFILE
}
