package io.modelmarket.deploy.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.modelmarket.deploy.demo.Market;
import io.modelmarket.deploy.launcher.command.ReconcileCommand;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** What {@code market reconcile} prints and exits with, over billing's answers on a real socket. */
class ReconcileCommandTest {

    private static final String EQUAL = """
            {"period":"2026-11","verdict":"EQUAL","files":3,"bytes":4096,"unarchived":0,"differences":0,
             "archived":{"rollups":2,"events":7,"requests":6,"failed":1},
             "counted":{"rollups":2,"events":7,"requests":6,"failed":1},"problems":[],"gaps":[],"items":[]}
            """;
    private static final String DIFFERENT = """
            {"period":"2026-11","verdict":"DIFFERENT","files":2,"bytes":4096,"unarchived":5,"differences":3,
             "archived":{},"counted":{},
             "problems":[{"path":"usage/a.parquet","partition":1,"problem":"missing"}],
             "gaps":[{"partition":4,"firstOffset":10,"lastOffset":19}],
             "items":[{"subscription":"s-1","release":"2.0.0","meter":"rows","hour":"2026-11-01T00:00:00Z","archived":4,"counted":5}]}
            """;

    private final StringWriter out = new StringWriter();
    private String answer = EQUAL;
    private String asked = "";
    private HttpServer billing;

    @BeforeEach
    void answerAsBilling() throws IOException {
        billing = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        billing.createContext("/v1/finance/reconciliation", exchange -> {
            asked = exchange.getRequestURI().getQuery();
            byte[] body = answer.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        billing.start();
    }

    @AfterEach
    void stop() {
        billing.stop(0);
    }

    @Test
    void saysEqualWithTheCountsAndExitsWithZero() {
        assertThat(run("--period", "2026-11")).isZero();
        assertThat(asked).isEqualTo("period=2026-11");
        assertThat(out.toString())
                .startsWith("equal")
                .contains("archived 7 events in 2 rollups: 6 requests, 1 failed", "3 files, 4096 bytes");
    }

    @Test
    void listsWhatDiffersAndExitsWithOne() {
        answer = DIFFERENT;
        assertThat(run("--period", "2026-11")).isEqualTo(1);
        assertThat(out.toString())
                .contains(
                        "FILE usage/a.parquet: missing",
                        "GAP in partition 4: records 10 to 19 are in no file",
                        "5 records are counted but not archived yet",
                        "DIFFERENT subscription s-1, release 2.0.0, rows, 2026-11-01T00:00:00Z: archived 4, counted 5",
                        "and 2 more");
    }

    @Test
    void needsAMonth() {
        assertThat(run()).isEqualTo(2);
        assertThat(out.toString()).contains("Missing required option: '--period=<month>'");
        assertThat(asked).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "--period=rubbish, Invalid value for option '--period': 'rubbish' is not a month; write it like 2026-11",
                "--period=2026-13, '2026-13' is not a month",
                "--period=2026-11-01, '2026-11-01' is not a month",
                "--period=, '' is not a month",
                "--period=0001-01, '0001-01' is not between 2000-01 and 2999-12",
                "--periods=2026-11, Missing required option",
                "rubbish, Missing required option"
            })
    void saysWhatIsWrongWithAnArgumentInWords(String argument, String says) {
        assertThat(run(argument)).isEqualTo(2);
        assertWords(says);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "--json=rubbish, 'rubbish' is not a boolean",
                "--jason, Unknown option: '--jason'",
                "rubbish, Unmatched argument at index 2: 'rubbish'"
            })
    void saysWhatIsWrongBesideAMonth(String argument, String says) {
        assertThat(run("--period", "2026-11", argument)).isEqualTo(2);
        assertWords(says);
    }

    private void assertWords(String says) {
        assertThat(out.toString()).contains(says, "Usage: reconcile").doesNotContain("java", "YearMonth", "Exception");
        assertThat(asked).isEmpty();
    }

    private int run(String... arguments) {
        URI here = URI.create("http://127.0.0.1:" + billing.getAddress().getPort());
        Market market = new Market(here, here, here, "", here, user -> "token-of-" + user, Path.of("."));
        return new CommandLine(new ReconcileCommand(() -> market))
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(out, true))
                .execute(arguments);
    }
}
