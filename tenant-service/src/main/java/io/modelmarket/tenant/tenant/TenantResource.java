package io.modelmarket.tenant.tenant;

import io.modelmarket.contracts.id.TenantId;
import io.modelmarket.contracts.problem.ProblemException;
import io.modelmarket.contracts.problem.ProblemType;
import io.modelmarket.kit.tenancy.Caller;
import io.modelmarket.kit.tenancy.TenantRoles;
import io.modelmarket.kit.tenancy.TenantScope;
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
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** Tenants, as their members see them. */
@Path("/v1/tenants")
@Tag(name = "tenants")
class TenantResource {

    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

    private final Organisations organisations;
    private final TenantScope scope;
    private final Caller caller;

    TenantResource(Organisations organisations, TenantScope scope, Caller caller) {
        this.organisations = organisations;
        this.scope = scope;
        this.caller = caller;
    }

    @POST
    @ResponseStatus(201)
    public TenantView create(@Valid @NotNull TenantRequest request) {
        Organisations.Founding founding = request.check();
        return scope.call(founding.id(), () -> organisations.found(founding));
    }

    @GET
    public TenantListView list(@QueryParam("cursor") @Nullable String cursor) {
        Page<TenantView> page = scope.callAsPlatform(() -> organisations.ofCaller(Cursor.decode(cursor)));
        return new TenantListView(page.items(), page.next());
    }

    @GET
    @Path("/{tenant}")
    @TenantRoles
    public TenantView get(@PathParam("tenant") String tenant) {
        return organisations.get(caller.tenant(), caller.role().orElseThrow());
    }

    /** A new tenant; {@code id} is its slug for ever, {@code timeZone} the IANA zone it is billed in. */
    @Schema(name = "TenantRequest")
    public record TenantRequest(
            @NotNull @Pattern(
                    regexp = "[a-z][a-z0-9-]{0,38}[a-z0-9]",
                    message = "must be 2 to 40 characters of a-z, 0-9 and '-', begin with a letter and not end in '-'")
            String id,

            @NotBlank @Size(max = 120) String displayName,
            @NotBlank String timeZone,
            @NotBlank String country) {

        Organisations.Founding check() {
            if (!COUNTRIES.contains(country)) {
                throw invalid("country must be an ISO 3166-1 alpha-2 code in capitals, such as DE");
            }
            // What Java takes beside them, such as UTC+5, means another time to the database.
            if (!ZoneId.getAvailableZoneIds().contains(timeZone)) {
                throw invalid("timeZone must be an IANA time zone, such as Europe/Berlin");
            }
            return new Organisations.Founding(new TenantId(id), displayName, ZoneId.of(timeZone), country);
        }

        private static ProblemException invalid(String detail) {
            return new ProblemException(ProblemType.INVALID_REQUEST, detail);
        }
    }

    /** Tenants, by id. */
    @Schema(name = "TenantList")
    public record TenantListView(
            @Schema(required = true) List<TenantView> items,
            @Nullable String next) {}
}
