package io.modelmarket.deploy.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.modelmarket.deploy.demo.Market;
import io.modelmarket.deploy.launcher.command.LedgerCommand;
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
import picocli.CommandLine;

/** What {@code market ledger verify} prints and exits with, over billing's answers on a real socket. */
class LedgerCommandTest {

    private static final String INTACT = """
            {"verdict":"INTACT","transactions":12,"entries":40,"head":"ab12","signedUpTo":10,
             "signedAt":"2026-11-22T08:00:00Z","findings":[],
             "totals":[{"debits":{"amount":"7.00","currency":"EUR"},"credits":{"amount":"7.00","currency":"EUR"}}]}
            """;
    private static final String BROKEN = """
            {"verdict":"BROKEN","transactions":12,"entries":40,"head":"ab12","totals":[],
             "findings":[{"sequence":7,"transaction":9,"problem":"not what was written"}]}
            """;

    private final StringWriter out = new StringWriter();
    private String answer = INTACT;
    private String authorization = "";
    private HttpServer billing;

    @BeforeEach
    void answerAsBilling() throws IOException {
        billing = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        billing.createContext("/v1/finance/ledger/verification", exchange -> {
            authorization = exchange.getRequestHeaders().getFirst("Authorization");
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
    void saysIntactAndExitsWithZero() {
        assertThat(run("verify")).isZero();
        assertThat(authorization).isEqualTo("Bearer token-of-fiona");
        assertThat(out.toString())
                .startsWith("intact")
                .contains("12 transactions, 40 entries", "signed up to 10", "EUR debits 7.00, credits 7.00");
    }

    @Test
    void namesWhereItBreaksAndExitsWithOne() {
        answer = BROKEN;
        assertThat(run("verify")).isEqualTo(1);
        assertThat(out.toString())
                .contains("broken", "no checkpoint yet", "BROKEN at 7, transaction 9: not what was written");
    }

    @Test
    void asksWhatToDo() {
        assertThat(run()).isEqualTo(2);
    }

    private int run(String... arguments) {
        URI here = URI.create("http://127.0.0.1:" + billing.getAddress().getPort());
        Market market = new Market(here, here, here, "", here, user -> "token-of-" + user, Path.of("."));
        return new CommandLine(new LedgerCommand(() -> market))
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(out, true))
                .execute(arguments);
    }
}
