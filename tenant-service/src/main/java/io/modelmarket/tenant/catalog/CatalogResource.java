package io.modelmarket.tenant.catalog;

import io.modelmarket.contracts.id.ModelName;
import io.modelmarket.contracts.id.TenantId;
import io.modelmarket.contracts.problem.ProblemException;
import io.modelmarket.contracts.problem.ProblemType;
import io.modelmarket.tenant.inspection.InspectedModel;
import io.modelmarket.tenant.licence.LicenceView;
import io.modelmarket.tenant.page.Cursor;
import io.modelmarket.tenant.page.Page;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Published models, for anybody signed in. */
@Path("/v1/catalog/models")
@Tag(name = "catalogue")
class CatalogResource {

    private final Catalogue catalogue;

    CatalogResource(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    @GET
    public CatalogListView search(
            @QueryParam("query") @Nullable @Size(max = 200) String query,
            @QueryParam("licence") @Nullable @Size(max = 64) String licence,
            @QueryParam("cursor") @Nullable String cursor) {
        Catalogue.Filter filter = new Catalogue.Filter(query, licence == null ? "" : licence);
        Page<CatalogEntry> page = catalogue.search(filter, Cursor.decode(cursor));
        return new CatalogListView(
                page.items().stream().map(CatalogEntryView::of).toList(), page.next());
    }

    @GET
    @Path("/{tenant}/{model}")
    public CatalogModelView get(@PathParam("tenant") String tenant, @PathParam("model") String model) {
        return CatalogModelView.of(catalogue.releasesOf(name(tenant, model)));
    }

    private static ModelName name(String tenant, String model) {
        try {
            return new ModelName(new TenantId(tenant), model);
        } catch (IllegalArgumentException e) {
            throw new ProblemException(ProblemType.NOT_FOUND, "there is no published model of that name");
        }
    }

    /** A model on offer, as its latest release describes it. */
    @Schema(name = "CatalogEntry")
    public record CatalogEntryView(
            @Schema(required = true) String model,
            @Schema(required = true) String partner,
            @Schema(required = true) String partnerDisplayName,
            @Schema(required = true) String name,
            @Schema(required = true) String displayName,
            @Schema(required = true) String summary,
            @Schema(required = true) String latestVersion,
            @Schema(required = true) Instant publishedAt,
            @Schema(required = true) InspectedModel.Signature signature,
            @Schema(required = true) double latencyMillis,
            @Nullable LicenceView licence) {

        static CatalogEntryView of(CatalogEntry entry) {
            return new CatalogEntryView(
                    entry.id().partner() + "/" + entry.id().name(),
                    entry.id().partner(),
                    entry.partnerDisplayName(),
                    entry.id().name(),
                    entry.displayName(),
                    entry.summary(),
                    entry.id().version(),
                    entry.publishedAt(),
                    entry.inspection().signature(),
                    entry.inspection().latencyMillis(),
                    LicenceView.of(entry.licence()));
        }
    }

    /** Models on offer, by partner and name. */
    @Schema(name = "CatalogList")
    public record CatalogListView(
            @Schema(required = true) List<CatalogEntryView> items,
            @Nullable String next) {}

    /** A model on offer with all its published releases, the latest first. */
    @Schema(name = "CatalogModel")
    public record CatalogModelView(
            @Schema(required = true) String model,
            @Schema(required = true) String partner,
            @Schema(required = true) String partnerDisplayName,
            @Schema(required = true) String name,
            @Schema(required = true) String displayName,
            @Schema(required = true) String summary,
            @Schema(required = true) String latestVersion,
            @Schema(required = true) List<CatalogReleaseView> releases) {

        static CatalogModelView of(List<CatalogEntry> latestFirst) {
            CatalogEntry latest = latestFirst.getFirst();
            return new CatalogModelView(
                    latest.id().partner() + "/" + latest.id().name(),
                    latest.id().partner(),
                    latest.partnerDisplayName(),
                    latest.id().name(),
                    latest.displayName(),
                    latest.summary(),
                    latest.id().version(),
                    latestFirst.stream().map(CatalogReleaseView::of).toList());
        }
    }

    /** A published release. */
    @Schema(name = "CatalogRelease")
    public record CatalogReleaseView(
            @Schema(required = true) String version,
            @Schema(required = true) Instant publishedAt,
            @Schema(required = true) long opset,
            @Schema(required = true) long parameters,
            @Schema(required = true) InspectedModel.Signature signature,
            @Schema(required = true) double latencyMillis,
            @Nullable LicenceView licence) {

        static CatalogReleaseView of(CatalogEntry entry) {
            InspectedModel inspection = entry.inspection();
            return new CatalogReleaseView(
                    entry.id().version(),
                    entry.publishedAt(),
                    inspection.opset(),
                    inspection.parameters(),
                    inspection.signature(),
                    inspection.latencyMillis(),
                    LicenceView.of(entry.licence()));
        }
    }
}
