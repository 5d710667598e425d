package io.modelmarket.billing.agreement;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An agreement in JSON, as its participants see it. */
record AgreementView(
        UUID id,
        String model,
        int version,
        Mode mode,
        String currency,
        Status status,
        List<AgreementShareView> shares,
        Instant proposedAt,
        @Nullable Instant activeFrom,
        @Nullable Instant endedAt) {

    /** Where an agreement stands. */
    enum Status {
        PROPOSED,
        ACTIVE,
        ENDED
    }

    /** A share and whether its participant has signed. */
    record AgreementShareView(
            String tenant,
            ParticipantRole role,
            String percent,
            @Nullable Instant acceptedAt) {}
}
