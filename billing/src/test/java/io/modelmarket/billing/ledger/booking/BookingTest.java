package io.modelmarket.billing.ledger.booking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelmarket.contracts.id.TenantId;
import io.modelmarket.contracts.money.Money;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import org.junit.jupiter.api.Test;

class BookingTest {

    private static final Currency EUR = Currency.getInstance("EUR");
    private static final Currency USD = Currency.getInstance("USD");

    @Test
    void takesWhatBalances() {
        assertThat(booking(posting(EUR, 100), posting(EUR, -70), posting(EUR, -30))
                        .postings())
                .hasSize(3);
    }

    @Test
    void refusesWhatDoesNotBalanceInEachCurrency() {
        assertThatThrownBy(() -> booking(posting(EUR, 100), posting(EUR, -99))).hasMessageContaining("EUR");
        assertThatThrownBy(() -> booking(posting(EUR, 100), posting(USD, -100)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> booking()).hasMessageContaining("needs entries");
        assertThatThrownBy(() -> booking(posting(EUR, Long.MAX_VALUE), posting(EUR, Long.MAX_VALUE), posting(EUR, 2)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesEntriesOfNothingOrOfAnotherCurrency() {
        assertThatThrownBy(() -> posting(EUR, 0)).hasMessageContaining("nothing");
        Account account = new Account(new TenantId("globex"), Purpose.RECEIVABLE, EUR);
        assertThatThrownBy(() -> new Posting(account, new Money(1, USD), "x")).hasMessageContaining("EUR");
    }

    private static Booking booking(Posting... postings) {
        return new Booking("key", "TEST", "a test", Instant.EPOCH, List.of(postings));
    }

    private static Posting posting(Currency currency, long minor) {
        Account account = new Account(new TenantId("globex"), Purpose.RECEIVABLE, currency);
        return new Posting(account, new Money(minor, currency), "x");
    }
}
