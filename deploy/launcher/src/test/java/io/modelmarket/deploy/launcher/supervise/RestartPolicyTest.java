package io.modelmarket.deploy.launcher.supervise;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RestartPolicyTest {
    private static final Duration SHORT = Duration.ofSeconds(1);

    @Test
    void waitsLongerEachTimeAndThenGivesUp() {
        RestartPolicy policy = new RestartPolicy();

        assertThat(policy.afterDeath(SHORT)).contains(Duration.ofMillis(500));
        assertThat(policy.afterDeath(SHORT)).contains(Duration.ofSeconds(1));
        assertThat(policy.afterDeath(SHORT)).contains(Duration.ofSeconds(2));
        assertThat(policy.afterDeath(SHORT)).contains(Duration.ofSeconds(4));
        assertThat(policy.afterDeath(SHORT)).contains(Duration.ofSeconds(8));
        assertThat(policy.afterDeath(SHORT)).contains(Duration.ofSeconds(15));
        assertThat(policy.afterDeath(SHORT)).isEmpty();
    }

    @Test
    void forgivesAPartThatHadRecovered() {
        RestartPolicy policy = new RestartPolicy();
        for (int i = 0; i < 6; i++) {
            assertThat(policy.afterDeath(SHORT)).isPresent();
        }

        assertThat(policy.afterDeath(Duration.ofMinutes(3))).contains(Duration.ofMillis(500));
    }
}
