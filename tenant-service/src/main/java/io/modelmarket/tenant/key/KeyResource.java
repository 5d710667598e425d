package io.modelmarket.tenant.key;

import io.modelmarket.contracts.id.KeyToken;
import io.modelmarket.contracts.id.Role;
import io.modelmarket.kit.tenancy.Caller;
import io.modelmarket.kit.tenancy.TenantRoles;
import io.modelmarket.tenant.page.Cursor;
import io.modelmarket.tenant.page.Page;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** API keys of a tenant. */
@Path("/v1/tenants/{tenant}/keys")
@TenantRoles(Role.DEVELOPER)
@Tag(name = "keys")
class KeyResource {

    private final KeyRing ring;
    private final Caller caller;

    KeyResource(KeyRing ring, Caller caller) {
        this.ring = ring;
        this.caller = caller;
    }

    @POST
    @ResponseStatus(201)
    public NewKeyView create(@PathParam("tenant") String tenant, @Valid @NotNull KeyRequest request) {
        KeyToken token = ring.draw();
        KeyView key = ring.add(
                new KeyRing.KeyOrder(caller.tenant(), request.name(), request.expiresAt(), request.budget(), token));
        return NewKeyView.of(key, key.id().equals(token.id()) ? token.reveal() : null);
    }

    @GET
    @TenantRoles
    public KeyListView list(@PathParam("tenant") String tenant, @QueryParam("cursor") @Nullable String cursor) {
        Page<KeyView> page = ring.list(Cursor.decode(cursor));
        return new KeyListView(page.items(), page.next());
    }

    @DELETE
    @Path("/{id}")
    public void revoke(@PathParam("tenant") String tenant, @PathParam("id") String id) {
        ring.revoke(caller.tenant(), id);
    }

    /** Sets or changes what the key may use of a month. */
    @PATCH
    @Path("/{id}")
    @TenantRoles(Role.OWNER)
    public KeyView change(
            @PathParam("tenant") String tenant, @PathParam("id") String id, @Valid @NotNull KeyChange change) {
        return ring.limit(caller.tenant(), id, change.budget());
    }

    @DELETE
    @Path("/{id}/budget")
    @TenantRoles(Role.OWNER)
    public void clearBudget(@PathParam("tenant") String tenant, @PathParam("id") String id) {
        ring.unlimit(caller.tenant(), id);
    }

    /** What is to be another way from now on. */
    @Schema(name = "KeyChange")
    public record KeyChange(
            @Schema(required = true) @NotNull @Valid BudgetView budget) {}

    /** A new key; without {@code expiresAt} it never expires, without a budget its subscriptions alone limit it. */
    @Schema(name = "KeyRequest")
    public record KeyRequest(
            @NotBlank @Size(max = 120) String name,
            @Nullable Instant expiresAt,
            @Valid @Nullable BudgetView budget) {}

    /**
     * A key as it is shown to whoever made it, once. A repeated request with the same Idempotency-Key is answered
     * without the token: it is kept nowhere.
     */
    @Schema(name = "NewKey")
    public record NewKeyView(
            @Schema(required = true) String id,
            @Schema(required = true) String name,
            @Nullable String token,
            @Schema(required = true) String prefix,
            @Schema(required = true) String lastFour,
            @Schema(required = true) Instant createdAt,
            @Nullable Instant expiresAt,
            @Nullable BudgetView budget) {

        static NewKeyView of(KeyView key, @Nullable String token) {
            return new NewKeyView(
                    key.id(),
                    key.name(),
                    token,
                    key.prefix(),
                    key.lastFour(),
                    key.createdAt(),
                    key.expiresAt(),
                    key.budget());
        }

        /** Without the token. */
        @Override
        public String toString() {
            return "NewKeyView[" + prefix + "]";
        }
    }

    /** Keys, newest first. */
    @Schema(name = "KeyList")
    public record KeyListView(
            @Schema(required = true) List<KeyView> items,
            @Nullable String next) {}
}
