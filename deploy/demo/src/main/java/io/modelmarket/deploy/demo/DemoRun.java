package io.modelmarket.deploy.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.modelmarket.deploy.demo.Publishing.Share;
import java.math.BigDecimal;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.InstantSource;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** One run of the main job with fresh tenants, and the comparison of every figure with what it must be. */
final class DemoRun {

    static final int QUOTA = 500;
    private static final BigDecimal TOTAL = new BigDecimal("1.00");
    private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
    private static final double BILLED_WITHIN_SECONDS = 2.0;

    private final Market market;
    private final Consumer<String> progress;
    private final InstantSource clock = InstantSource.system();
    private final List<String> disagreements = new ArrayList<>();

    DemoRun(Market market, Consumer<String> progress) {
        this.market = market;
        this.progress = progress;
    }

    /** The split that the demo's partners sign. */
    static List<Share> shares(String partner, String data, String compute) {
        return List.of(
                new Share("alice", partner, "TECHNOLOGY", "70"),
                new Share("dan", data, "DATA", "15"),
                new Share("gus", compute, "COMPUTE", "5"),
                new Share("fiona", "platform", "PLATFORM", "10"));
    }

    DemoResult run() {
        long start = System.nanoTime();
        try (HttpClient http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            Publishing steps = new Publishing(market, http);
            Names names = Names.fresh(clock.millis());
            Digits digits = Digits.load(market.samples());
            Subscribed subscribed = prepare(steps, names, digits);
            YearMonth period = YearMonth.from(clock.instant().atZone(ZONE));
            Finance finance = new Finance(steps.billing("carla"), steps.billing("fiona"), names.consumer, period);
            Traffic sent = new Traffic();
            DemoResult.Calls traffic = call(sent, http, names, subscribed.key(), digits);
            DemoResult.Bill bill = bill(finance, names, traffic.answered(), sent.lastAnswer());
            reopen(steps, names, subscribed);
            return new DemoResult(
                    places(),
                    new DemoResult.Offer(names.model(), Publishing.VERSION, subscribed.key()),
                    traffic,
                    bill,
                    seconds(start),
                    List.copyOf(disagreements));
        }
    }

    private Subscribed prepare(Publishing steps, Names names, Digits digits) {
        progress.accept("tenants " + names.partner + ", " + names.data + ", " + names.compute + ", " + names.consumer);
        steps.ensureTenant("fiona", "platform", "Modelmarket", "DE");
        steps.createTenant("alice", names.partner, "Acme Vision", "DE");
        steps.createTenant("dan", names.data, "Datahub", "FR");
        steps.createTenant("gus", names.compute, "Gridco", "NL");
        steps.createTenant("carla", names.consumer, "Globex", "AT");
        progress.accept("publishing " + names.model() + " " + Publishing.VERSION);
        steps.publish(names.partner, digits.model());
        progress.accept("plan, agreement, subscription, key");
        String metered = steps.createPlan(
                names.partner,
                Map.of(
                        "model", names.model(),
                        "name", "metered",
                        "currency", "EUR",
                        "pricePerRequest", "0.002",
                        "monthlyRequests", QUOTA));
        String open = steps.createPlan(
                names.partner,
                Map.of("model", names.model(), "name", "open", "currency", "EUR", "pricePerRequest", "0.001"));
        steps.agree(names.partner, shares(names.partner, names.data, names.compute));
        String subscription = steps.subscribe(names.consumer, metered);
        String key = steps.createKey(names.consumer);
        steps.awaitServed(names.wireModel(), key);
        return new Subscribed(subscription, key, open);
    }

    private DemoResult.Calls call(Traffic traffic, HttpClient http, Names names, String key, Digits digits) {
        progress.accept("calling " + digits.count() + " times: REST JSON, REST binary, gRPC in turn");
        try (GrpcCaller grpc = new GrpcCaller(market.grpcTarget(), names.wireModel(), key)) {
            DemoResult.Calls calls = traffic.send(
                    digits,
                    List.of(
                            new RestCaller(http, market.platformApi(), names.wireModel(), key, false),
                            new RestCaller(http, market.platformApi(), names.wireModel(), key, true),
                            grpc));
            expect("answered calls", QUOTA, calls.answered());
            expect("refused calls", digits.count() - QUOTA, calls.refused());
            if (calls.accuracy() < 0.95) {
                disagreements.add("accuracy " + calls.accuracy() + " is below 0.95");
            }
            return calls;
        }
    }

