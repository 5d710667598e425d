package io.modelmarket.platform.catalog;

import io.modelmarket.runtime.model.ModelRef;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * Work on releases that takes a while, on threads of its own: what somebody called comes before what nobody has called
 * yet, which never takes all threads, and of one partner there is one at a time, so that nobody's slow models keep
 * another's waiting.
 */
final class LoadQueue implements AutoCloseable {

    /** What is done for a release. */
    interface Work {
        /** Does it, for whoever wants it by now. */
        void run(WantedBy by);
    }

    private record Waiting(ModelRef ref, String partner, WantedBy by, Work work) {}

    private record Running(Waiting waiting, boolean called) {

        void work() {
            waiting.work().run(called ? WantedBy.CALL : waiting.by());
        }
    }

    private final Map<ModelRef, Waiting> called = new LinkedHashMap<>();
    private final Map<ModelRef, Waiting> uncalled = new LinkedHashMap<>();
    private final Set<String> busy = new HashSet<>();
    private final ExecutorService threads;
    private final int atOnce;
    private int running;
    private int runningUncalled;

    /** A queue with so many threads, half of which at most work on what nobody has called. */
    LoadQueue(String name, int atOnce) {
        this.atOnce = atOnce;
        this.threads = Executors.newFixedThreadPool(
                atOnce, Thread.ofPlatform().name(name + "-", 0).daemon().factory());
    }

    /** Has that done as soon as it is its turn. */
    synchronized void add(ModelRef ref, String partner, WantedBy by, Work work) {
        (by == WantedBy.CALL ? called : uncalled).put(ref, new Waiting(ref, partner, by, work));
        startMore();
    }

    /** Somebody has called that release: if it waits, it waits with those that are called. */
    synchronized void call(ModelRef ref) {
        Waiting waiting = uncalled.remove(ref);
        if (waiting != null) {
            called.put(ref, waiting);
            startMore();
        }
    }

    private void startMore() {
        Running next = take();
        while (next != null) {
            Running taken = next;
            threads.execute(() -> work(taken));
            next = take();
        }
    }

    private @Nullable Running take() {
        if (running == atOnce) {
            return null;
        }
        Waiting next = takeFrom(called);
        boolean isCalled = next != null;
        if (next == null && runningUncalled < Math.max(1, atOnce / 2)) {
            next = takeFrom(uncalled);
        }
        if (next == null) {
            return null;
        }
        running++;
        runningUncalled += isCalled ? 0 : 1;
        return new Running(next, isCalled);
    }

    private @Nullable Waiting takeFrom(Map<ModelRef, Waiting> queue) {
        for (Iterator<Waiting> each = queue.values().iterator(); each.hasNext(); ) {
            Waiting waiting = each.next();
            if (busy.add(waiting.partner())) {
                each.remove();
                return waiting;
            }
        }
        return null;
    }

    private void work(Running taken) {
        try {
            taken.work();
        } finally {
            ended(taken);
        }
    }

    private synchronized void ended(Running taken) {
        busy.remove(taken.waiting().partner());
        running--;
        runningUncalled -= taken.called() ? 0 : 1;
        if (!threads.isShutdown()) {
            startMore();
        }
    }

    @Override
    public synchronized void close() {
        called.clear();
        uncalled.clear();
        threads.shutdownNow();
    }
}
