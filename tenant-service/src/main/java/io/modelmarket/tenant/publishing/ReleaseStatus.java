package io.modelmarket.tenant.publishing;

import java.util.Set;

/** Where a release stands. From its submission on its content never changes. */
public enum ReleaseStatus {
    /** Being put together; only now files may come and go. */
    DRAFT,
    /** Inspected and accepted; awaits the operator. */
    IN_REVIEW,
    /** Declined by the operator, for good. */
    REJECTED,
    /** On offer. */
    PUBLISHED,
    /** On offer, but not served: it kept killing the process that runs it. The operator decides. */
    QUARANTINED,
    /** No longer on offer, for good. */
    WITHDRAWN;

    /** Whether a release may go from here to {@code next}. */
    public boolean mayBecome(ReleaseStatus next) {
        return successors().contains(next);
    }

    private Set<ReleaseStatus> successors() {
        return switch (this) {
            case DRAFT -> Set.of(IN_REVIEW);
            case IN_REVIEW -> Set.of(PUBLISHED, REJECTED);
            case PUBLISHED -> Set.of(QUARANTINED, WITHDRAWN);
            case QUARANTINED -> Set.of(PUBLISHED, WITHDRAWN);
            case REJECTED, WITHDRAWN -> Set.of();
        };
    }
}
