package io.modelmarket.deploy.bench.serving;

import io.modelmarket.deploy.bench.generate.GeneratedSamples;
import io.modelmarket.deploy.bench.load.LoadProcess;
import io.modelmarket.deploy.bench.process.BenchFailure;
import io.modelmarket.deploy.bench.process.WorkFolder;
import io.modelmarket.deploy.bench.result.Point;
import io.modelmarket.deploy.bench.result.ServingResult;
import io.modelmarket.deploy.bench.sample.SampleModel;
import io.modelmarket.deploy.demo.Market;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Serving speed of a running market, beside the floor and a Node server. */
public final class ServingBench {

    /** What users call it. */
    public static final String NAME = "serving";

    private final Market market;
    private final Plan plan;
    private final Consumer<String> progress;
    private final List<String> notes = new ArrayList<>();

    public ServingBench(Market market, Plan plan, Consumer<String> progress) {
        this.market = market;
        this.plan = plan;
        this.progress = progress;
    }

    /**
     * Publishes the models to the market, starts the others, measures all, and ends what it started.
     *
     * @throws BenchFailure when it cannot be done
     */
    public ServingResult run() {
        try (WorkFolder folder = WorkFolder.create()) {
            return measured(folder.path());
        }
    }

    private ServingResult measured(Path folder) {
        List<Server> servers = new ArrayList<>();
        Path samples = folder.resolve("samples");
        progress.accept("gathering the models");
        GeneratedSamples.gather(models(), market.samples(), samples);
        try (LoadProcess load = LoadProcess.start(samples, folder)) {
            progress.accept("publishing the models to the market");
            servers.add(MarketServer.prepare(market, samples, models()));
            progress.accept("starting the floor and the ceiling");
            servers.add(FloorProcess.floor(samples, folder));
            servers.add(FloorProcess.ceiling(samples, folder));
            addNode(servers, samples, folder);
            return new ServingResult(new Rounds(plan, servers, load, progress).run(), notes);
        } finally {
            servers.forEach(Server::close);
        }
    }

    private Set<SampleModel> models() {
        Set<SampleModel> models = EnumSet.noneOf(SampleModel.class);
        plan.points().stream().map(Point::model).forEach(models::add);
        return models;
    }

    private void addNode(List<Server> servers, Path samples, Path folder) {
        progress.accept("starting the Node server");
        try {
            servers.add(NodeProcess.start(market.samples().resolveSibling("bench"), samples, folder));
        } catch (BenchFailure e) {
            notes.add("the Node server is left out: " + e.getMessage());
            progress.accept(notes.getLast());
        }
    }
}
