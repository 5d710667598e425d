package io.modelmarket.deploy.bench.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CpuTimeTest {

    @Test
    void countsWhatTheProcessUses() {
        CpuTime before = CpuTime.of(ProcessHandle.current());
        long until = System.nanoTime() + Duration.ofMillis(200).toNanos();
        double spun = 0;
        while (System.nanoTime() < until) {
            spun += Math.sqrt(spun + 1);
        }

        assertThat(spun).isPositive();
        assertThat(CpuTime.of(ProcessHandle.current()).since(before)).isGreaterThan(Duration.ofMillis(50));
    }

    @Test
    void countsNewProcessesWholeAndEndedOnesNotAtAll() {
        CpuTime before = new CpuTime(Map.of(1L, Duration.ofSeconds(10), 2L, Duration.ofSeconds(5)));
        CpuTime after = new CpuTime(Map.of(1L, Duration.ofSeconds(12), 3L, Duration.ofSeconds(4)));

        assertThat(after.since(before)).isEqualTo(Duration.ofSeconds(6));
    }
}
