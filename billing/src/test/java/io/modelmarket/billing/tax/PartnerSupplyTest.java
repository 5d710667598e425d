package io.modelmarket.billing.tax;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelmarket.billing.tax.TaxRule.Category;
import io.modelmarket.billing.tax.TaxRule.Place;
import io.modelmarket.billing.tax.TaxRule.Validity;
import io.modelmarket.contracts.money.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a partner supplies to a market in Germany. */
class PartnerSupplyTest {

    private static final Currency EUR = Currency.getInstance("EUR");
    private static final LocalDate RAISED = LocalDate.of(2021, 1, 1);
    private static final Party MARKET = TaxDecisionTest.party("DE", null, "DE136695976");

    @ParameterizedTest
    @CsvSource({
        "DE, DE999999999, false, DOMESTIC, 19",
        "DE, DE999999999, true, SMALL_BUSINESS, 0",
        "DE, , false, SMALL_BUSINESS, 0",
        "AT, ATU12345678, false, REVERSE_CHARGE, 0",
        "AT, ATU12345678, true, SMALL_BUSINESS, 0",
        "AT, , false, NOT_SUBJECT, 0",
        "US, , true, EXPORT, 0",
        "CN, 91310000X, false, EXPORT, 0",
        "GB, GB123456789, false, DESTINATION, 20",
        "GB, , false, SMALL_BUSINESS, 0"
    })
    void isTaxedByWhereThePartnerIsAndWhatItSays(
            String country, @Nullable String vatId, boolean small, Treatment treatment, BigDecimal rate) {
        TaxTerms terms = supply(country, vatId, small).on(LocalDate.of(2026, 11, 22));
        assertThat(terms.treatment()).isEqualTo(treatment);
        assertThat(terms.rate()).isEqualByComparingTo(rate);
        assertThat(terms.rule() == null).isEqualTo(rate.signum() == 0);
    }

    @ParameterizedTest
    @CsvSource({"500, 95", "505, 96", "3, 1", "2, 0", "-500, -95", "-3, -1", "12345678901, 2345678991"})
    void taxIsRoundedOnceForEachRate(long net, long tax) {
        Taxation taxation = supply("DE", "DE999999999", false).of(List.of(item(net, RAISED)));
        assertThat(taxation.tax(EUR)).isEqualTo(new Money(tax, EUR));
    }

    @Test
    void whatIsTakenBackOfAnEarlierRateIsTaxedAtThat() {
        Taxation taxation = supply("DE", "DE999999999", false)
                .of(List.of(item(1000, RAISED), item(-250, RAISED.minusDays(1)), item(100, RAISED)));
        assertThat(taxation.places()).containsExactly(1, 2, 1);
        assertThat(taxation.groups())
                .extracting(TaxGroup::tax)
                .containsExactly(new Money(209, EUR), new Money(-40, EUR));
        assertThat(taxation.tax(EUR)).isEqualTo(new Money(169, EUR));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34})
    void groupsSumToTheSharesAndTheirTaxIsThatOfTheSums(long seed) {
        Random random = new Random(seed);
        List<Taxation.Item> items = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            items.add(item(random.nextLong(-5_000, 20_000), RAISED.plusDays(random.nextInt(-40, 40))));
        }
        Taxation taxation = supply("DE", "DE999999999", false).of(items);
        long earlier = sum(items, true);
        long later = sum(items, false);
        assertThat(taxation.groups().stream()
                        .mapToLong(group -> group.net().minorUnits())
                        .sum())
                .isEqualTo(earlier + later);
        assertThat(taxation.tax(EUR).minorUnits()).isEqualTo(percent(earlier, 16) + percent(later, 19));
        assertThat(taxation.places()).hasSize(items.size());
    }

    private static long sum(List<Taxation.Item> items, boolean earlier) {
        return items.stream()
                .filter(item -> item.day().isBefore(RAISED) == earlier)
                .mapToLong(item -> item.net().minorUnits())
                .sum();
    }

    private static long percent(long minor, int rate) {
        return BigDecimal.valueOf(minor)
                .multiply(BigDecimal.valueOf(rate))
                .divide(BigDecimal.valueOf(100), 0, RoundingMode.HALF_UP)
                .longValueExact();
    }

    private static Taxation.Item item(long minor, LocalDate day) {
        return new Taxation.Item(new Money(minor, EUR), day);
    }

    private static PartnerSupply supply(String country, @Nullable String vatId, boolean small) {
        List<TaxRule> rules = List.of(
                rule("DE", "16", LocalDate.of(2007, 1, 1), RAISED),
                rule("DE", "19", RAISED, null),
                rule("GB", "20", RAISED, null));
        Party partner = TaxDecisionTest.party(country, null, vatId);
        List<TaxRule> own = rules.stream()
                .filter(rule -> rule.place().issuer().equals(country))
                .toList();
        return new PartnerSupply(new TaxDecision(partner, new BillingProfile(MARKET, null), null, own), small);
    }

    private static TaxRule rule(String from, String rate, LocalDate since, @Nullable LocalDate until) {
        return new TaxRule(
                UUID.nameUUIDFromBytes((from + rate).getBytes(StandardCharsets.UTF_8)),
                new Place(from, "DE", null),
                Category.STANDARD,
                new BigDecimal(rate),
                "VAT " + rate + " %",
                new Validity(since, until));
    }
}
