package io.modelmarket.billing.document;

import io.modelmarket.contracts.id.Role;
import io.modelmarket.kit.tenancy.Caller;
import io.modelmarket.kit.tenancy.TenantRoles;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/** A tenant's documents: what it is invoiced and credited as a consumer, and self-billed as a partner. */
@Path("/v1/tenants/{tenant}")
@TenantRoles({Role.FINANCE, Role.VIEWER})
class DocumentResource {

    private final Documents documents;
    private final Caller caller;

    @Inject
    DocumentResource(Documents documents, Caller caller) {
        this.documents = documents;
        this.caller = caller;
    }

    /** For people. */
    @GET
    @Path(DocumentKind.ADDRESS + "/pdf")
    @Produces(Download.PDF)
    public Response pdf(
            @PathParam("tenant") String tenant,
            @PathParam("kind") DocumentKind kind,
            @PathParam("number") String number,
            @QueryParam("language") @Nullable String asked,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String accepted) {
        Language language = Language.of(asked, accepted);
        return Download.pdf(documents.pdf(caller.tenant().value(), kind, number, language), number, language);
    }

    /** The PDF with the e-invoice in it. */
    @GET
    @Path(DocumentKind.ADDRESS + "/factur-x")
    @Produces(Download.PDF)
    public Response facturX(
            @PathParam("tenant") String tenant,
            @PathParam("kind") DocumentKind kind,
            @PathParam("number") String number,
            @QueryParam("language") @Nullable String asked,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String accepted) {
        Language language = Language.of(asked, accepted);
        return Download.pdf(documents.facturX(caller.tenant().value(), kind, number, language), number, language);
    }

    /** The e-invoice alone. */
    @GET
    @Path(DocumentKind.ADDRESS + "/factur-x.xml")
    @Produces(MediaType.APPLICATION_XML)
    public Response xml(
            @PathParam("tenant") String tenant,
            @PathParam("kind") DocumentKind kind,
            @PathParam("number") String number) {
        return Download.xml(documents.xml(caller.tenant().value(), kind, number), number);
    }
}
