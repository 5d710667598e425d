package io.modelmarket.deploy.bench.hostile.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelmarket.deploy.bench.process.BenchFailure;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class HostProcessesTest {

    @Test
    void tellOfEachThatEndsOnce() throws IOException, InterruptedException {
        Process child = new ProcessBuilder("sleep", "60").start();
        HostProcesses processes = HostProcesses.parse(
                "billing:" + child.pid() + ",us:" + ProcessHandle.current().pid());
        assertThat(processes.ended()).isEmpty();

        child.destroyForcibly().waitFor();

        assertThat(processes.ended()).containsExactly("billing");
        assertThat(processes.ended()).isEmpty();
    }

    @Test
    void areNotWatchedWhenTheyDoNotRun() throws IOException, InterruptedException {
        Process child = new ProcessBuilder("true").start();
        child.waitFor();

        assertThatThrownBy(() -> HostProcesses.parse("billing:" + child.pid()))
                .isInstanceOf(BenchFailure.class)
                .hasMessageContaining("billing:" + child.pid() + " does not run");
        assertThatThrownBy(() -> HostProcesses.parse("billing:soon"))
                .isInstanceOf(BenchFailure.class)
                .hasMessageContaining("'billing:soon' is not");
    }
}
