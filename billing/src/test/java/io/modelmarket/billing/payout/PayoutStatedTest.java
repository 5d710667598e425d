package io.modelmarket.billing.payout;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelmarket.billing.payee.Iban;
import io.modelmarket.billing.payee.IbanAccount;
import io.modelmarket.contracts.money.Money;
import java.util.Currency;
import org.junit.jupiter.api.Test;

/** What of a payout a document can state, and so can be paid. */
class PayoutStatedTest {

    private static final Currency EUR = Currency.getInstance("EUR");

    @Test
    void sharesWhoseTaxTakesThemAllBackAreNotPaidWhatCameBackIs() {
        for (long tax : new long[] {-100, -150}) {
            Payout stated = payout(100, tax, 700).stated();
            assertThat(stated.net().minorUnits()).isZero();
            assertThat(stated.tax().minorUnits()).isZero();
            assertThat(stated.total()).isEqualTo(euros(700));
        }
        assertThat(payout(100, -100, 0).stated().total().minorUnits()).isZero();
    }

    @Test
    void anythingElseIsPaidAsItIs() {
        assertThat(payout(100, -99, 0).stated().total()).isEqualTo(euros(1));
        assertThat(payout(100, 19, 5).stated()).isEqualTo(payout(100, 19, 5));
        assertThat(payout(0, 0, 5).stated()).isEqualTo(payout(0, 0, 5));
    }

    private static Payout payout(long net, long tax, long again) {
        return new Payout(
                1,
                "datahub",
                euros(net),
                euros(tax),
                euros(again),
                new Payout.Target(
                        new Holder("Datahub", null), new IbanAccount(new Iban("NL91ABNA0417164300"), null, null), EUR),
                null);
    }

    private static Money euros(long cents) {
        return new Money(cents, EUR);
    }
}
