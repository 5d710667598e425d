package io.modelmarket.billing.document;

import io.modelmarket.billing.document.ElectronicDocument.Line;
import io.modelmarket.billing.invoice.InvoiceView.TaxView;
import io.modelmarket.billing.payee.Iban;
import io.modelmarket.billing.payee.PayeeAccount;
import io.modelmarket.billing.tax.Parties;
import io.modelmarket.billing.tax.Party;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import org.mustangproject.BankDetails;
import org.mustangproject.Invoice;
import org.mustangproject.Item;
import org.mustangproject.LegalOrganisation;
import org.mustangproject.Product;
import org.mustangproject.ReferencedDocument;
import org.mustangproject.TradeParty;
import org.mustangproject.ZUGFeRD.Profiles;
import org.mustangproject.ZUGFeRD.ZUGFeRD2PullProvider;

/**
 * A document by EN 16931. A line is one piece at the line's amount, so that it is exactly what was billed; what it is
 * made of stands in its description.
 */
@SuppressWarnings("JavaUtilDate") // what the library takes
final class ElectronicInvoice {

    /** EN 16931 as Factur-X and ZUGFeRD call it. */
    static final String PROFILE = "EN16931";

    /** UN/ECE Recommendation 20: one. */
    private static final String ONE = "C62";

    /** UNTDID 4461. */
    private static final String CREDIT_TRANSFER = "30";

    private static final String SEPA_CREDIT_TRANSFER = "58";

    private static final int VERSION = 2;

    /** A price must not be below zero (BR-27), a quantity may. */
    private static final BigDecimal TAKEN_BACK = BigDecimal.ONE.negate();

    private final ElectronicDocument document;
    private final Parties parties;

    /**
     * Checks what it needs.
     *
     * @throws io.modelmarket.contracts.problem.ProblemException naming what is missing
     */
    ElectronicInvoice(ElectronicDocument document) {
        this.parties = ElectronicNeeds.check(document);
        this.document = document;
    }

    /** As Cross Industry Invoice XML. */
    byte[] xml() {
        ZUGFeRD2PullProvider provider = new ZUGFeRD2PullProvider();
        provider.setProfile(Profiles.getByName(PROFILE, VERSION));
        provider.generateXML(transaction());
        return IssuedXml.of(provider.getXML(), document);
    }

    private Invoice transaction() {
        Invoice made = new Invoice()
                .setNumber(document.number())
                .setDocumentCode(document.type().code())
                .setIssueDate(date(document.issued()))
                .setDetailedDeliveryPeriod(
                        date(document.from().atDay(1)), date(document.to().atEndOfMonth()))
                .setCurrency(document.total().currency())
                .setSender(seller())
                .setRecipient(buyer());
        if (document.payee() != null) {
            made.setPaymentReference(document.number());
        }
        if (document.due() != null) {
            made.setDueDate(date(document.due()));
        }
        if (document.terms() != null) {
            made.setPaymentTermDescription(document.terms());
        }
        ElectronicDocument.Preceding preceding = document.preceding();
        if (preceding != null) {
            made.addInvoiceReferencedDocument(new ReferencedDocument(preceding.number(), date(preceding.issued())));
        }
        for (Line line : document.lines()) {
            TaxView tax = document.taxes().get(line.taxPlace() - 1);
            BigDecimal amount = new BigDecimal(line.amount().amount());
            made.addItem(new Item(product(line, tax), amount.abs(), amount.signum() < 0 ? TAKEN_BACK : BigDecimal.ONE));
        }
        made.setTotalPrepaidAmount(new BigDecimal(document.prepaid().amount()));
        return made;
    }

    private static Product product(Line line, TaxView tax) {
        Product product = new Product(line.description(), line.detail(), ONE, new BigDecimal(tax.rate()));
        TaxCode code = TaxCode.of(tax);
        product.setTaxCategoryCode(code.name());
        if (code.needsReason()) {
            product.setTaxExemptionReason(tax.name());
        }
        return product;
    }

    /** Some number must identify it (BR-CO-26): that of its tax office where it has no other. */
    private TradeParty seller() {
        Party seller = parties.seller();
        TradeParty party = party(seller);
        PayeeAccount payee = document.payee();
        if (payee != null) {
            party.addBankDetails(details(payee));
        }
        if (seller.registration() != null) {
            party.setLegalOrganisation(new LegalOrganisation(seller.registration()));
        }
        if (seller.taxNumber() != null) {
            party.addTaxID(seller.taxNumber());
            if (seller.vatId() == null && seller.registration() == null) {
                party.setID(seller.taxNumber());
            }
        }
        return party;
    }

    /** An account without an IBAN stands in its place until {@link IssuedXml} has seen to it. */
    private BankDetails details(PayeeAccount payee) {
        boolean sepa = payee.iban() != null
                && new Iban(payee.iban()).isInSepa()
                && document.total().currency().equals("EUR");
        BankDetails details = new BankDetails(payee.iban() == null ? payee.number() : payee.iban())
                .setAccountName(payee.holder())
                .setPaymentMeansCode(sepa ? SEPA_CREDIT_TRANSFER : CREDIT_TRANSFER)
                .setPaymentMeansInformation(sepa ? "SEPA credit transfer" : "Credit transfer");
        return payee.bic() == null ? details : details.setBIC(payee.bic());
    }

    private TradeParty buyer() {
        return party(Objects.requireNonNull(parties.buyer()));
    }

    /** Outside the scope of tax, VAT ids must not be named (BR-O-02). */
    private TradeParty party(Party party) {
        TradeParty made = new TradeParty()
                .setName(party.legalName())
                .setLocation(Objects.requireNonNull(party.city()))
                .setCountry(Objects.requireNonNull(party.country()));
        if (party.postalCode() != null) {
            made.setZIP(party.postalCode());
        }
        List<String> lines = party.addressLines();
        if (!lines.isEmpty()) {
            made.setStreet(lines.getFirst());
        }
        if (lines.size() > 1) {
            made.setAdditionalAddress(String.join(", ", lines.subList(1, lines.size())));
        }
        if (party.vatId() != null && document.taxes().stream().noneMatch(tax -> TaxCode.of(tax) == TaxCode.O)) {
            made.addVATID(party.vatId());
        }
        return made;
    }

    /** Midnight where this runs: the library writes the day of its default zone. */
    private static Date date(LocalDate day) {
        return Date.from(day.atStartOfDay(ZoneId.systemDefault()).toInstant());
    }
}
