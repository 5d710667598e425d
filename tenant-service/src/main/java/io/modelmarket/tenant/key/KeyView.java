package io.modelmarket.tenant.key;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A key as its tenant sees it afterwards: enough to recognise it, nothing to use it with. */
@Schema(name = "Key")
public record KeyView(
        @Schema(required = true) String id,
        @Schema(required = true) String name,
        @Schema(required = true) String prefix,
        @Schema(required = true) String lastFour,
        @Schema(required = true) Instant createdAt,
        @Nullable Instant expiresAt,
        @Nullable Instant revokedAt,
        @Nullable BudgetView budget) {

    static KeyView of(ApiKey key) {
        return new KeyView(
                key.id(),
                key.name(),
                key.prefix(),
                key.lastFour(),
                key.createdAt(),
                key.expiresAt(),
                key.revokedAt(),
                key.budget());
    }
}
