package io.modelmarket.deploy.launcher.faults;

import com.fasterxml.jackson.databind.JsonNode;
import io.modelmarket.deploy.demo.Api;
import io.modelmarket.deploy.demo.DemoFailure;
import io.modelmarket.deploy.demo.Market;
import io.modelmarket.deploy.demo.Publishing;
import java.math.BigDecimal;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Billing's side, read over its published API; and whether all that was metered has reached it. */
final class Books {
    private static final Duration CATCH_UP = Duration.ofMinutes(3);
    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);
    private static final int STEADY_LOOKS = 2;

    private final UnsentJournal journal;
    private final Publishing steps;
    private final YearMonth period;

    Books(Market market, HttpClient http, YearMonth period) {
        this.journal = new UnsentJournal(market, http);
        this.steps = new Publishing(market, http);
        this.period = period;
    }

    /**
     * Waits until the journal is sent, nothing lies before intake, and as much is counted of every subscriber as the
     * topic holds; false when that does not come about.
     *
     * @param topic how many events the topic holds of each, in their order
     */
    boolean awaitCaughtUp(List<Subscriber> subscribers, Supplier<List<Tally>> topic) {
        long deadline = System.nanoTime() + CATCH_UP.toNanos();
        int steady = 0;
        while (System.nanoTime() < deadline) {
            JsonNode intake = steps.billing("fiona").get("/v1/finance/usage/intake");
            boolean quiet = journal.unsentBytes() == 0
                    && intake.path("lag").asLong() == 0
                    && intake.path("missing").asLong() == 0
                    && topic.get().equals(used(subscribers));
            steady = quiet ? steady + 1 : 0;
            if (steady == STEADY_LOOKS) {
                return true;
            }
            Load.pause(LOOK_EVERY);
        }
        return false;
    }

    /** Bills what was used so far of every subscriber, and reads back. */
    List<Counted> close(List<Subscriber> subscribers) {
        List<Tally> used = used(subscribers);
        Api finance = steps.billing("fiona");
        List<Counted> counted = new ArrayList<>();
        for (int i = 0; i < subscribers.size(); i++) {
            Subscriber subscriber = subscribers.get(i);
            JsonNode closed = finance.post(
                    "/v1/finance/closes",
                    Map.of("period", period.toString(), "tenant", subscriber.tenant(), "interim", true));
            long invoiced = 0;
            for (JsonNode invoice : closed.path("invoices")) {
                for (JsonNode line : invoice.path("lines")) {
                    invoiced += line.path("quantity").asLong();
                }
            }
            JsonNode report = finance.get("/v1/finance/report?period=" + period + "&tenant=" + subscriber.tenant());
            counted.add(new Counted(
                    subscriber.subscription(),
                    used.get(i),
                    invoiced,
                    difference(report).toPlainString()));
        }
        return counted;
    }

    /** What they say as a whole, once each has been recomputed from what it is made of. */
    Verdicts verdicts() {
        return new Verdicts(
                finance("/v1/finance/reconciliation?period=" + period)
                        .path("verdict")
                        .asText(),
                finance("/v1/finance/ledger/verification").path("verdict").asText(),
                finance("/v1/finance/ledger/trial-balance").path("balanced").asBoolean(),
                finance("/v1/finance/usage/rejected").path("items").size(),
                difference(finance("/v1/finance/report?period=" + period)));
    }

    /** With a fresh token: the answer before may have been waited for longer than one lives. */
    private JsonNode finance(String path) {
        return steps.billing("fiona").get(path);
    }

    private List<Tally> used(List<Subscriber> subscribers) {
        Api consumer = steps.billing("carla");
        return subscribers.stream()
                .map(subscriber -> consumer.get("/v1/tenants/" + subscriber.tenant() + "/usage?period=" + period)
                        .path("totals"))
                .map(totals -> new Tally(
                        totals.path("requests").asLong(), totals.path("failed").asLong()))
                .toList();
    }

    private static BigDecimal difference(JsonNode report) {
        BigDecimal sum = BigDecimal.ZERO;
        for (JsonNode row : report.path("rows")) {
            sum = sum.add(new BigDecimal(row.path("difference").asText()).abs());
        }
        if (sum.signum() == 0 && !report.path("reconciled").asBoolean()) {
            throw new DemoFailure("the report shows no difference and yet is not reconciled: " + report);
        }
        return sum;
    }
}
