package io.modelmarket.platform.inference;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.modelmarket.contracts.problem.ProblemType;
import org.junit.jupiter.api.Test;

/** Each consumer has its own count, and however many there are, the series stay few and no call is missing. */
class CallMetersTest {

    private static final int MORE = 100;

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final CallMeters meters = new CallMeters(registry);

    @Test
    void consumersAreCountedOneByOneUpToABound() {
        for (int i = 0; i < CallMeters.MOST_COUNTED + MORE; i++) {
            meters.begin("consumer-" + i).failed(ProblemType.QUOTA_EXCEEDED);
        }
        meters.begin("consumer-7").failed(ProblemType.QUOTA_EXCEEDED);

        assertThat(count("consumer-7")).isEqualTo(2);
        assertThat(count("others")).isEqualTo(MORE);
        assertThat(registry.find("market.calls.by.consumer").counters()).hasSize(CallMeters.MOST_COUNTED + 1);
        assertThat(registry.get("market.calls").timer().count()).isEqualTo(CallMeters.MOST_COUNTED + MORE + 1);
    }

    @Test
    void whatIsUnderWayIsCounted() {
        CallMeters.Running running = meters.begin("globex");
        assertThat(inFlight()).isEqualTo(1);

        running.answered();

        assertThat(inFlight()).isZero();
        assertThat(count("globex")).isEqualTo(1);
    }

    private double inFlight() {
        return registry.get("market.calls.in.flight").gauge().value();
    }

    private double count(String consumer) {
        return registry.get("market.calls.by.consumer")
                .tag("consumer", consumer)
                .counter()
                .count();
    }
}
