package io.modelmarket.runtime.worker;

import io.modelmarket.runtime.fixture.RunningWorkers;
import io.modelmarket.runtime.fixture.TestModels;
import java.nio.file.Path;

/**
 * A process with little memory and one lane, which asks for an answer of 40 MiB and says what came of it; then of 4
 * bytes.
 */
public final class NarrowProgram {

    private static final long UNBOUNDED = 256L << 20;

    private NarrowProgram() {}

    /** Says a line for each call. */
    public static void main(String[] args) throws Exception {
        try (RunningWorkers workers = RunningWorkers.in(
                Path.of(args[0]),
                config -> config.withAnswerMemory(UNBOUNDED)
                        .withLimits(config.limits().withConnections(1)))) {
            LoadedModel filling = workers.load("acme", TestModels.filling());
            try {
                workers.run(filling, LargeAnswersTest.count(10 << 20));
                System.out.println("answered");
            } catch (RuntimeFailure e) {
                System.out.println(e.getClass().getSimpleName());
            }
            System.out.printf(
                    "answered %d bytes%n",
                    workers.run(filling, LargeAnswersTest.count(1))
                            .outputs()
                            .getFirst()
                            .byteSize());
        }
    }
}
