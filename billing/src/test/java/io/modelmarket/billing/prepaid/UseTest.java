package io.modelmarket.billing.prepaid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;

import io.modelmarket.contracts.id.TenantId;
import io.modelmarket.contracts.money.Money;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Currency;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which credit pays what is owed: a table of worked cases. */
class UseTest {

    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final TenantId GLOBEX = new TenantId("globex");

    /**
     * A credit is its number, kind (P paid, G given), cents left, priority, days until it expires or - for never, and
     * days since it began.
     */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # credits                                  | owed | uses
            1P 1000 100 - 5                            |  400 | 1:400
            1P 1000 100 - 5                            | 1000 | 1:1000
            1P 1000 100 - 5                            | 1400 | 1:1000
            1P 1000 100 - 5                            |    0 | ''
            1P  500 100 - 5, 2G 300  10  9 1           |  700 | 2:300 1:400
            1G  500  10 30 1, 2G 300 10  9 1           |  400 | 2:300 1:100
            1G  500  10 30 1, 2G 300 10  - 9           |  600 | 1:500 2:100
            1G  500  10 30 1, 2G 300 10 30 2           |  400 | 2:300 1:100
            1P  500  50  1 1, 2P 300 20 99 1           |  400 | 2:300 1:100
            1G  500  10  0 1, 2P 300 100 - 1           |  400 | 2:300
            1G  500  10 -1 3                           |  400 | ''
            1G    0  10  5 1, 2P 1 100 - 1             |    9 | 2:1
            1P  100 100 - -1                           |    9 | ''
            """)
    void paysInOrder(String credits, long owed, String uses) {
        List<Credit> parsed = Arrays.stream(credits.split(",", -1))
                .map(String::strip)
                .map(UseTest::credit)
                .toList();
        String found = Use.of(parsed, eur(owed), NOW).stream()
                .map(use -> use.credit().id().getLeastSignificantBits() + ":"
                        + use.amount().minorUnits())
                .collect(Collectors.joining(" "));
        assertThat(found).isEqualTo(uses);
    }

    @Test
    void paysWhatThereIsAndNotMoreWhateverTheOrder() {
        qt().withExamples(1_000)
                .forAll(integers().between(0, Integer.MAX_VALUE - 1))
                .checkAssert(seed -> {
                    Random random = new Random(seed);
                    List<Credit> credits = new ArrayList<>();
                    for (int i = random.nextInt(6); i >= 0; i--) {
                        credits.add(credit(i + "G " + random.nextInt(300) + " " + random.nextInt(3) + " "
                                + (1 + random.nextInt(3)) + " " + random.nextInt(3)));
                    }
                    long owed = random.nextInt(1_000);
                    List<Use> uses = Use.of(credits, eur(owed), NOW);
                    long left = credits.stream()
                            .mapToLong(credit -> credit.left().minorUnits())
                            .sum();
                    assertThat(uses.stream()
                                    .mapToLong(use -> use.amount().minorUnits())
                                    .sum())
                            .isEqualTo(Math.min(left, owed));
                    Collections.shuffle(credits, random);
                    assertThat(Use.of(credits, eur(owed), NOW)).isEqualTo(uses);
                });
    }

    @Test
    void paysInItsOwnCurrencyOnly() {
        Money yen = new Money(100, Currency.getInstance("JPY"));
        assertThat(Use.of(List.of(credit("1P 500 100 - 1")), yen, NOW)).isEmpty();
    }

    private static Credit credit(String text) {
        String[] parts = text.split("\\s+", -1);
        String kind = parts[0].substring(parts[0].length() - 1);
        return new Credit(
                new UUID(0, Long.parseLong(parts[0].substring(0, parts[0].length() - 1))),
                GLOBEX,
                kind.equals("P") ? Credit.Kind.PAID : Credit.Kind.PROMOTIONAL,
                eur(Long.parseLong(parts[1])),
                Integer.parseInt(parts[2]),
                NOW.minus(Long.parseLong(parts[4]), ChronoUnit.DAYS),
                parts[3].equals("-") ? null : NOW.plus(Long.parseLong(parts[3]), ChronoUnit.DAYS));
    }

    private static Money eur(long cents) {
        return new Money(cents, Currency.getInstance("EUR"));
    }
}
