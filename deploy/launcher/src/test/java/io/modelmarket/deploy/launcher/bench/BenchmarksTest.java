package io.modelmarket.deploy.launcher.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BenchmarksTest {

    @Test
    void namesEachOnce() {
        assertThat(Benchmarks.all())
                .extracting(Benchmark::name)
                .containsExactlyInAnyOrder(
                        "startup",
                        "serving",
                        "isolated",
                        "fairness",
                        "density",
                        "quota",
                        "journal",
                        "hostile",
                        "metering",
                        "close");
    }

    @Test
    void passesOnWhatIsAsked() {
        assertThat(new BenchOptions(true, "iris").arguments()).containsExactly("--quick", "--only=iris");
        assertThat(new BenchOptions(false, null).arguments()).isEmpty();
    }
}
