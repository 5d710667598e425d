package io.modelmarket.deploy.bench.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.modelmarket.deploy.bench.sample.Encoding;
import io.modelmarket.deploy.bench.sample.SampleModel;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class ServingResultTest {

    private static final Point DIGITS = new Point(SampleModel.DIGITS_CNN, Encoding.JSON, 64);
    private static final Point ONE = new Point(SampleModel.DIGITS_CNN, Encoding.JSON, 1);

    @Test
    void takesTheMedianOfTheRoundsOwnRatios() {
        // The machine was half as fast in the second round: the ratio of medians would say 1.5.
        ServingResult result = new ServingResult(
                List.of(
                        of(1, Contender.MARKET, DIGITS, 300),
                        of(1, Contender.FLOOR, DIGITS, 100),
                        of(2, Contender.MARKET, DIGITS, 150),
                        of(2, Contender.FLOOR, DIGITS, 50),
                        of(3, Contender.MARKET, DIGITS, 290),
                        of(3, Contender.FLOOR, DIGITS, 100)),
                List.of());

        Case ratio = named(result, "digits-cnn/json/64/throughput-vs-floor");

        assertThat(ratio.value()).isEqualTo(3.0);
        assertThat(ratio.target()).isEqualTo(Target.atLeast(3));
        assertThat(ratio.met()).isTrue();
        assertThat(named(result, "digits-cnn/json/64/throughput").value()).isEqualTo(290);
        assertThat(named(result, "digits-cnn/json/64/floor-throughput").value()).isEqualTo(100);
    }

    @Test
    void comparesNoRoundInWhichSomebodyFailed() {
        ServingResult result = new ServingResult(
                List.of(
                        of(1, Contender.MARKET, DIGITS, 900, Map.of("status 503", 7L)),
                        of(1, Contender.FLOOR, DIGITS, 100),
                        of(2, Contender.MARKET, DIGITS, 200),
                        of(2, Contender.FLOOR, DIGITS, 100)),
                List.of());

        assertThat(named(result, "digits-cnn/json/64/throughput-vs-floor").value())
                .isEqualTo(2.0);
        assertThat(named(result, "digits-cnn/json/64/throughput-vs-floor").met())
                .isFalse();
        assertThat(named(result, "digits-cnn/json/64/failures").value()).isEqualTo(7);
        assertThat(named(result, "digits-cnn/json/64/failures").met()).isFalse();
        assertThat(named(result, "digits-cnn/json/64/floor-failures").met()).isTrue();
    }

    @Test
    void wantsALowerLatencyThanTheFloorsAtOneConnection() {
        ServingResult result = new ServingResult(
                List.of(of(1, Contender.MARKET, ONE, 100), of(1, Contender.FLOOR, ONE, 50)), List.of());

        // p50 is 1e6 / throughput here.
        assertThat(named(result, "digits-cnn/json/1/p50-vs-floor").value()).isEqualTo(0.5);
        assertThat(named(result, "digits-cnn/json/1/p50-vs-floor").met()).isTrue();
        assertThat(named(result, "digits-cnn/json/1/throughput-vs-floor").met()).isNull();
    }

    @Test
    void leavesOutWhatWasNotMeasured() {
        ServingResult result = new ServingResult(List.of(of(1, Contender.MARKET, ONE, 100)), List.of());

        assertThat(result.cases())
                .extracting(Case::name)
                .containsExactly(
                        "digits-cnn/json/1/throughput",
                        "digits-cnn/json/1/p50",
                        "digits-cnn/json/1/p99",
                        "digits-cnn/json/1/failures");
    }

    @Test
    void showsALineForEachPointAndWhatMissed() {
        ServingResult result = new ServingResult(
                List.of(of(1, Contender.MARKET, DIGITS, 250), of(1, Contender.FLOOR, DIGITS, 100)),
                List.of("the Node server is left out: no npm"));

        assertThat(ServingTable.of(result))
                .containsPattern("digits-cnn/json/64 +250 +100 +- +- +2.50 +-")
                .containsPattern("throughput-vs-floor +2.50 x +>= 3.00 +MISSED")
                .contains("note: the Node server is left out: no npm");
    }

    @Test
    void writesDownEveryFigureWithItsTarget() {
        ServingResult result = new ServingResult(
                List.of(of(1, Contender.MARKET, DIGITS, 250), of(1, Contender.FLOOR, DIGITS, 100)), List.of("a note"));

        JsonNode written = new ObjectMapper().valueToTree(ServingReport.of(result));

        assertThat(written.path("results").path(0).toString())
                .isEqualTo("{\"case\":\"digits-cnn/json/64/throughput-vs-floor\",\"value\":2.5,\"unit\":\"x\","
                        + "\"target\":3.0,\"atLeast\":true,\"met\":false}");
        assertThat(written.path("results").path(1).path("target").isNull()).isTrue();
        assertThat(written.path("notes").path(0).asText()).isEqualTo("a note");
        assertThat(written.path("table").asText()).contains("digits-cnn/json/64");
    }

    @Test
    void saysHowFarAnyServerOfThisStackCouldGo() {
        ServingResult result = new ServingResult(
                List.of(
                        of(1, Contender.MARKET, DIGITS, 150),
                        of(1, Contender.FLOOR, DIGITS, 100),
                        of(1, Contender.CEILING, DIGITS, 240)),
                List.of());

        assertThat(named(result, "digits-cnn/json/64/ceiling-vs-floor").value()).isEqualTo(2.4);
        assertThat(named(result, "digits-cnn/json/64/ceiling-vs-floor").met()).isNull();
        assertThat(ServingTable.of(result)).containsPattern(">= 3.00 +MISSED, above the ceiling of 2.40");
    }

    @Test
    void findsMedians() {
        assertThat(Statistics.median(List.of())).isEmpty();
        assertThat(Statistics.median(List.of(3.0, 1.0, 2.0))).hasValue(2.0);
        assertThat(Statistics.median(List.of(4.0, 1.0, 2.0, 3.0))).hasValue(2.5);
    }

    @Test
    void roundsToWhatIsSignificant() {
        assertThat(Statistics.rounded(12_345.6)).isCloseTo(12_350, within(0.001));
        assertThat(Statistics.rounded(0.000123456)).isCloseTo(0.0001235, within(1e-12));
        assertThat(Statistics.rounded(Double.NaN)).isNaN();
    }

    private static Case named(ServingResult result, String name) {
        return result.cases().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no case " + name));
    }

    private static Measurement of(int round, Contender contender, Point point, double throughput) {
        return of(round, contender, point, throughput, Map.of());
    }

    private static Measurement of(
            int round, Contender contender, Point point, double throughput, Map<String, Long> failures) {
        return new Measurement(
                round,
                contender,
                point,
                new Measurement.Figures(throughput, 1e6 / throughput, 2e6 / throughput, OptionalDouble.empty()),
                failures);
    }
}
