package io.modelmarket.billing.document;

import io.modelmarket.kit.tenancy.PlatformRole;
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

/** Everybody's invoices, credit notes and self-billed invoices as documents, for finance. */
@Path("/v1/finance")
@PlatformRole("finance")
class FinanceDocumentResource {

    private final Documents documents;

    @Inject
    FinanceDocumentResource(Documents documents) {
        this.documents = documents;
    }

    /** For people. */
    @GET
    @Path(DocumentKind.ADDRESS + "/pdf")
    @Produces(Download.PDF)
    public Response pdf(
            @PathParam("kind") DocumentKind kind,
            @PathParam("number") String number,
            @QueryParam("language") @Nullable String asked,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String accepted) {
        Language language = Language.of(asked, accepted);
        return Download.pdf(documents.pdf(null, kind, number, language), number, language);
    }

    /** The PDF with the e-invoice in it. */
    @GET
    @Path(DocumentKind.ADDRESS + "/factur-x")
    @Produces(Download.PDF)
    public Response facturX(
            @PathParam("kind") DocumentKind kind,
            @PathParam("number") String number,
            @QueryParam("language") @Nullable String asked,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String accepted) {
        Language language = Language.of(asked, accepted);
        return Download.pdf(documents.facturX(null, kind, number, language), number, language);
    }

    /** The e-invoice alone. */
    @GET
    @Path(DocumentKind.ADDRESS + "/factur-x.xml")
    @Produces(MediaType.APPLICATION_XML)
    public Response xml(@PathParam("kind") DocumentKind kind, @PathParam("number") String number) {
        return Download.xml(documents.xml(null, kind, number), number);
    }
}
