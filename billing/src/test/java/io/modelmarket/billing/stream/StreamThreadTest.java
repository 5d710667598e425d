package io.modelmarket.billing.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** A reader that fails for a while. */
class StreamThreadTest {

    @Test
    void saysForHowLongItCouldNotRead() {
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        Metrics.addRegistry(meters);
        AtomicBoolean refused = new AtomicBoolean(true);
        StreamThread thread = new StreamThread("trial", () -> new Reader(refused));
        try {
            thread.start();

            await().until(() -> failing(meters) > 0.3);
            assertThat(thread.failure()).contains("refused");

            refused.set(false);
            await().until(() -> failing(meters) == 0);
            assertThat(thread.failure()).isEmpty();
        } finally {
            thread.stop();
            Metrics.removeRegistry(meters);
        }
    }

    private static double failing(SimpleMeterRegistry meters) {
        return meters.get("market.stream.failing.seconds")
                .tag("stream", "trial")
                .gauge()
                .value();
    }

    private record Reader(AtomicBoolean refused) implements StreamReader {
        @Override
        public void step() {
            if (refused.get()) {
                throw new IllegalStateException("refused");
            }
            Thread.onSpinWait();
        }

        @Override
        public void close() {}
    }
}
