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

    @GET
    @Path("invoices/{number}/pdf")
    @Produces(Download.PDF)
    public Response invoice(
            @PathParam("number") String number,
            @QueryParam("language") @Nullable String asked,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String accepted) {
        Language language = Language.of(asked, accepted);
        return Download.pdf(documents.invoice(null, number, language), number, language);
    }

    /** The PDF with the e-invoice in it. */
    @GET
    @Path("invoices/{number}/factur-x")
    @Produces(Download.PDF)
    public Response facturX(
            @PathParam("number") String number,
            @QueryParam("language") @Nullable String asked,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String accepted) {
        Language language = Language.of(asked, accepted);
        return Download.pdf(documents.facturX(null, number, language), number, language);
    }

    /** The e-invoice alone. */
    @GET
    @Path("invoices/{number}/factur-x.xml")
    @Produces(MediaType.APPLICATION_XML)
    public Response xml(@PathParam("number") String number) {
        return Download.xml(documents.xml(null, number), number);
    }

    @GET
    @Path("credit-notes/{number}/pdf")
    @Produces(Download.PDF)
    public Response creditNote(
            @PathParam("number") String number,
            @QueryParam("language") @Nullable String asked,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String accepted) {
        Language language = Language.of(asked, accepted);
        return Download.pdf(documents.creditNote(null, number, language), number, language);
    }

    /** The PDF with the e-invoice in it. */
    @GET
    @Path("credit-notes/{number}/factur-x")
    @Produces(Download.PDF)
    public Response creditNoteFacturX(
            @PathParam("number") String number,
            @QueryParam("language") @Nullable String asked,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String accepted) {
        Language language = Language.of(asked, accepted);
        return Download.pdf(documents.creditNoteFacturX(null, number, language), number, language);
    }

    /** The e-invoice alone. */
    @GET
    @Path("credit-notes/{number}/factur-x.xml")
    @Produces(MediaType.APPLICATION_XML)
    public Response creditNoteXml(@PathParam("number") String number) {
        return Download.xml(documents.creditNoteXml(null, number), number);
    }

    @GET
    @Path("self-billed-invoices/{number}/pdf")
    @Produces(Download.PDF)
    public Response selfBilled(
            @PathParam("number") String number,
            @QueryParam("language") @Nullable String asked,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String accepted) {
        Language language = Language.of(asked, accepted);
        return Download.pdf(documents.selfBilled(null, number, language), number, language);
    }

    /** The PDF with the e-invoice in it. */
    @GET
    @Path("self-billed-invoices/{number}/factur-x")
    @Produces(Download.PDF)
    public Response selfBilledFacturX(
            @PathParam("number") String number,
            @QueryParam("language") @Nullable String asked,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String accepted) {
        Language language = Language.of(asked, accepted);
        return Download.pdf(documents.selfBilledFacturX(null, number, language), number, language);
    }

    /** The e-invoice alone. */
    @GET
    @Path("self-billed-invoices/{number}/factur-x.xml")
    @Produces(MediaType.APPLICATION_XML)
    public Response selfBilledXml(@PathParam("number") String number) {
        return Download.xml(documents.selfBilledXml(null, number), number);
    }
}
