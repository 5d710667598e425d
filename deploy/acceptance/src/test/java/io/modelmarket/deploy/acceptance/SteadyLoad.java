package io.modelmarket.deploy.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;

/** Somebody who calls a model all the time and remembers how each call was answered. */
final class SteadyLoad implements AutoCloseable {

    private static final long PAUSE_MILLIS = 200;

    private final ScheduledExecutorService caller = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().factory());
    private final List<Integer> statuses = new CopyOnWriteArrayList<>();
    private final ScheduledFuture<?> calls;

    SteadyLoad(IntSupplier call) {
        calls = caller.scheduleWithFixedDelay(
                () -> statuses.add(call.getAsInt()), 0, PAUSE_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** The status of each call up to now; fails when one of them had no answer. */
    List<Integer> statuses() {
        assertThat(calls.isDone())
                .as("a call had no answer, after %s", statuses)
                .isFalse();
        return List.copyOf(statuses);
    }

    @Override
    public void close() {
        caller.shutdownNow();
    }
}
