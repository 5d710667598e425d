package io.modelmarket.deploy.launcher.faults;

import io.modelmarket.deploy.demo.DemoFailure;
import io.modelmarket.deploy.demo.Market;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** How much of the data plane's journal Kafka has not taken, as its metrics say. */
final class UnsentJournal {
    private static final String UNSENT = "market_journal_unsent_bytes";
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Market market;
    private final HttpClient http;

    UnsentJournal(Market market, HttpClient http) {
        this.market = market;
        this.http = http;
    }

    /** In bytes. */
    double unsentBytes() {
        HttpRequest request = HttpRequest.newBuilder(market.platformApi().resolve("/q/metrics"))
                .timeout(PATIENCE)
                .build();
        try {
            return http.send(request, BodyHandlers.ofString())
                    .body()
                    .lines()
                    .filter(line -> line.startsWith(UNSENT))
                    .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                    .findFirst()
                    .orElseThrow(() -> new DemoFailure("the data plane's metrics have no " + UNSENT));
        } catch (IOException e) {
            throw new DemoFailure("cannot read the data plane's metrics: " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DemoFailure("interrupted", e);
        }
    }
}
