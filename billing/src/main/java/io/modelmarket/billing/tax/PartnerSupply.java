package io.modelmarket.billing.tax;

import java.time.LocalDate;
import java.util.List;

/**
 * Decides how what a partner supplies to the market is taxed: as any sale, but that a partner which is not registered
 * for tax, or has said that it is a small business, charges none. Plain Java.
 *
 * @param decision with the partner as seller
 */
public record PartnerSupply(TaxDecision decision, boolean smallBusiness) {

    /** Taxes supplies of one currency. */
    public Taxation of(List<Taxation.Item> items) {
        return Taxation.of(decision.parties(), this::on, items);
    }

    /** The terms of a supply whose tax arises on a day. */
    TaxTerms on(LocalDate day) {
        TaxTerms terms = decision.on(day);
        boolean charged = terms.rate().signum() > 0;
        if (charged && decision.seller().vatId() == null) {
            return TaxTerms.free(Treatment.SMALL_BUSINESS, "no tax: the supplier is not registered for it");
        }
        if (smallBusiness && (charged || terms.treatment() == Treatment.REVERSE_CHARGE)) {
            return TaxTerms.free(Treatment.SMALL_BUSINESS, "no tax: the supplier is a small business");
        }
        return terms;
    }
}
