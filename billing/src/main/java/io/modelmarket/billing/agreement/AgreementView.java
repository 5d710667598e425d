package io.modelmarket.billing.agreement;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An agreement in JSON, as its participants see it.
 *
 * @param from as proposed; null: from the last signature on
 * @param until as proposed; null: for good
 * @param activeFrom from when on it shares what is used; may lie ahead
 * @param endsAt the first instant that it does not share any more
 */
record AgreementView(
        UUID id,
        String model,
        ScopeView scope,
        int version,
        Mode mode,
        Recognition recognition,
        String currency,
        Status status,
        List<AgreementShareView> shares,
        String proposer,
        @Nullable UUID supersedes,
        int noticeDays,
        Instant proposedAt,
        @Nullable Instant from,
        @Nullable Instant until,
        @Nullable Instant activeFrom,
        @Nullable Instant endsAt,
        @Nullable Instant endedAt) {

    /** Which revenue it is for, with what its kind has. */
    record ScopeView(
            Scope.Kind kind,
            @Nullable String version,
            @Nullable List<String> countries) {

        static ScopeView of(Scope scope) {
            return new ScopeView(
                    scope.kind(),
                    scope.version().isEmpty() ? null : scope.version(),
                    scope.countries().isEmpty() ? null : scope.countries());
        }
    }

    /** Where an agreement stands. */
    @Schema(name = "AgreementStatus")
    enum Status {
        PROPOSED,
        /** A counter-proposal has taken its place. */
        SUPERSEDED,
        ACTIVE,
        ENDED
    }

    /** A share, whether its participant has signed; a percentage only where it is flat. */
    record AgreementShareView(
            String tenant,
            ParticipantRole role,
            @Nullable String percent,
            RuleView rule,
            @Nullable Instant acceptedAt) {}
}
