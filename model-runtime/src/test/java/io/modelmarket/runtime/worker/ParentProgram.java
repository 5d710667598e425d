package io.modelmarket.runtime.worker;

import io.modelmarket.runtime.fixture.RunningWorkers;
import io.modelmarket.runtime.fixture.TestModels;
import io.modelmarket.runtime.fixture.TestTensors;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** A process with a busy and an idle worker, which says their process ids and waits to be killed. */
public final class ParentProgram {

    private ParentProgram() {}

    /** Goes on until killed. */
    public static void main(String[] args) throws Exception {
        RunningWorkers workers = RunningWorkers.in(Path.of(args[0]), config -> config);
        workers.loadTrained("idle", "iris-mlp");
        LoadedModel loop = workers.load("busy", TestModels.infiniteLoop());
        var run = workers.workers()
                .run(loop, List.of(TestTensors.floats("x", new long[] {1}, 1)), Set.of(), Duration.ofDays(1));
        workers.workers().status().forEach(status -> System.out.println(status.pid()));
        run.toCompletableFuture().join();
    }
}
