package io.modelmarket.platform.key;

import com.google.protobuf.ByteString;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One API key as the data plane knows it: never the secret, only its digest. */
public record ApiKey(
        String id,
        String tenant,
        ByteString secretSha256,
        @Nullable Instant expiresAt,
        @Nullable Instant revokedAt,
        @Nullable KeyBudget budget) {

    /** For logs: no digest. */
    @Override
    public String toString() {
        return id + " of " + tenant;
    }
}
