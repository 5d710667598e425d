package io.modelmarket.platform.quota;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Calls under way, by the month in which they were let in. Guarded by their quota. */
final class CallsUnderWay {

    private RunningMonth running = new RunningMonth(new Period(Instant.MIN, Instant.MIN));

    /** Other months of which calls are under way still. */
    private final List<RunningMonth> elsewhere = new ArrayList<>();

    /** The month that runs. */
    RunningMonth running() {
        return running;
    }

    /** Of all months. */
    long calls() {
        long calls = running.calls;
        for (RunningMonth month : elsewhere) {
            calls += month.calls;
        }
        return calls;
    }

    void turnTo(Period next) {
        if (running.calls > 0) {
            elsewhere.add(running);
        }
        running = elsewhere.stream()
                .filter(each -> each.period.equals(next))
                .findFirst()
                .orElseGet(() -> new RunningMonth(next));
        elsewhere.remove(running);
    }

    /** One that was let in in that month has ended. */
    void ended(RunningMonth of) {
        of.calls--;
        if (of.calls == 0 && of != running) {
            elsewhere.remove(of);
        }
    }
}
