package io.modelmarket.billing.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelmarket.contracts.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RateFileTest {

    private static final String HEADER = "date,base,quote,rate,source\n";
    private static final LocalDate TOMORROW = LocalDate.of(2026, 11, 23);

    @Test
    void readsExactDecimals() {
        List<RateLine> lines = read(HEADER + "2026-11-20,EUR,USD,1.160000000001,ECB\n2026-11-23,EUR,JPY,162.50,ECB\n");
        assertThat(lines.stream().map(line -> line.pair() + " " + line.rate()))
                .containsExactly("2026-11-20 EUR/USD 1.160000000001", "2026-11-23 EUR/JPY 162.50");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2026-11-20,EUR,USD,0,ECB|above zero",
                "2026-11-20,EUR,USD,-1.1,ECB|above zero",
                "2026-11-20,EUR,USD,1.1234567890123,ECB|12 digits",
                "2026-11-20,EUR,USD,1e99,ECB|above zero",
                "2026-11-20,EUR,USD,one,ECB|line 2",
                "2026-11-24,EUR,USD,1.1,ECB|later than tomorrow",
                "-9999-01-01,EUR,USD,1.1,ECB|before 1970",
                "20.11.2026,EUR,USD,1.1,ECB|written like",
                "2026-11-20,EUR,EUR,1,ECB|to itself",
                "2026-11-20,EUR,XYZ,1,ECB|ISO 4217",
                "2026-11-20,EUR,XAU,1,ECB|nothing is paid",
                "2026-11-20,EUR,USD,1.1,|source"
            })
    void namesTheLineThatIsWrong(String line, String says) {
        assertRefused(HEADER + line + "\n", says);
    }

    @Test
    void refusesASecondAndAnInverseLine() {
        String one = "2026-11-20,EUR,USD,1.16,ECB\n";
        assertRefused(HEADER + one + one, "a second time");
        assertRefused(HEADER + one + "2026-11-20,USD,EUR,0.86,ECB\n", "2026-11-20 EUR/USD already");
    }

    @Test
    void refusesWhatIsNoSuchTable() {
        assertRefused(HEADER, "no rates");
        assertRefused("day,from,to\n2026-11-20,EUR,USD\n", "first line must be");
        assertRefused(HEADER + "2026-11-20,EUR,USD\n", "5 fields in each line");
        assertRefused(HEADER + "2026-11-20,\"EUR,USD,1.1,ECB\n", "5 fields in each line");
        assertRefused(
                HEADER + "2026-11-20,EUR,USD,1,a\n2026-11-20,EUR,JPY,1,a\n2026-11-20,EUR,CNY,1,a\n", "more than 2");
    }

    private static List<RateLine> read(String text) {
        return new RateFile(TOMORROW, 2).read(text.getBytes(StandardCharsets.UTF_8));
    }

    private static void assertRefused(String text, String says) {
        assertThatThrownBy(() -> read(text))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining(says);
    }
}