    private DemoResult.Bill bill(Finance finance, Names names, int answered, long lastAnswer) {
        progress.accept("metering, invoice, shares, report");
        long events = finance.awaitRequests(answered);
        double billedAfter = seconds(lastAnswer);
        if (billedAfter > BILLED_WITHIN_SECONDS) {
            disagreements.add("billing showed the events only after " + billedAfter + " s");
        }
        expect("events billed", QUOTA, events);
        JsonNode invoice = finance.interimInvoice();
        BigDecimal total = new BigDecimal(invoice.path("total").path("amount").asText());
        expectAmount("invoice total", TOTAL, total);
        Map<String, BigDecimal> shares = Finance.shares(invoice);
        names.expectedShares()
                .forEach((tenant, share) ->
                        expectAmount("share of " + tenant, share, shares.getOrDefault(tenant, BigDecimal.ZERO)));
        expectAmount("sum of shares", total, shares.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add));
        boolean balanced = finance.ledgerBalanced();
        expect("ledger balanced", true, balanced);
        boolean reconciled = finance.report().path("reconciled").asBoolean();
        expect("report reconciled", true, reconciled);
        compareCsv(finance.csv(), events, total);
        return new DemoResult.Bill(
                events,
                billedAfter,
                invoice.path("total").path("currency").asText(),
                invoice.path("number").asText(),
                total.toPlainString(),
                plain(shares),
                balanced,
                reconciled);
    }

    private void compareCsv(CsvReport csv, long events, BigDecimal total) {
        expectAmount("CSV requests", BigDecimal.valueOf(events), csv.total("requests"));
        expectAmount("CSV charged", total, csv.total("charged"));
        expectAmount("CSV invoiced", total, csv.total("invoiced"));
        expectAmount("CSV ledger", total, csv.total("ledger"));
        expectAmount("CSV shared", total, csv.total("shared"));
    }

    /** Moves the subscription to the plan without a quota, so that the printed key works. */
    private void reopen(Publishing steps, Names names, Subscribed subscribed) {
        progress.accept("moving the subscription to the plan open");
        steps.billing("carla")
                .put(
                        "/v1/tenants/" + names.consumer + "/subscriptions/" + subscribed.subscription() + "/plan",
                        Map.of("planId", subscribed.openPlan()));
        try (HttpClient http = HttpClient.newHttpClient()) {
            Caller caller = new RestCaller(http, market.platformApi(), names.wireModel(), subscribed.key(), true);
            float[] image = Digits.load(market.samples()).image(0);
            Await.until("the new plan to be in force", Duration.ofSeconds(10), () -> switch (caller.call(image)) {
                case Caller.Reply.Answered answer -> Optional.of(answer);
                case Caller.Reply.Refused _ -> Optional.empty();
            });
        }
    }

    private DemoResult.Places places() {
        return new DemoResult.Places(
                market.platformApi().toString(),
                market.grpcTarget(),
                market.console().toString(),
                market.tenantService().toString(),
                market.billing().toString());
    }

    private void expect(String what, Object expected, Object found) {
        if (!String.valueOf(expected).equals(String.valueOf(found))) {
            disagreements.add(what + ": expected " + expected + ", found " + found);
        }
    }

    private void expectAmount(String what, BigDecimal expected, BigDecimal found) {
        if (expected.compareTo(found) != 0) {
            disagreements.add(what + ": expected " + expected + ", found " + found);
        }
    }

    private static Map<String, String> plain(Map<String, BigDecimal> amounts) {
        Map<String, String> plain = new LinkedHashMap<>();
        amounts.forEach((tenant, amount) -> plain.put(tenant, amount.toPlainString()));
        return plain;
    }

    private static double seconds(long since) {
        return Math.round((System.nanoTime() - since) / 1e7) / 100.0;
    }

    private record Subscribed(String subscription, String key, String openPlan) {
        @Override
        public String toString() {
            return "Subscribed[" + subscription + "]";
        }
    }

    /** The tenants of one run: the demo's names with a suffix that no earlier run had. */
    private record Names(String partner, String data, String compute, String consumer) {

        static Names fresh(long millis) {
            String suffix = "-" + Long.toString(millis, Character.MAX_RADIX);
            return new Names("acme" + suffix, "datahub" + suffix, "gridco" + suffix, "globex" + suffix);
        }

        String model() {
            return partner + "/digits";
        }

        String wireModel() {
            return partner + ".digits";
        }

        Map<String, BigDecimal> expectedShares() {
            return Map.of(
                    partner,
                    new BigDecimal("0.70"),
                    data,
                    new BigDecimal("0.15"),
                    compute,
                    new BigDecimal("0.05"),
                    "platform",
                    new BigDecimal("0.10"));
        }
    }
}
