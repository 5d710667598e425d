package io.modelmarket.tenant.publishing;

import static io.modelmarket.tenant.publishing.ReleaseStatus.DRAFT;
import static io.modelmarket.tenant.publishing.ReleaseStatus.IN_REVIEW;
import static io.modelmarket.tenant.publishing.ReleaseStatus.PUBLISHED;
import static io.modelmarket.tenant.publishing.ReleaseStatus.QUARANTINED;
import static io.modelmarket.tenant.publishing.ReleaseStatus.REJECTED;
import static io.modelmarket.tenant.publishing.ReleaseStatus.WITHDRAWN;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReleaseStatusTest {

    private static final Map<ReleaseStatus, Set<ReleaseStatus>> LEGAL = Map.of(
            DRAFT, Set.of(IN_REVIEW),
            IN_REVIEW, Set.of(PUBLISHED, REJECTED),
            PUBLISHED, Set.of(QUARANTINED, WITHDRAWN),
            QUARANTINED, Set.of(PUBLISHED, WITHDRAWN),
            REJECTED, Set.of(),
            WITHDRAWN, Set.of());

    @ParameterizedTest
    @EnumSource
    void allowsTheLegalStepsAndNoOther(ReleaseStatus from) {
        for (ReleaseStatus to : ReleaseStatus.values()) {
            assertThat(from.mayBecome(to))
                    .as("%s to %s", from, to)
                    .isEqualTo(LEGAL.getOrDefault(from, Set.of()).contains(to));
        }
    }
}
