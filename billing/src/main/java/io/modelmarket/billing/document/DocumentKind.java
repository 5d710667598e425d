package io.modelmarket.billing.document;

import io.modelmarket.contracts.problem.ProblemException;
import io.modelmarket.contracts.problem.ProblemType;
import java.util.Arrays;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What there are documents of, as addresses name it. */
@Schema(
        name = "DocumentKind",
        type = SchemaType.STRING,
        enumeration = {DocumentKind.INVOICES, DocumentKind.CREDIT_NOTES, DocumentKind.SELF_BILLED_INVOICES})
enum DocumentKind {
    INVOICE(DocumentKind.INVOICES),
    CREDIT_NOTE(DocumentKind.CREDIT_NOTES),
    SELF_BILLED_INVOICE(DocumentKind.SELF_BILLED_INVOICES);

    static final String INVOICES = "invoices";
    static final String CREDIT_NOTES = "credit-notes";
    static final String SELF_BILLED_INVOICES = "self-billed-invoices";

    /** Of one in an address: its kind and its number. */
    static final String ADDRESS = "{kind: " + INVOICES + "|" + CREDIT_NOTES + "|" + SELF_BILLED_INVOICES + "}/{number}";

    private final String segment;

    DocumentKind(String segment) {
        this.segment = segment;
    }

    /** The one of that part of an address; how JAX-RS reads it. */
    public static DocumentKind fromString(String segment) {
        return Arrays.stream(values())
                .filter(kind -> kind.segment.equals(segment))
                .findFirst()
                .orElseThrow(() ->
                        new ProblemException(ProblemType.NOT_FOUND, "There are no documents of " + segment + "."));
    }

    /** For people. */
    String inWords() {
        return switch (this) {
            case INVOICE -> "invoice";
            case CREDIT_NOTE -> "credit note";
            case SELF_BILLED_INVOICE -> "self-billed invoice";
        };
    }
}
