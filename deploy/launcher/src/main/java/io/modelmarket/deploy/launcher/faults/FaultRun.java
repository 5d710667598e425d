package io.modelmarket.deploy.launcher.faults;

import io.modelmarket.deploy.demo.Market;
import io.modelmarket.deploy.launcher.faults.Answers.Entry;
import io.modelmarket.deploy.launcher.faults.Injector.Suffered;
import io.modelmarket.deploy.launcher.first.RunningMarket;
import io.modelmarket.deploy.launcher.part.PortName;
import io.modelmarket.deploy.launcher.supervise.MarketStatus;
import io.modelmarket.deploy.stack.process.DataFolder;
import io.modelmarket.deploy.stack.process.StackException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.InstantSource;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Rounds of faults under load on the market that runs over a data folder, each compared when it is over. */
public final class FaultRun {
    /** The zone of every tenant made here, which decides the month that usage belongs to. */
    static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
    /** Fewer than the deaths after which a launcher gives a part up, with room for a round's. */
    private static final int RESTARTS_BEFORE_A_FRESH_LAUNCHER = 3;

    private final DataFolder folder;
    private final InstantSource clock;
    private final Consumer<String> progress;

    /** A run on the market in that folder, which must be up. */
    public FaultRun(DataFolder folder, InstantSource clock, Consumer<String> progress) {
        this.folder = folder;
        this.clock = clock;
        this.progress = progress;
    }

    /**
     * The rounds, the first with this seed and each next with one more.
     *
     * @param faults the most faults of a round
     * @param freshLauncher starts the market anew, so that its launcher forgets the deaths it has seen
     */
    public FaultReport run(long seed, int rounds, int faults, Runnable freshLauncher) {
        List<Round> done = new ArrayList<>();
        for (int number = 1; number <= rounds; number++) {
            Round round = round(number, seed + number - 1, faults);
            done.add(round);
            progress.accept("  " + round.summary());
            if (number < rounds && mostRestarts() >= RESTARTS_BEFORE_A_FRESH_LAUNCHER) {
                progress.accept("starting the market anew");
                freshLauncher.run();
            }
        }
        return new FaultReport(seed, done);
    }

    private Round round(int number, long seed, int faults) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Fault> plan = Fault.plan(random, faults);
        String name = "s" + seed + "-" + Long.toString(clock.millis(), Character.MAX_RADIX);
        progress.accept("round " + number + ", seed " + seed + ": publishing");
        Market market = RunningMarket.find(folder);
        try (HttpClient http = HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .build();
                Answers answers = new Answers(folder.root().resolve("faults").resolve(name + ".csv"), clock)) {
            Stage stage = Stage.set(market, http, name, random);
            URI infer = market.platformApi().resolve("/v2/models/" + stage.wireModel() + "/infer");
            YearMonth period = YearMonth.from(clock.instant().atZone(ZONE));
            List<Suffered> suffered = new ArrayList<>();
            try (Load load = new Load(infer, stage.request(), answers)) {
                load.start(name, stage.subscribers());
                Injector injector = new Injector(folder, load, clock);
                for (Fault fault : plan) {
                    progress.accept("  " + fault.label());
                    Suffered done = injector.suffer(fault);
                    if (!done.note().isEmpty()) {
                        progress.accept("    " + done.note());
                    }
                    suffered.add(done);
                }
                progress.accept("  kill -9 platform-api under the last calls");
                suffered.add(injector.killAtTheEnd(new UnsentJournal(market, http)));
            }
            stage.awaitServed();
            progress.accept("  comparing");
            Books books = new Books(market, http, period);
            Round round = new Round(number, seed, suffered, 0, 0, 0, 0, 0, List.of());
            return compared(round, stage, answers.all(), books);
        } catch (IOException e) {
            throw new StackException("round " + number + ": " + e.getMessage(), e);
        }
    }

    private Round compared(Round round, Stage stage, List<Entry> log, Books books) {
        List<Subscriber> subscribers = stage.subscribers();
        List<Check> checks = new ArrayList<>();
        Set<String> own = subscribers.stream().map(Subscriber::subscription).collect(Collectors.toSet());
        UsageTopic topic = new UsageTopic(kafka());
        boolean caughtUp = books.awaitCaughtUp(
                subscribers, () -> new Comparison(subscribers, log, topic.read(own::contains)).events());
        checks.add(Check.equal("journal sent and intake caught up", true, caughtUp));
        Comparison comparison = new Comparison(subscribers, log, topic.read(own::contains));
        checks.addAll(comparison.requests());
        checks.addAll(comparison.subscriptions(books.close(subscribers)));
        checks.addAll(Comparison.verdicts(books.verdicts()));
        return new Round(
                round.number(),
                round.seed(),
                round.faults(),
                log.stream().filter(Entry::answered).count(),
                log.stream().filter(entry -> entry.status() > 200).count(),
                log.stream().filter(Entry::broken).count(),
                log.stream().filter(entry -> entry.status() == Answers.UNSENT).count(),
                reachedQuotas(subscribers, log),
                checks);
    }

    private static int reachedQuotas(List<Subscriber> subscribers, List<Entry> log) {
        Set<String> refused = new HashSet<>();
        log.stream().filter(entry -> entry.status() == 429).forEach(entry -> refused.add(entry.subscription()));
        return (int) subscribers.stream()
                .filter(subscriber -> subscriber.limited() && refused.contains(subscriber.subscription()))
                .count();
    }

    private int mostRestarts() {
        return status().parts().stream().mapToInt(part -> part.restarts()).max().orElse(0);
    }

    private String kafka() {
        return "127.0.0.1:" + status().ports().get(PortName.KAFKA.label());
    }

    private MarketStatus status() {
        return MarketStatus.read(folder).orElseThrow(() -> new StackException("no market in " + folder.root()));
    }
}
