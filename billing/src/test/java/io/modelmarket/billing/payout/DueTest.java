package io.modelmarket.billing.payout;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelmarket.contracts.money.Money;
import java.util.Currency;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What came back is paid beside the shares, and makes up first for what was taken back of them. */
class DueTest {

    private static final Currency EUR = Currency.getInstance("EUR");

    @ParameterizedTest
    @CsvSource({"700, 500, 200, 500", "500, 500, 0, 500", "400, 500, 0, 400", "-100, 500, 0, 0", "300, 0, 300, 0"})
    void neverPaysMoreThanIsOwed(long owed, long cameBack, long shares, long again) {
        Due due = Due.of(new Money(owed, EUR), new Money(cameBack, EUR));
        assertThat(due).isEqualTo(new Due(new Money(shares, EUR), new Money(again, EUR)));
        assertThat(due.shares().minorUnits() + due.again().minorUnits()).isEqualTo(Math.max(0, owed));
    }
}
