package io.modelmarket.billing.credit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TaxCreditTest {

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 7, 42, 1001, 20261122, 99999})
    void inWhateverPartsItIsCreditedAllOfTheTaxComesBackAndNeverMore(long seed) {
        Random random = new Random(seed);
        long net = 1 + random.nextLong(100_000);
        long tax = random.nextLong(net + 1);
        long creditedNet = 0;
        long creditedTax = 0;
        while (creditedNet < net) {
            long part = 1 + random.nextLong(Math.max(1, net - creditedNet));
            TaxCredit credit = TaxCredit.of(
                    new TaxCredit.Charged(1, "MM-1/tax/1", net, tax, creditedNet, creditedTax),
                    Math.min(part, net - creditedNet));
            assertThat(credit.tax()).isBetween(0L, tax - creditedTax);
            creditedNet = credit.cumulativeNet();
            creditedTax = credit.cumulativeTax();
        }
        assertThat(creditedTax).isEqualTo(tax);
    }
}
