package io.modelmarket.deploy.launcher.closing;

import com.fasterxml.jackson.databind.JsonNode;
import io.modelmarket.deploy.launcher.metering.MeteringPlace;
import io.modelmarket.deploy.launcher.metering.UsageLoad;
import io.modelmarket.deploy.launcher.part.PartName;
import io.modelmarket.deploy.launcher.temporary.TemporaryMarket;
import io.modelmarket.deploy.stack.keycloak.DemoUser;
import io.modelmarket.deploy.stack.process.StackException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** PostgreSQL, Kafka, Keycloak and billing by themselves, and what finance does there at a month's end. */
public final class Closing implements AutoCloseable {

    private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
    private static final int SAMPLE_SUBSCRIPTIONS = 100;
    private static final long SAMPLE = 10_000;
    private static final Duration LONGEST_SENDING = Duration.ofSeconds(60);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(4);
    private static final Duration LOOK_EVERY = Duration.ofMillis(100);

    private final TemporaryMarket market;
    private final FinanceDesk finance;
    private final InstantSource clock;
    private final Consumer<String> progress;

    private Closing(TemporaryMarket market, InstantSource clock, Consumer<String> progress) {
        this.market = market;
        this.finance = new FinanceDesk(market);
        this.clock = clock;
        this.progress = progress;
    }

    /** Starts all of it, in a folder of its own. */
    public static Closing start(InstantSource clock, Consumer<String> progress) {
        TemporaryMarket market = TemporaryMarket.make("market-close");
        boolean started = false;
        try {
            market.start(PartName.POSTGRES);
            market.start(PartName.KAFKA);
            market.start(PartName.KEYCLOAK);
            market.startBilling(Map.of("MARKET_ARCHIVE_WRITE_EVERY", "5s", "MARKET_CLOSE_GRACE", "0s"));
            started = true;
            return new Closing(market, clock, progress);
        } finally {
            if (!started) {
                market.close();
            }
        }
    }

    /** Closes last month for good: one person has it frozen, a second approves; everything is issued then. */
    public Closed close(int subscriptions, int partners, long events) {
        YearMonth month = lastMonth();
        progress.accept("writing " + month + " of " + subscriptions + " subscriptions");
        ClosingBooks.Written written = ClosingBooks.write(market, subscriptions, partners, events, month);
        progress.accept("signing agreements");
        int agreements = new ClosingAgreements(market, finance).sign(partners, month, ZONE);
        progress.accept("closing it");
        Used request = new Used();
        JsonNode asked = finance.post(
                DemoUser.FIONA, "/v1/finance/closes", Map.of("period", month.toString(), "interim", false));
        request.end("freezing it");
        String run = asked.path("run").path("id").asText();
        Used approval = new Used();
        JsonNode closed = finance.post(DemoUser.FELIX, "/v1/finance/closes/" + run + "/approval", Map.of());
        approval.end("issuing it");
        if (closed.path("issued").asInt() != subscriptions) {
            throw new StackException(closed.path("issued").asInt() + " invoices of " + subscriptions);
        }
        if (!finance.get("/v1/finance/report?period=" + month)
                .path("reconciled")
                .asBoolean()) {
            throw new StackException("the report of " + month + " has differences");
        }
        return new Closed(subscriptions, agreements, written, request.took, approval.took);
    }

