package io.modelmarket.platform.inference;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.modelmarket.contracts.id.ModelName;
import io.modelmarket.contracts.id.ReleaseVersion;
import io.modelmarket.platform.catalog.Release;
import io.modelmarket.platform.catalog.TokenRule;
import io.modelmarket.platform.key.ApiKey;
import io.modelmarket.runtime.model.Signature;
import io.modelmarket.runtime.worker.RunResult;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Each release has its own times, and however many there are, the series stay few and no run is missing. */
class RunMetersTest {

    private static final int MORE = 10;
    private static final RunResult RESULT = new RunResult(List.of(), 0, 2_000, 1_000, 3);

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final RunMeters meters = new RunMeters(registry);

    @Test
    void releasesOfAModelAreMeasuredOneByOneUpToABound() {
        for (int patch = 0; patch < RunMeters.MOST_RELEASES + MORE; patch++) {
            ran("1.0." + patch);
        }
        ran("1.0.7");

        assertThat(runs("1.0.7")).isEqualTo(2);
        assertThat(runs("others")).isEqualTo(MORE);
        assertThat(registry.find("market.runs.waited").timers()).hasSize(RunMeters.MOST_RELEASES + 1);
    }

    @Test
    void everyStageOfARunIsMeasuredByModelAndRelease() {
        ran("2.0.0");

        assertThat(List.of("decoded", "waited", "computed", "encoded"))
                .allSatisfy(stage -> assertThat(registry.get("market.runs." + stage)
                                .tags("model", "acme/digits", "release", "2.0.0")
                                .timer()
                                .count())
                        .isEqualTo(1));
        assertThat(registry.get("market.runs.together")
                        .tag("release", "2.0.0")
                        .summary()
                        .max())
                .isEqualTo(3);
    }

    @Test
    void whatIsGivenUpInTheQueueHasWaited() {
        Stages waiting = stages("3.0.0");
        waiting.decoded();
        waiting.failed(true);
        meters.failed(release("3.0.0"), waiting);
        Stages running = stages("3.0.0");
        running.decoded();
        running.failed(false);
        meters.failed(release("3.0.0"), running);

        assertThat(registry.get("market.runs.waited").tag("release", "3.0.0").timer())
                .satisfies(waited -> {
                    assertThat(waited.count()).isEqualTo(1);
                    assertThat(waited.totalTime(TimeUnit.NANOSECONDS))
                            .isEqualTo((double) (waiting.failedAt() - waiting.decodedAt()));
                });
        assertThat(runs("3.0.0")).isZero();
    }

    private void ran(String version) {
        meters.ran(release(version), RESULT, stages(version));
    }

    private static Stages stages(String version) {
        ApiKey key = new ApiKey("k1", "globex", ByteString.EMPTY, null, null, null);
        return new Stages(new Call(key, "acme.digits", version, "request", 0, null));
    }

    private static Release release(String version) {
        return new Release(
                ModelName.parse("acme/digits"),
                ReleaseVersion.parse(version),
                Release.Status.PUBLISHED,
                List.of(),
                new Signature(List.of(), List.of()),
                "Digits",
                new TokenRule("", 0, "", 0),
                Duration.ZERO,
                Optional.empty());
    }

    private double runs(String release) {
        return registry.get("market.runs.computed")
                .tag("release", release)
                .timer()
                .count();
    }
}
