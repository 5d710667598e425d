package io.modelmarket.deploy.bench.hostile.market;

import io.modelmarket.deploy.bench.hostile.Finding;
import io.modelmarket.deploy.bench.hostile.GeneratedModel;
import io.modelmarket.deploy.bench.hostile.Grammar;
import io.modelmarket.deploy.bench.hostile.HostileOrder;
import io.modelmarket.deploy.bench.hostile.HostileReport;
import io.modelmarket.deploy.bench.hostile.Tally;
import io.modelmarket.deploy.bench.hostile.Turns;
import io.modelmarket.deploy.bench.process.BenchFailure;
import io.modelmarket.deploy.bench.sample.Workload;
import io.modelmarket.deploy.demo.DemoFailure;
import io.modelmarket.deploy.demo.Market;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/**
 * Models of a seed through a running market, on some lanes at a time: while one's model is inspected, another's is
 * called. Ends early when a process of the market has ended, since nothing after that would tell anything.
 */
final class MarketRun {

    private static final int LANES = 2;
    private static final int TELL_EVERY = 25;

    private final Market market;
    private final HostProcesses processes;
    private final HostileOrder order;
    private final Consumer<String> progress;
    private final Grammar grammar;
    private final Tally tally;
    private final Map<String, GeneratedModel> present = new ConcurrentHashMap<>();
    private volatile boolean ended;

    MarketRun(Market market, HostProcesses processes, HostileOrder order, Consumer<String> progress) {
        this.market = market;
        this.processes = processes;
        this.order = order;
        this.progress = progress;
        this.grammar = new Grammar(order.seed());
        this.tally = order.tally("./market bench hostile");
    }

    /** Tries the models, with tenants made for it. */
    HostileReport run() {
        try (Rest rest = new Rest();
                Calls calls = new Calls(market, rest)) {
            progress.accept("making tenants, and a good model next door");
            Cast cast = Cast.gather(market, LANES);
            Neighbour neighbour = new Neighbour(
                    calls,
                    cast.good().target(),
                    Workload.load(Cast.MODEL, market.samples()),
                    what -> tally.add(Finding.NEIGHBOUR_FAILED, what, present.values()));
            Turns turns = order.turns();
            runBeside(neighbour, cast, new Lanes(rest, calls, turns));
            leave(cast, rest);
            return HostileReport.of(turns, order.seed(), tally, Finding.inMarket(), neighbour.figures());
        } catch (DemoFailure e) {
            throw new BenchFailure("the market cannot be made ready: " + e.getMessage(), e);
        }
    }

    private void leave(Cast cast, Rest rest) {
        try {
            cast.leave(new MarketSteps(market, rest, this::foundAtTheEnd));
        } catch (HostFailure e) {
            foundAtTheEnd(e.finding(), e.getMessage());
        }
    }

    private void foundAtTheEnd(Finding finding, String detail) {
        tally.add(finding, detail, List.of());
    }

    private void runBeside(Neighbour neighbour, Cast cast, Lanes lanes) {
        try (ExecutorService threads = Executors.newFixedThreadPool(LANES + 1)) {
            try {
                Future<?> nextDoor = threads.submit(neighbour);
                neighbour.awaitFirst();
                List<Future<?>> running = cast.partners().stream()
                        .<Future<?>>map(partner -> threads.submit(() -> lanes.run(partner, cast.consumers())))
                        .toList();
                for (Future<?> lane : running) {
                    join(lane);
                }
                neighbour.stop();
                join(nextDoor);
            } finally {
                ended = true;
                neighbour.stop();
            }
        }
    }

    private static void join(Future<?> task) {
        try {
            task.get();
        } catch (ExecutionException e) {
            throw new BenchFailure("the models cannot be tried: " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchFailure("interrupted", e);
        }
    }

    /** What lanes share. */
    private final class Lanes {

        private final Rest rest;
        private final Calls calls;
        private final Turns turns;

        private Lanes(Rest rest, Calls calls, Turns turns) {
            this.rest = rest;
            this.calls = calls;
            this.turns = turns;
        }

        /** One partner's models. */
        private void run(String partner, List<Cast.Consumer> consumers) {
            MarketTrial trial = new MarketTrial(
                    new MarketSteps(market, rest, (finding, detail) -> found(partner, finding, detail)),
                    calls,
                    partner,
                    consumers,
                    (finding, detail) -> found(partner, finding, detail));
            for (OptionalInt next = turns.next(); next.isPresent() && !ended; next = turns.next()) {
                int number = next.getAsInt();
                GeneratedModel model = grammar.model(number);
                present.put(partner, model);
                trial.of(model, new Random(order.seed() ^ number));
                look();
                if ((number + 1) % TELL_EVERY == 0) {
                    progress.accept((number + 1 - order.first()) + " of " + turns.models() + " models");
                }
            }
            present.remove(partner);
        }

        private void found(String partner, Finding finding, String detail) {
            GeneratedModel model = present.get(partner);
            tally.add(finding, detail, model == null ? List.of() : List.of(model));
        }

        private void look() {
            for (String process : processes.ended()) {
                ended = true;
                tally.add(Finding.HOST_DIED, process, present.values());
                progress.accept(process + " has ended");
            }
        }
    }
}
