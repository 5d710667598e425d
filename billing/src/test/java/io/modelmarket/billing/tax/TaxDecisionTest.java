package io.modelmarket.billing.tax;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelmarket.billing.tax.TaxRule.Category;
import io.modelmarket.billing.tax.TaxRule.Place;
import io.modelmarket.billing.tax.TaxRule.Validity;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TaxDecisionTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    private static final Party SELLER = party("DE", null, "DE123456789");
    private static final TaxRule GERMAN = rule("DE", null, "19", "VAT 19 %");
    private static final TaxRule BRITISH = rule("GB", null, "20", "UK VAT 20 %");
    private static final TaxRule AUSTRIAN = rule("AT", null, "20", "USt 20 %");
    private static final TaxRule CANARIES = rule("ES", "Canarias", "7", "IGIC 7 %");
    private static final TaxRule SPANISH = rule("ES", null, "21", "IVA 21 %");
    private static final List<TaxRule> RULES = List.of(GERMAN, BRITISH, AUSTRIAN, SPANISH, CANARIES);

    @Test
    void withoutAProfileTheBuyerIsAPrivateOneWhereItIs() {
        assertThat(unnamed("DE").on(TODAY).rule()).isEqualTo(GERMAN);
        assertThat(unnamed("AT").on(TODAY)).isEqualTo(terms(party("AT", null, null)));
        assertThat(unnamed("AT").on(TODAY).treatment()).isEqualTo(Treatment.DESTINATION);
        assertThat(unnamed("ES").on(TODAY).rule()).isEqualTo(SPANISH);
        assertThat(unnamed("FR").on(TODAY).treatment()).isEqualTo(Treatment.NOT_SUBJECT);
        assertThat(unnamed("US").on(TODAY).treatment()).isEqualTo(Treatment.EXPORT);
        Parties parties = unnamed("AT").parties();
        assertThat(parties.buyer()).isNull();
        assertThat(parties.consumerCountry()).isEqualTo("AT");
    }

    @Test
    void ofWhomNothingIsKnownNoTaxIsChargedAndItSaysSo() {
        TaxTerms terms = new TaxDecision(SELLER, null, null, RULES).on(TODAY);
        assertThat(terms.treatment()).isEqualTo(Treatment.NO_PROFILE);
        assertThat(terms.name()).isEqualTo("no billing profile: outside scope");
        assertThat(terms.rate()).isZero();
    }

    @Test
    void inTheSellersCountryItsRuleApplies() {
        TaxTerms terms = terms(party("DE", null, null));
        assertThat(terms.treatment()).isEqualTo(Treatment.DOMESTIC);
        assertThat(terms.rule()).isEqualTo(GERMAN);
        assertThat(terms.name()).isEqualTo("VAT 19 %");
        assertThat(terms(party("DE", null, "DE999999999")).treatment()).isEqualTo(Treatment.DOMESTIC);
    }

    @Test
    void twoMembersOfTheUnionWithVatIdsReverseTheCharge() {
        TaxTerms terms = terms(party("AT", null, "ATU12345678"));
        assertThat(terms.treatment()).isEqualTo(Treatment.REVERSE_CHARGE);
        assertThat(terms.rate()).isZero();
        assertThat(terms.rule()).isNull();
    }

    @Test
    void aBuyerOfTheUnionWithoutVatIdIsTaxedWhereItIs() {
        TaxTerms terms = terms(party("AT", null, null));
        assertThat(terms.treatment()).isEqualTo(Treatment.DESTINATION);
        assertThat(terms.rule()).isEqualTo(AUSTRIAN);
        TaxTerms noRule = terms(party("FR", null, null));
        assertThat(noRule.treatment()).isEqualTo(Treatment.NOT_SUBJECT);
        assertThat(noRule.name()).contains("no rule from DE to FR");
    }

    @Test
    void aSellerWithoutVatIdReversesNothing() {
        Party seller = party("DE", null, null);
        BillingProfile buyer = new BillingProfile(party("AT", null, "ATU12345678"), null);
        assertThat(new TaxDecision(seller, buyer, null, RULES).on(TODAY).treatment())
                .isEqualTo(Treatment.DESTINATION);
    }

    @Test
    void outsideTheUnionIsExportUnlessThereIsARule() {
        assertThat(terms(party("US", "CA", null)).treatment()).isEqualTo(Treatment.EXPORT);
        assertThat(terms(party("CN", null, "91310000X")).name()).contains("outside the scope of tax in DE");
        assertThat(terms(party("GB", null, "GB123456789")).rule()).isEqualTo(BRITISH);
    }

    @Test
    void aRegionsRuleComesBeforeItsCountrys() {
        assertThat(terms(party("ES", "Canarias", null)).rule()).isEqualTo(CANARIES);
        assertThat(terms(party("ES", "Madrid", null)).rule()).isEqualTo(SPANISH);
    }

    @Test
    void theExemptAreNotTaxed() {
        BillingProfile exempt = new BillingProfile(party("DE", null, null), "embassy");
        TaxTerms terms = new TaxDecision(SELLER, exempt, null, RULES).on(TODAY);
        assertThat(terms.treatment()).isEqualTo(Treatment.EXEMPT);
        assertThat(terms.name()).isEqualTo("exempt: embassy");
    }

    @Test
    void withoutTheSellersCountryOrARuleNothingIsSubject() {
        Party nowhere = party(null, null, null);
        BillingProfile german = new BillingProfile(party("DE", null, null), null);
        assertThat(new TaxDecision(nowhere, german, null, RULES).on(TODAY).treatment())
                .isEqualTo(Treatment.NOT_SUBJECT);
        assertThat(new TaxDecision(SELLER, german, null, List.of()).on(TODAY).treatment())
                .isEqualTo(Treatment.NOT_SUBJECT);
    }

    @Test
    void theRuleIsTheOneOfTheDay() {
        TaxRule lower = new TaxRule(
                new UUID(0, 5),
                new Place("DE", "DE", null),
                Category.STANDARD,
                new BigDecimal("16"),
                "VAT 16 %",
                new Validity(LocalDate.of(2020, 7, 1), LocalDate.of(2021, 1, 1)));
        TaxRule usual = new TaxRule(
                new UUID(0, 6),
                new Place("DE", "DE", null),
                Category.STANDARD,
                new BigDecimal("19"),
                "VAT 19 %",
                new Validity(LocalDate.of(2021, 1, 1), null));
        TaxDecision decision =
                new TaxDecision(SELLER, new BillingProfile(party("DE", null, null), null), null, List.of(lower, usual));
        assertThat(decision.on(LocalDate.of(2020, 12, 31)).rule()).isEqualTo(lower);
        assertThat(decision.on(LocalDate.of(2021, 1, 1)).rule()).isEqualTo(usual);
        assertThat(decision.on(LocalDate.of(2020, 6, 30)).treatment()).isEqualTo(Treatment.NOT_SUBJECT);
        assertThat(lower.overlaps(usual)).isFalse();
        assertThat(usual.overlaps(GERMAN)).isTrue();
        assertThat(SPANISH.overlaps(CANARIES)).isFalse();
    }

    static Party party(@Nullable String country, @Nullable String region, @Nullable String vatId) {
        return new Party("Somebody", List.of("Street 1"), "City", "12345", country, region, vatId, null, null);
    }

    private static TaxDecision unnamed(String country) {
        return new TaxDecision(SELLER, null, country, RULES);
    }

    private static TaxTerms terms(Party buyer) {
        return new TaxDecision(SELLER, new BillingProfile(buyer, null), null, RULES).on(TODAY);
    }

    private static TaxRule rule(String to, @Nullable String region, String rate, String name) {
        return new TaxRule(
                UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)),
                new Place("DE", to, region),
                Category.STANDARD,
                new BigDecimal(rate),
                name,
                new Validity(LocalDate.of(2007, 1, 1), null));
    }
}
