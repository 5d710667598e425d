package io.modelmarket.billing.document;

import io.modelmarket.billing.invoice.InvoiceView;
import io.modelmarket.billing.invoice.InvoiceView.LineView;
import io.modelmarket.billing.invoice.InvoiceView.TaxView;
import io.modelmarket.billing.tax.Parties;
import io.modelmarket.billing.tax.Party;
import io.modelmarket.billing.wire.MoneyView;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import org.mustangproject.Invoice;
import org.mustangproject.Item;
import org.mustangproject.LegalOrganisation;
import org.mustangproject.Product;
import org.mustangproject.TradeParty;
import org.mustangproject.ZUGFeRD.Profiles;
import org.mustangproject.ZUGFeRD.TransactionCalculator;
import org.mustangproject.ZUGFeRD.ZUGFeRD2PullProvider;

/**
 * An invoice by EN 16931. A line is one piece at the line's amount, so that it is exactly what was billed; what it is
 * made of stands in its description.
 */
@SuppressWarnings("JavaUtilDate") // what the library takes
final class ElectronicInvoice {

    /** EN 16931 as Factur-X and ZUGFeRD call it. */
    static final String PROFILE = "EN16931";

    /** UN/ECE Recommendation 20: one. */
    private static final String ONE = "C62";

    private static final int VERSION = 2;

    private final InvoiceView invoice;
    private final Parties parties;
    private final int dueDays;

    /**
     * Checks what it needs.
     *
     * @throws io.modelmarket.contracts.problem.ProblemException naming what is missing
     */
    ElectronicInvoice(InvoiceView invoice, int dueDays) {
        this.parties = ElectronicNeeds.check(invoice);
        this.invoice = invoice;
        this.dueDays = dueDays;
    }

    /** As Cross Industry Invoice XML. */
    byte[] xml() {
        ZUGFeRD2PullProvider provider = new ZUGFeRD2PullProvider();
        provider.setProfile(Profiles.getByName(PROFILE, VERSION));
        provider.generateXML(transaction());
        return provider.getXML();
    }

    /**
     * As the library takes it.
     *
     * @throws io.modelmarket.contracts.problem.ProblemException when it comes to other sums than the invoice
     */
    Invoice transaction() {
        LocalDate issued = LocalDate.ofInstant(invoice.issuedAt(), ZoneId.of(invoice.timeZone()));
        YearMonth period = YearMonth.parse(invoice.period());
        Invoice made = new Invoice()
                .setNumber(invoice.number())
                .setIssueDate(date(issued))
                .setDueDate(date(issued.plusDays(dueDays)))
                .setDetailedDeliveryPeriod(date(period.atDay(1)), date(period.atEndOfMonth()))
                .setCurrency(invoice.total().currency())
                .setSender(seller())
                .setRecipient(buyer());
        for (LineView line : invoice.lines()) {
            TaxView tax = invoice.taxes().get(line.taxPlace() - 1);
            made.addItem(new Item(product(line, tax), amount(line.amount()), BigDecimal.ONE));
        }
        TransactionCalculator sums = new TransactionCalculator(made);
        ElectronicNeeds.checkSums(invoice, sums.getTaxBasis(), sums.getGrandTotal());
        return made;
    }

    private static Product product(LineView line, TaxView tax) {
        String price = line.unitPrice() == null ? "" : " @ " + line.unitPrice();
        Product product = new Product(
                line.description(), line.quantity() + " " + line.unit() + price, ONE, new BigDecimal(tax.rate()));
        TaxCode code = TaxCode.of(tax);
        product.setTaxCategoryCode(code.name());
        if (code.needsReason()) {
            product.setTaxExemptionReason(tax.name());
        }
        return product;
    }

    private TradeParty seller() {
        Party seller = parties.seller();
        TradeParty party = party(seller);
        if (seller.registration() != null) {
            party.setLegalOrganisation(new LegalOrganisation(seller.registration()));
        }
        return party;
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
        if (party.vatId() != null && invoice.taxes().stream().noneMatch(tax -> TaxCode.of(tax) == TaxCode.O)) {
            made.addVATID(party.vatId());
        }
        return made;
    }

    private static BigDecimal amount(MoneyView money) {
        return new BigDecimal(money.amount());
    }

    /** Midnight where this runs: the library writes the day of its default zone. */
    private static Date date(LocalDate day) {
        return Date.from(day.atStartOfDay(ZoneId.systemDefault()).toInstant());
    }
}
