package io.modelmarket.deploy.launcher.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class BenchProgramTest {

    @Test
    void readsWhatTheProgramFound() throws JsonProcessingException {
        BenchOutcome outcome = BenchProgram.outcome(new ObjectMapper().readTree("""
                {"results": [
                   {"case": "digits-cnn/json/64/throughput-vs-floor", "value": 2.5, "unit": "x", "target": 3.0,
                    "atLeast": true, "met": false},
                   {"case": "digits-cnn/json/1/p50-vs-floor", "value": 0.9, "unit": "x", "target": 1.0,
                    "atLeast": false, "met": true},
                   {"case": "digits-cnn/json/64/cpu", "value": 80, "unit": "us/request", "target": null,
                    "atLeast": false, "met": null}],
                 "notes": ["a note"], "table": "the table"}"""));

        assertThat(outcome.results())
                .extracting(BenchResult::name, BenchResult::met)
                .containsExactly(
                        tuple("digits-cnn/json/64/throughput-vs-floor", false),
                        tuple("digits-cnn/json/1/p50-vs-floor", true),
                        tuple("digits-cnn/json/64/cpu", null));
        assertThat(outcome.notes()).containsExactly("a note");
        assertThat(outcome.table()).isEqualTo("the table");
    }

    @Test
    void tellsTheProgramAgainAndAgain() throws IOException, InterruptedException {
        Process program = new ProcessBuilder("head", "-n", "3").start();
        AtomicInteger lines = new AtomicInteger();

        BenchProgram.feed(program, "first", () -> "line " + lines.incrementAndGet(), Duration.ofMillis(250));

        assertThat(program.inputReader(StandardCharsets.UTF_8).readAllLines())
                .containsExactly("first", "line 1", "line 2");
    }
}
