package io.modelmarket.deploy.launcher.workers;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is shown of a data plane's workers, over its answers on a real socket. */
class WorkersReportTest {

    private static final String ANSWER = """
            {"spares":1,
             "workers":[
              {"partner":"acme","state":"RUNNING","pid":4711,"since":"2026-11-22T10:00:00.123456789Z","restarts":2,
               "residentBytes":94371840,"peakBytes":104857600,"anything":"new",
               "models":[{"model":"acme/digits","version":"1.0.0","provider":"CPU","crashes":0},
                         {"model":"acme/odd","version":"0.1.0","provider":"CPU","crashes":2}],
               "sandbox":{"whole":false,"inForce":["no new privileges"],"missing":["Landlock","user namespaces"]}},
              {"partner":"beta","state":"STARTING","pid":0,"since":"2026-11-22T10:00:01Z","restarts":0,
               "residentBytes":0,"peakBytes":0,"models":[],
               "sandbox":{"whole":true,"inForce":["Landlock"],"missing":[]}}],
             "refused":[{"consumer":"globex","model":"acme/odd","version":"0.1.0","until":"2026-11-22T10:10:00Z",
                         "crashes":3,"requests":["r-1"]}]}
            """;

    private HttpServer dataPlane;
    private int status = 200;

    @BeforeEach
    void answerAsDataPlane() throws IOException {
        dataPlane = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        dataPlane.createContext("/q/workers", exchange -> {
            byte[] body = ANSWER.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        dataPlane.start();
    }

    @AfterEach
    void stop() {
        dataPlane.stop(0);
    }

    @Test
    void eachWorkerIsShownWithItsModelsAndWhatItsSandboxLacks() {
        StringWriter out = new StringWriter();
        WorkersTable.print(new PrintWriter(out), WorkersReport.of(address()).orElseThrow());

        assertThat(out.toString().lines())
                .anySatisfy(
                        line -> assertThat(line)
                                .matches(
                                        "acme +running +4711 +90 MiB +2 +2026-11-22T10:00:00Z +without Landlock, user namespaces"))
                .contains("  acme/digits 1.0.0 on CPU", "  acme/odd 0.1.0 on CPU, under way at 2 deaths of a worker")
                .anySatisfy(line -> assertThat(line).matches("beta +starting +- +0 MiB +0 .* whole"))
                .anySatisfy(line -> assertThat(line).matches("spare +1 started"))
                .anySatisfy(line ->
                        assertThat(line).startsWith("globex may not call acme/odd 0.1.0 until 2026-11-22T10:10:00Z"));
    }

    @Test
    void nothingIsShownOfADataPlaneThatDoesNotAnswer() {
        status = 503;
        assertThat(WorkersReport.of(address())).isEmpty();
        URI gone = address();
        dataPlane.stop(0);
        assertThat(WorkersReport.of(gone)).isEmpty();
    }

    private URI address() {
        return URI.create("http://127.0.0.1:" + dataPlane.getAddress().getPort());
    }
}
