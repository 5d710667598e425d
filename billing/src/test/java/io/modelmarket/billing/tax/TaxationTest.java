package io.modelmarket.billing.tax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelmarket.billing.tax.TaxRule.Category;
import io.modelmarket.billing.tax.TaxRule.Place;
import io.modelmarket.billing.tax.TaxRule.Validity;
import io.modelmarket.contracts.money.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TaxationTest {

    private static final LocalDate NEW_RATE = LocalDate.of(2026, 11, 1);

    @ParameterizedTest
    @CsvSource({
        "999, JPY, 10.5, 105",
        "100, EUR, 19, 19",
        "13, EUR, 19, 2",
        "50, EUR, 19, 10",
        "1, EUR, 19, 0",
        "3, EUR, 19, 1",
        "12345, KWD, 5, 617",
        "0, EUR, 19, 0",
        "333333333333, EUR, 8.875, 29583333333"
    })
    void taxIsRoundedHalfUpToTheCurrencysDigits(long net, String currency, String rate, long tax) {
        Currency of = Currency.getInstance(currency);
        Taxation taxation = Taxation.of(decision(rate, rate), List.of(item(net, of, 30)));
        assertThat(taxation.groups().getFirst().tax()).isEqualTo(new Money(tax, of));
    }

    @Test
    void linesOnTheSameTermsAreTaxedTogether() {
        Currency eur = Currency.getInstance("EUR");
        // Each alone would be 0.0095, rounded to 0.01: together 0.02, not 0.03 or 0.04.
        Taxation taxation = Taxation.of(
                decision("19", "19"), List.of(item(5, eur, 28), item(5, eur, 29), item(1, eur, 30), item(0, eur, 30)));
        assertThat(taxation.groups()).hasSize(1);
        assertThat(taxation.places()).containsExactly(1, 1, 1, 1);
        assertThat(taxation.groups().getFirst().net()).hasToString("0.11 EUR");
        assertThat(taxation.groups().getFirst().tax()).hasToString("0.02 EUR");
    }

    @Test
    void aChangeOfRateMakesTwoGroups() {
        Currency eur = Currency.getInstance("EUR");
        Taxation taxation =
                Taxation.of(decision("16", "19"), List.of(item(1000, eur, 30), item(500, eur, -1), item(2000, eur, 1)));
        assertThat(taxation.places()).containsExactly(1, 2, 1);
        assertThat(taxation.groups())
                .extracting(TaxGroup::tax)
                .containsExactly(new Money(570, eur), new Money(80, eur));
        assertThat(taxation.groups()).extracting(TaxGroup::place).containsExactly(1, 2);
    }

    @Test
    void whoSoldToWhomIsWrittenAndReadAgain() {
        Parties parties = decision("19", "19").parties();
        assertThat(Parties.parse(parties.json())).isEqualTo(parties);
        assertThat(Parties.parse(null)).isNull();
        Parties alone = new Parties(parties.seller(), null, null, null);
        assertThat(Parties.parse(alone.json())).isEqualTo(alone);
    }

    @ParameterizedTest
    @CsvSource({
        "DE, de 123 456 789, DE123456789",
        "AT, ATU12345678, ATU12345678",
        "GR, EL123456789, EL123456789",
        "NL, NL.123456789.B01, NL123456789B01",
        "FR, FRXX123456789, FRXX123456789",
        "ES, ESB12345678, ESB12345678",
        "IE, IE1234567FA, IE1234567FA",
        "CH, CHE-123.456.789, CHE123456789",
        "US, 12-3456789, 123456789"
    })
    void vatIdsAreReadWithOrWithoutBlanks(String country, String written, String read) {
        assertThat(VatId.parse(written, country).value()).isEqualTo(read);
    }

    @ParameterizedTest
    @CsvSource({
        "DE, DE12345678",
        "DE, ATU12345678",
        "GR, GR123456789",
        "AT, AT12345678",
        "PL, PL123456789",
        "ES, ES123456789",
        "US, ?"
    })
    void vatIdsOfAnotherFormAreRefused(String country, String written) {
        assertThatThrownBy(() -> VatId.parse(written, country))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("vatId must be");
    }

    private static Taxation.Item item(long net, Currency currency, int daysAfterTheNewRate) {
        return new Taxation.Item(new Money(net, currency), NEW_RATE.plusDays(daysAfterTheNewRate));
    }

    private static TaxDecision decision(String before, String after) {
        Place home = new Place("DE", "DE", null);
        TaxRule first = new TaxRule(
                new UUID(0, 1),
                home,
                Category.STANDARD,
                new BigDecimal(before),
                "before",
                new Validity(LocalDate.of(2020, 1, 1), NEW_RATE));
        TaxRule second = new TaxRule(
                new UUID(0, 2), home, Category.STANDARD, new BigDecimal(after), "after", new Validity(NEW_RATE, null));
        Party party = TaxDecisionTest.party("DE", null, "DE123456789");
        return new TaxDecision(party, new BillingProfile(party, null), null, List.of(first, second));
    }
}
