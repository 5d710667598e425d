package io.modelmarket.billing.payout;

import io.modelmarket.contracts.money.Money;
import java.io.StringWriter;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * A settlement as a bank reads it: ISO 20022 customer credit transfer initiation, pain.001.001.09. Texts are cut to the
 * lengths and written in the characters that every bank takes; elements come in the schema's order.
 */
final class CreditTransferFile {

    private static final String NAMESPACE = "urn:iso:std:iso:20022:tech:xsd:pain.001.001.09";
    private static final int NAME = 70;
    private static final int REMITTANCE = 140;

    private final Settlement settlement;
    private final Instant at;
    private final String debtor;
    private final Iban debtorIban;

    CreditTransferFile(Settlement settlement, Instant at, String debtor, Iban debtorIban) {
        this.settlement = settlement;
        this.at = at.truncatedTo(ChronoUnit.SECONDS);
        this.debtor = debtor;
        this.debtorIban = debtorIban;
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
            payments(xml);
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
        leaf(xml, "MsgId", id());
        leaf(xml, "CreDtTm", at.toString());
        sums(xml);
        within(xml, "InitgPty", "Nm", latin(debtor, NAME));
        xml.writeEndElement();
    }

    private void payments(XMLStreamWriter xml) throws XMLStreamException {
        xml.writeStartElement("PmtInf");
        leaf(xml, "PmtInfId", id());
        leaf(xml, "PmtMtd", "TRF");
        sums(xml);
        if (settlement.currency().getCurrencyCode().equals("EUR")) {
            xml.writeStartElement("PmtTpInf");
            within(xml, "SvcLvl", "Cd", "SEPA");
            xml.writeEndElement();
        }
        within(xml, "ReqdExctnDt", "Dt", settlement.executeOn().toString());
        within(xml, "Dbtr", "Nm", latin(debtor, NAME));
        account(xml, "DbtrAcct", debtorIban.value());
        xml.writeStartElement("DbtrAgt");
        xml.writeStartElement("FinInstnId");
        within(xml, "Othr", "Id", "NOTPROVIDED");
        xml.writeEndElement();
        xml.writeEndElement();
        leaf(xml, "ChrgBr", "SLEV");
        for (int i = 0; i < settlement.payouts().size(); i++) {
            transfer(xml, settlement.payouts().get(i), i + 1);
        }
        xml.writeEndElement();
    }

    private void transfer(XMLStreamWriter xml, Payout payout, int place) throws XMLStreamException {
        xml.writeStartElement("CdtTrfTxInf");
        within(xml, "PmtId", "EndToEndId", id().substring(0, 24) + "-" + place);
        xml.writeStartElement("Amt");
        xml.writeStartElement("InstdAmt");
        xml.writeAttribute("Ccy", settlement.currency().getCurrencyCode());
        xml.writeCharacters(payout.total().toDecimal().toPlainString());
        xml.writeEndElement();
        xml.writeEndElement();
        within(xml, "Cdtr", "Nm", latin(payout.holder(), NAME));
        account(xml, "CdtrAcct", payout.iban());
        within(xml, "RmtInf", "Ustrd", latin("Shares of " + payout.tenant() + " " + settlement.id(), REMITTANCE));
        xml.writeEndElement();
    }

    private void sums(XMLStreamWriter xml) throws XMLStreamException {
        List<Payout> payouts = settlement.payouts();
        Money sum = payouts.stream().map(Payout::total).reduce(Money.zero(settlement.currency()), Money::plus);
        leaf(xml, "NbOfTxs", Integer.toString(payouts.size()));
        leaf(xml, "CtrlSum", sum.toDecimal().toPlainString());
    }

    /** At most 35 characters: the id without its dashes. */
    private String id() {
        return settlement.id().toString().replace("-", "");
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
        return taken.substring(0, Math.min(longest, taken.length()));
    }
}
