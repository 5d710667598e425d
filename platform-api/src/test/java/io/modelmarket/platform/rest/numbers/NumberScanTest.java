package io.modelmarket.platform.rest.numbers;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A float or double is the same to the bit as the JDK's; an integer is exact; what is no JSON number is none. */
class NumberScanTest {

    private static final int ROUNDS = 120_000;

    @ParameterizedTest
    @EnumSource
    void readsTheSameBitsAsTheJdk(NumberKind kind) {
        Random random = new Random(20261122 + kind.name().hashCode());
        for (int round = 0; round < ROUNDS; round++) {
            String text = kind.next(random);
            assertSame(random.nextInt(8) == 0 && !text.startsWith("-") ? "-" + text : text, random.nextInt(12));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "-0",
                "0.0",
                "-0.0",
                "0e0",
                "-0e9999",
                "0E-99999999999",
                "1e0",
                "1E+2",
                "1e-2",
                "1e007",
                "16777215",
                "16777216",
                "16777217",
                "16777219",
                "33554433",
                "3.4028235e38",
                "3.4028236e38",
                "3.40282356e38",
                "1e39",
                "1e99999999999",
                "1e-99999999999",
                "1.4e-45",
                "7.0e-46",
                "7.1e-46",
                "1.17549435e-38",
                "1.1754943e-38",
                "9007199254740993",
                "9007199254740992",
                "999999999999999999",
                "9999999999999999999",
                "9223372036854775807",
                "-9223372036854775808",
                "0.000000000000000000000000000000000000001",
                "0.1234567890123456789012345678901234567890",
                "10000000000000000000000",
                "1e22",
                "1e23",
                "1e10",
                "1e11"
            })
    void readsTheEdges(String text) {
        assertSame(text, 0);
        assertSame(text, 20);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-",
                "+1",
                ".5",
                "-.5",
                "5.",
                "5.e1",
                "1e",
                "1e+",
                "1e-",
                "01",
                "-01",
                "00",
                "--1",
                "NaN",
                "Infinity",
                "\"1\"",
                "null",
                "e5",
                "/1",
                ":1"
            })
    void leavesTheRestToJackson(String text) {
        byte[] bytes = (text + ",11111111").getBytes(StandardCharsets.UTF_8);

        assertThat(new NumberScan(bytes, bytes.length).scan(0)).isEqualTo(NumberScan.NOT_UNDERSTOOD);
        assertThat(new NumberScan(bytes, text.length()).scan(0)).isEqualTo(NumberScan.NOT_UNDERSTOOD);
    }

    @Test
    void leavesEndlessNumbersToJackson() {
        byte[] bytes = ("0." + "1".repeat(300) + ",").getBytes(StandardCharsets.UTF_8);

        assertThat(new NumberScan(bytes, bytes.length).scan(0)).isEqualTo(NumberScan.NOT_UNDERSTOOD);
    }

    @Test
    void doesNotLookBehindTheEnd() {
        byte[] bytes = "123456789012345".getBytes(StandardCharsets.UTF_8);

        for (int end = 1; end <= bytes.length; end++) {
            NumberScan scan = new NumberScan(bytes, end);
            assertThat(scan.scan(0)).isEqualTo(end);
            assertThat(scan.toLong()).isEqualTo(Long.parseLong("123456789012345".substring(0, end)));
        }
    }

    @Test
    void tellsWhichNumbersFitALong() {
        assertThat(isLong("9223372036854775807")).isTrue();
        assertThat(isLong("-9223372036854775808")).isTrue();
        assertThat(isLong("9223372036854775808")).isFalse();
        assertThat(isLong("-9223372036854775809")).isFalse();
        assertThat(isLong("9999999999999999999")).isFalse();
        assertThat(isLong("18446744073709551617")).isFalse();
        assertThat(isLong("1.0")).isFalse();
        assertThat(isLong("1e2")).isFalse();
    }

    private static boolean isLong(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        NumberScan scan = new NumberScan(bytes, bytes.length);
        assertThat(scan.scan(0)).isEqualTo(bytes.length);
        return scan.isLong();
    }

    private static void assertSame(String text, int behind) {
        byte[] bytes = (text + ", 12345678901234567890".substring(0, behind)).getBytes(StandardCharsets.UTF_8);
        NumberScan scan = new NumberScan(bytes, bytes.length);
        boolean same = scan.scan(0) == text.length()
                && Float.floatToRawIntBits(scan.toFloat()) == Float.floatToRawIntBits(Float.parseFloat(text))
                && Double.doubleToRawLongBits(scan.toDouble()) == Double.doubleToRawLongBits(Double.parseDouble(text))
                && (!scan.isLong() || scan.toLong() == Long.parseLong(text));
        if (!same) {
            assertThat(text + " = " + scan.toFloat() + " = " + scan.toDouble())
                    .isEqualTo(text + " = " + Float.parseFloat(text) + " = " + Double.parseDouble(text));
        }
    }
}
