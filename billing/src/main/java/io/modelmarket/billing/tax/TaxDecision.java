package io.modelmarket.billing.tax;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Decides how what is sold to a tenant is taxed: who has no billing profile as a private buyer where it is. Plain Java.
 *
 * @param profile the buyer's, if it has one
 * @param country where the directory has the buyer; decides where there is no profile
 * @param rules of the seller's country
 */
public record TaxDecision(
        Party seller,
        @Nullable BillingProfile profile,
        @Nullable String country,
        List<TaxRule> rules) {

    /** The terms of a sale whose tax arises on a day. */
    public TaxTerms on(LocalDate day) {
        if (profile == null && country == null) {
            return TaxTerms.free(Treatment.NO_PROFILE, "no billing profile: outside scope");
        }
        String exemptReason = profile == null ? null : profile.exemptReason();
        if (exemptReason != null) {
            return TaxTerms.free(Treatment.EXEMPT, "exempt: " + exemptReason);
        }
        Party buyer = profile == null ? Party.somebodyIn(country) : profile.party();
        String from = seller.country();
        String to = buyer.country();
        if (from == null || to == null) {
            return TaxTerms.free(Treatment.NOT_SUBJECT, "not subject to tax: the seller's country is not configured");
        }
        Optional<TaxRule> rule = rule(from, to, buyer.region(), day);
        if (from.equals(to)) {
            return rule.map(found -> TaxTerms.by(Treatment.DOMESTIC, found)).orElseGet(() -> noRule(from, to));
        }
        boolean withinUnion = VatId.inUnion(from) && VatId.inUnion(to);
        if (withinUnion && seller.vatId() != null && buyer.vatId() != null) {
            return TaxTerms.free(Treatment.REVERSE_CHARGE, "reverse charge: VAT is accounted for by the recipient");
        }
        if (rule.isPresent()) {
            return TaxTerms.by(Treatment.DESTINATION, rule.get());
        }
        return withinUnion
                ? noRule(from, to)
                : TaxTerms.free(Treatment.EXPORT, "outside the scope of tax in " + from + ": supplied to " + to);
    }

    /** Seller and buyer as they are now. */
    Parties parties() {
        return new Parties(seller, profile == null ? null : profile.party(), profile == null ? country : null, null);
    }

    private Optional<TaxRule> rule(String from, String to, @Nullable String region, LocalDate day) {
        return rules.stream()
                .filter(rule -> rule.applies(from, to, region, day))
                .max(Comparator.comparing(rule -> rule.place().region() != null));
    }

    private static TaxTerms noRule(String from, String to) {
        return TaxTerms.free(Treatment.NOT_SUBJECT, "not subject to tax: no rule from " + from + " to " + to);
    }
}
