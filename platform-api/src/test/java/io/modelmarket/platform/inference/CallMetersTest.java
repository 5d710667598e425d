package io.modelmarket.platform.inference;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.modelmarket.contracts.id.ModelName;
import io.modelmarket.contracts.problem.ProblemType;
import io.modelmarket.platform.key.ApiKey;
import org.junit.jupiter.api.Test;

/** Each consumer has its own count, and however many there are, the series stay few and no call is missing. */
class CallMetersTest {

    private static final int MORE = 100;

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final CallMeters meters = new CallMeters(registry);

    @Test
    void consumersAreCountedOneByOneUpToABound() {
        for (int i = 0; i < CallMeters.MOST_COUNTED + MORE; i++) {
            meters.refused(call("consumer-" + i), ProblemType.QUOTA_EXCEEDED);
        }
        meters.refused(call("consumer-7"), ProblemType.QUOTA_EXCEEDED);

        assertThat(count("consumer-7")).isEqualTo(2);
        assertThat(count("others")).isEqualTo(MORE);
        assertThat(registry.find("market.calls.by.consumer").counters()).hasSize(CallMeters.MOST_COUNTED + 1);
        assertThat(registry.get("market.calls").timer().count()).isEqualTo(CallMeters.MOST_COUNTED + MORE + 1);
    }

    @Test
    void whatIsUnderWayIsCounted() {
        meters.begin();
        assertThat(inFlight()).isEqualTo(1);

        meters.ended(call("globex"), null);

        assertThat(inFlight()).isZero();
        assertThat(count("globex")).isEqualTo(1);
    }

    @Test
    void modelsAreTimedOneByOneUpToABound() {
        for (int i = 0; i < CallMeters.MOST_TIMED + MORE; i++) {
            Stages call = call("globex");
            call.found(ModelName.parse("acme/m" + i));
            meters.refused(call, ProblemType.NO_SUBSCRIPTION);
        }

        assertThat(registry.get("market.calls").tag("model", "acme/m7").timer().count())
                .isEqualTo(1);
        assertThat(registry.get("market.calls").tag("model", "others").timer().count())
                .isEqualTo(MORE);
        assertThat(registry.find("market.calls.by.consumer").counters())
                .as("nobody gets series for models he may not call")
                .hasSize(1);
    }

    private static Stages call(String consumer) {
        ApiKey key = new ApiKey("k1", consumer, ByteString.EMPTY, null, null, null);
        return new Stages(new Call(key, "acme.digits", null, "request", 0, null));
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
