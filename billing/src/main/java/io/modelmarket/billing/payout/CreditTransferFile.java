package io.modelmarket.billing.payout;

import io.modelmarket.billing.payee.Iban;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * A settlement as a bank reads it: ISO 20022 customer credit transfer initiation, pain.001.001.09. Texts are cut to the
 * lengths and written in the characters that every bank takes; elements come in the schema's order. What is paid in one
 * currency is a block of its own, debited to an account of that currency where there is one; who bears the charges is
 * as SEPA says within it, and shared outside.
 */
final class CreditTransferFile {

    private static final String NAMESPACE = "urn:iso:std:iso:20022:tech:xsd:pain.001.001.09";
    private static final int NAME = 70;
    private static final int REMITTANCE = 140;

    private final Settlement settlement;
    private final Instant at;
    private final List<Payout> payouts;
    private final Debtor debtor;

    /**
     * Of some of its payouts.
     *
     * @param payouts those that are ordered now
     */
    CreditTransferFile(Settlement settlement, List<Payout> payouts, Instant at, Debtor debtor) {
        this.settlement = settlement;
        this.payouts = List.copyOf(payouts);
        this.at = at.truncatedTo(ChronoUnit.SECONDS);
        this.debtor = debtor;
    }

    String text() {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeStartElement("Document");
            xml.writeDefaultNamespace(NAMESPACE);
            xml.writeStartElement("CstmrCdtTrfInitn");
            header(xml);
            List<Currency> currencies = payouts.stream()
                    .map(payout -> payout.transferred().currency())
                    .distinct()
                    .toList();
            for (Currency currency : currencies) {
                payments(xml, currency);
            }
            xml.writeEndElement();
            xml.writeEndElement();
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("text can always be written to memory", e);
        }
        return text.toString();
    }

    private void header(XMLStreamWriter xml) throws XMLStreamException {
        xml.writeStartElement("GrpHdr");
        int without = settlement.payouts().size() - payouts.size();
        leaf(xml, "MsgId", TransferNames.ofFile(settlement.id(), without));
        leaf(xml, "CreDtTm", at.toString());
        sums(xml, payouts);
        within(xml, "InitgPty", "Nm", latin(debtor.name(), NAME));
        xml.writeEndElement();
    }

    private void payments(XMLStreamWriter xml, Currency currency) throws XMLStreamException {
        List<Payout> block = payouts.stream()
                .filter(payout -> payout.transferred().currency().equals(currency))
                .toList();
        xml.writeStartElement("PmtInf");
        leaf(
                xml,
                "PmtInfId",
                currency.equals(settlement.currency())
                        ? TransferNames.ofFile(settlement.id())
                        : TransferNames.ofBlock(settlement.id(), currency.getCurrencyCode()));
        leaf(xml, "PmtMtd", "TRF");
        sums(xml, block);
        boolean sepa = currency.getCurrencyCode().equals("EUR");
        if (sepa) {
            xml.writeStartElement("PmtTpInf");
            within(xml, "SvcLvl", "Cd", "SEPA");
            xml.writeEndElement();
        }
        within(xml, "ReqdExctnDt", "Dt", settlement.executeOn().toString());
        within(xml, "Dbtr", "Nm", latin(debtor.name(), NAME));
        account(
                xml,
                "DbtrAcct",
                Objects.requireNonNull(debtor.ibans().get(currency)).value());
        xml.writeStartElement("DbtrAgt");
        xml.writeStartElement("FinInstnId");
        within(xml, "Othr", "Id", "NOTPROVIDED");
        xml.writeEndElement();
        xml.writeEndElement();
        leaf(xml, "ChrgBr", sepa ? "SLEV" : "SHAR");
        for (Payout payout : block) {
            transfer(xml, payout);
        }
        xml.writeEndElement();
    }

    private void transfer(XMLStreamWriter xml, Payout payout) throws XMLStreamException {
        xml.writeStartElement("CdtTrfTxInf");
        within(xml, "PmtId", "EndToEndId", TransferNames.of(settlement.id(), payout.place()));
        xml.writeStartElement("Amt");
        xml.writeStartElement("InstdAmt");
        xml.writeAttribute("Ccy", payout.transferred().currency().getCurrencyCode());
        xml.writeCharacters(payout.transferred().toDecimal().toPlainString());
        xml.writeEndElement();
        xml.writeEndElement();
        within(xml, "Cdtr", "Nm", latin(payout.account().holder(), NAME));
        account(xml, "CdtrAcct", payout.account().iban());
        within(xml, "RmtInf", "Ustrd", latin(TransferNames.remittance(settlement.id(), payout.tenant()), REMITTANCE));
        xml.writeEndElement();
    }

    /** The control sum adds up numbers, whatever their currencies, as the standard wants it. */
    private static void sums(XMLStreamWriter xml, List<Payout> payouts) throws XMLStreamException {
        BigDecimal sum = payouts.stream()
                .map(payout -> payout.transferred().toDecimal())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        leaf(xml, "NbOfTxs", Integer.toString(payouts.size()));
        leaf(xml, "CtrlSum", sum.toPlainString());
    }

    private static void account(XMLStreamWriter xml, String name, String iban) throws XMLStreamException {
        xml.writeStartElement(name);
        within(xml, "Id", "IBAN", iban);
        xml.writeEndElement();
    }

    private static void within(XMLStreamWriter xml, String outer, String inner, String text) throws XMLStreamException {
        xml.writeStartElement(outer);
        leaf(xml, inner, text);
        xml.writeEndElement();
    }

    private static void leaf(XMLStreamWriter xml, String name, String text) throws XMLStreamException {
        xml.writeStartElement(name);
        xml.writeCharacters(text);
        xml.writeEndElement();
    }

    private static String latin(String text, int longest) {
        String taken = text.replaceAll("[^a-zA-Z0-9/?:().,'+ -]", ".").strip();
        return taken.substring(0, Math.min(longest, taken.length())).strip();
    }

    /** Who pays, and from which account in each currency. */
    record Debtor(String name, Map<Currency, Iban> ibans) {}
}
