package io.modelmarket.billing.tax;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What a sale is taxed at, and why.
 *
 * @param name as it stands on the invoice
 * @param rate in percent
 * @param rule by which; none where no tax is charged for another reason than a rule
 */
public record TaxTerms(
        Treatment treatment,
        String name,
        BigDecimal rate,
        @Nullable TaxRule rule) {

    static TaxTerms by(Treatment treatment, TaxRule rule) {
        return new TaxTerms(treatment, rule.name(), rule.rate(), rule);
    }

    static TaxTerms free(Treatment treatment, String why) {
        return new TaxTerms(treatment, why, BigDecimal.ZERO, null);
    }
}
