package io.modelmarket.deploy.launcher.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelmarket.deploy.launcher.part.PartName;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FaultTest {
    private static final int ALL = 21;

    @Test
    void doesEveryFaultOnceInARound() {
        List<Fault> plan = plan(1, Integer.MAX_VALUE);

        assertThat(plan).hasSize(ALL);
        for (Fault.Kind kind : List.of(Fault.Kind.KILL, Fault.Kind.FREEZE)) {
            assertThat(plan.stream()
                            .filter(fault -> fault.kind() == kind && fault.target() == Fault.Target.PART)
                            .map(Fault::part))
                    .containsExactlyInAnyOrder(
                            PartName.PLATFORM_API, PartName.KAFKA, PartName.POSTGRES, PartName.BILLING);
            assertThat(plan).anyMatch(fault -> fault.kind() == kind && fault.target() == Fault.Target.WORKER);
        }
        assertThat(plan.stream().map(Fault::kind)).contains(Fault.Kind.values());
    }

    @Test
    void repeatsItselfForASeedAndDiffersBetweenSeeds() {
        assertThat(plan(7, ALL)).isEqualTo(plan(7, ALL));
        Set<List<Fault>> plans =
                IntStream.range(0, 20).mapToObj(seed -> plan(seed, ALL)).collect(Collectors.toSet());
        assertThat(plans).hasSize(20);
    }

    @Test
    void keepsToTheWantedNumberAndToItsTimes() {
        List<Fault> plan = plan(3, 3);

        assertThat(plan).hasSize(3).isEqualTo(plan(3, ALL).subList(0, 3));
        assertThat(plan(3, ALL)).allSatisfy(fault -> {
            assertThat(fault.after()).isLessThan(Duration.ofSeconds(3));
            assertThat(fault.hold()).isBetween(Duration.ofMillis(500), Duration.ofSeconds(13));
        });
    }

    @Test
    void movesClocksByHoursButNoNodeFartherAheadThanBillingBelieves() {
        IntStream.range(0, 50).boxed().flatMap(seed -> plan(seed, ALL).stream()).forEach(fault -> {
            Duration ahead = fault.clockAhead();
            assertThat(fault.clockAhead()).as("asked again").isEqualTo(ahead);
            switch (fault.kind()) {
                case CLOCK_AHEAD -> assertThat(ahead).isPositive();
                case CLOCK_BACK -> assertThat(ahead).isNegative();
                default -> assertThat(ahead).isZero();
            }
            if (fault.part() == PartName.PLATFORM_API) {
                assertThat(ahead).isLessThan(Duration.ofHours(1));
            }
        });
    }

    private static List<Fault> plan(long seed, int most) {
        return Fault.plan(new SplittableRandom(seed), most);
    }
}
