package io.modelmarket.tenant.catalog;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Licences of the models on offer, for anybody signed in. */
@Path("/v1/catalog/licences")
@Tag(name = "catalogue")
class CatalogLicenceResource {

    private final Catalogue catalogue;

    CatalogLicenceResource(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    @GET
    public CatalogLicenceListView list() {
        return new CatalogLicenceListView(catalogue.licences().stream()
                .map(count -> new CatalogLicenceView(count.licence(), count.models()))
                .toList());
    }

    /** How many models on offer have a licence: an SPDX identifier, {@code own}, or {@code none}. */
    @Schema(name = "CatalogLicence")
    public record CatalogLicenceView(
            @Schema(required = true) String licence,
            @Schema(required = true) long models) {}

    /** What the catalogue may be filtered by, the most frequent first. */
    @Schema(name = "CatalogLicenceList")
    public record CatalogLicenceListView(
            @Schema(required = true) List<CatalogLicenceView> items) {}
}