    /**
     * Archives the events behind the closed month, reconciles it with the files, and makes a report with a line for
     * each subscription, key and day.
     *
     * @param lines about how many the report is to have; no more than there are events
     */
    public Recounted recount(Closed closed, long lines) {
        YearMonth month = lastMonth();
        sample();
        progress.accept("archiving the month's " + closed.books().events() + " events");
        long keys = Math.max(1, Math.ceilDiv(lines, (long) closed.subscriptions() * month.lengthOfMonth()));
        ArchivedMonth.Archived archived = new ArchivedMonth(market, progress)
                .write(month, ZONE, closed.books().each(), keys);
        progress.accept("reconciling it with " + archived.files() + " files");
        Used reconciliation = new Used();
        JsonNode found = finance.get("/v1/finance/reconciliation?period=" + month);
        reconciliation.end("reconciling it");
        if (!found.path("verdict").asText().equals("EQUAL")
                || found.path("archived").path("events").asLong() != archived.events()) {
            throw new StackException("the archive differs from the rollups: " + found);
        }
        progress.accept("making a report");
        Used report = new Used();
        JsonNode made = made(finance.post(
                DemoUser.FIONA,
                "/v1/finance/reports",
                Map.of("kind", "USAGE", "format", "CSV", "period", month.toString())));
        report.end("the report");
        return new Recounted(archived, reconciliation.took, made.path("rows").asLong(), report.took);
    }

    /** Some events all the way through broker, intake and archive, whose file the others' are made like. */
    private void sample() {
        progress.accept("counting and archiving " + SAMPLE + " events");
        try (MeteringPlace place = MeteringPlace.in(market, SAMPLE_SUBSCRIPTIONS);
                UsageLoad load = new UsageLoad(place, clock, 1)) {
            load.send(SAMPLE, LONGEST_SENDING);
            long end = System.nanoTime() + LONGEST_WAIT.toNanos();
            place.watchCounted(counted -> counted < load.sent() && System.nanoTime() < end);
            place.watchArchived(counted -> counted < load.sent() && System.nanoTime() < end);
            if (System.nanoTime() >= end) {
                throw new StackException(
                        load.sent() + " events were not archived in " + LONGEST_WAIT.toSeconds() + " s");
            }
        }
    }

    private YearMonth lastMonth() {
        return YearMonth.from(clock.instant().atZone(ZONE)).minusMonths(1);
    }

    private JsonNode made(JsonNode asked) {
        JsonNode job = asked;
        long end = System.nanoTime() + LONGEST_WAIT.toNanos();
        while (!job.path("state").asText().equals("DONE")) {
            if (job.path("state").asText().equals("FAILED") || System.nanoTime() > end) {
                throw new StackException("the report is not made: " + job);
            }
            try {
                TimeUnit.NANOSECONDS.sleep(LOOK_EVERY.toNanos());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new StackException("interrupted", e);
            }
            job = finance.get("/v1/finance/reports/" + asked.path("id").asText());
        }
        return job;
    }

    @Override
    public void close() {
        market.close();
    }

    /**
     * How long something took.
     *
     * @param seconds by the clock
     * @param billing seconds of billing's processor time
     * @param postgres seconds of PostgreSQL's
     */
    public record Took(double seconds, double billing, double postgres) {}

    /** A closed month: freezing it and issuing it. */
    public record Closed(int subscriptions, int agreements, ClosingBooks.Written books, Took request, Took approval) {}

    /** Archived events, how long reconciling them took, and a report of so many lines. */
    public record Recounted(ArchivedMonth.Archived archived, Took reconciliation, long lines, Took report) {}

    /** Time from its beginning to its end. */
    private final class Used {

        private static final double NANOS = 1e9;

        private final long begun = System.nanoTime();
        private final Duration billing = market.processorTime(PartName.BILLING);
        private final Duration postgres = market.processorTime(PartName.POSTGRES);
        private Took took = new Took(0, 0, 0);

        void end(String what) {
            took = new Took(
                    (System.nanoTime() - begun) / NANOS,
                    market.processorTime(PartName.BILLING).minus(billing).toNanos() / NANOS,
                    market.processorTime(PartName.POSTGRES).minus(postgres).toNanos() / NANOS);
            progress.accept(String.format(
                    Locale.ROOT,
                    "%s took %.1f s, processor time of billing %.1f s, of PostgreSQL %.1f s",
                    what,
                    took.seconds(),
                    took.billing(),
                    took.postgres()));
        }
    }
}
