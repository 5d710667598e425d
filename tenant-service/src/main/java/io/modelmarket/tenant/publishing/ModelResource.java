package io.modelmarket.tenant.publishing;

import io.modelmarket.contracts.id.ModelName;
import io.modelmarket.contracts.id.Role;
import io.modelmarket.kit.idempotency.Idempotent;
import io.modelmarket.kit.tenancy.Caller;
import io.modelmarket.kit.tenancy.TenantRoles;
import io.modelmarket.tenant.page.Cursor;
import io.modelmarket.tenant.page.Page;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
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

/** Models of a tenant, published or not. */
@Path("/v1/tenants/{tenant}/models")
@TenantRoles
@Tag(name = "models")
class ModelResource {

    private final ModelRegistry registry;
    private final Caller caller;

    ModelResource(ModelRegistry registry, Caller caller) {
        this.registry = registry;
        this.caller = caller;
    }

    @POST
    @Idempotent
    @TenantRoles(Role.PUBLISHER)
    @ResponseStatus(201)
    public ModelView register(@PathParam("tenant") String tenant, @Valid @NotNull ModelRequest request) {
        ModelName name = new ModelName(caller.tenant(), request.name());
        return ModelView.of(registry.register(name, request.displayName(), request.summary()));
    }

    @GET
    public ModelListView list(@PathParam("tenant") String tenant, @QueryParam("cursor") @Nullable String cursor) {
        Page<Model> page = registry.list(Cursor.decode(cursor));
        return new ModelListView(page.items().stream().map(ModelView::of).toList(), page.next());
    }

    @GET
    @Path("/{model}")
    public ModelView get(@PathParam("tenant") String tenant, @PathParam("model") String model) {
        return ModelView.of(registry.get(ReleaseShelf.name(caller.tenant(), model)));
    }

    /** A new model; {@code name} is what callers write after the tenant's id, for ever. */
    @Schema(name = "ModelRequest")
    public record ModelRequest(
            @NotNull @Pattern(
                    regexp = "[a-z0-9][a-z0-9_-]{0,62}",
                    message = "must be 1 to 63 characters of a-z, 0-9, '-' and '_', and begin with a letter or digit")
            String name,

            @NotBlank @Size(max = 120) String displayName,
            @NotNull @Size(max = 2000) String summary) {}

    /** A model. */
    @Schema(name = "Model")
    public record ModelView(
            @Schema(required = true) String model,
            @Schema(required = true) String name,
            @Schema(required = true) String displayName,
            @Schema(required = true) String summary,
            @Schema(required = true) Instant createdAt) {

        static ModelView of(Model model) {
            return new ModelView(
                    model.fullName().toString(),
                    model.fullName().name(),
                    model.displayName(),
                    model.summary(),
                    model.createdAt());
        }
    }

    /** Models, by name. */
    @Schema(name = "ModelList")
    public record ModelListView(
            @Schema(required = true) List<ModelView> items,
            @Nullable String next) {}
}
