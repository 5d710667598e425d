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

    @GET
    @Path("invoices/{number}/pdf")
    @Produces(Download.PDF)
    public Response invoice(
            @PathParam("tenant") String tenant,
            @PathParam("number") String number,
            @QueryParam("language") @Nullable String asked,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String accepted) {
        Language language = Language.of(asked, accepted);
        return Download.pdf(documents.invoice(caller.tenant().value(), number, language), number, language);
    }

    /** The PDF with the e-invoice in it. */
    @GET
    @Path("invoices/{number}/factur-x")
    @Produces(Download.PDF)
    public Response facturX(
            @PathParam("tenant") String tenant,
            @PathParam("number") String number,
            @QueryParam("language") @Nullable String asked,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String accepted) {
        Language language = Language.of(asked, accepted);
        return Download.pdf(documents.facturX(caller.tenant().value(), number, language), number, language);
    }

    /** The e-invoice alone. */
    @GET
    @Path("invoices/{number}/factur-x.xml")
    @Produces(MediaType.APPLICATION_XML)
    public Response xml(@PathParam("tenant") String tenant, @PathParam("number") String number) {
        return Download.xml(documents.xml(caller.tenant().value(), number), number);
    }

    @GET
    @Path("credit-notes/{number}/pdf")
    @Produces(Download.PDF)
    public Response creditNote(
            @PathParam("tenant") String tenant,
            @PathParam("number") String number,
            @QueryParam("language") @Nullable String asked,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String accepted) {
        Language language = Language.of(asked, accepted);
        return Download.pdf(documents.creditNote(caller.tenant().value(), number, language), number, language);
    }

    /** The PDF with the e-invoice in it. */
    @GET
    @Path("credit-notes/{number}/factur-x")
    @Produces(Download.PDF)
    public Response creditNoteFacturX(
            @PathParam("tenant") String tenant,
            @PathParam("number") String number,
            @QueryParam("language") @Nullable String asked,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String accepted) {
        Language language = Language.of(asked, accepted);
        return Download.pdf(documents.creditNoteFacturX(caller.tenant().value(), number, language), number, language);
    }

    /** The e-invoice alone. */
    @GET
    @Path("credit-notes/{number}/factur-x.xml")
    @Produces(MediaType.APPLICATION_XML)
    public Response creditNoteXml(@PathParam("tenant") String tenant, @PathParam("number") String number) {
        return Download.xml(documents.creditNoteXml(caller.tenant().value(), number), number);
    }

    @GET
    @Path("self-billed-invoices/{number}/pdf")
    @Produces(Download.PDF)
    public Response selfBilled(
            @PathParam("tenant") String tenant,
            @PathParam("number") String number,
            @QueryParam("language") @Nullable String asked,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String accepted) {
        Language language = Language.of(asked, accepted);
        return Download.pdf(documents.selfBilled(caller.tenant().value(), number, language), number, language);
    }

    /** The PDF with the e-invoice in it. */
    @GET
    @Path("self-billed-invoices/{number}/factur-x")
    @Produces(Download.PDF)
    public Response selfBilledFacturX(
            @PathParam("tenant") String tenant,
            @PathParam("number") String number,
            @QueryParam("language") @Nullable String asked,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String accepted) {
        Language language = Language.of(asked, accepted);
        return Download.pdf(documents.selfBilledFacturX(caller.tenant().value(), number, language), number, language);
    }

    /** The e-invoice alone. */
    @GET
    @Path("self-billed-invoices/{number}/factur-x.xml")
    @Produces(MediaType.APPLICATION_XML)
    public Response selfBilledXml(@PathParam("tenant") String tenant, @PathParam("number") String number) {
        return Download.xml(documents.selfBilledXml(caller.tenant().value(), number), number);
    }
}
