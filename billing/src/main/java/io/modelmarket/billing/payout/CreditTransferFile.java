package io.modelmarket.billing.payout;

import io.modelmarket.billing.payee.Bic;
import io.modelmarket.billing.payee.Iban;
import io.modelmarket.billing.payee.IbanAccount;
import io.modelmarket.billing.payee.OtherAccount;
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
 * currency is a block of its own, debited to an account of that currency where there is one, euros to accounts without
 * an IBAN another; who bears the charges is as SEPA says within it, and shared outside.
 */
final class CreditTransferFile {

    private static final String NAMESPACE = "urn:iso:std:iso:20022:tech:xsd:pain.001.001.09";
    private static final int NAME = 70;
    private static final int REMITTANCE = 140;
    private static final String EUROS_OUTSIDE = "EUX";

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
            List<Block> blocks = payouts.stream().map(Block::of).distinct().toList();
            for (Block block : blocks) {
                payments(xml, block);
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
        within(xml, "InitgPty", "Nm", cut(Latin.of(debtor.name()), NAME));
        xml.writeEndElement();
    }

    private void payments(XMLStreamWriter xml, Block block) throws XMLStreamException {
        List<Payout> paid = payouts.stream()
                .filter(payout -> Block.of(payout).equals(block))
                .toList();
        xml.writeStartElement("PmtInf");
        leaf(xml, "PmtInfId", name(block));
        leaf(xml, "PmtMtd", "TRF");
        sums(xml, paid);
        if (block.sepa()) {
            xml.writeStartElement("PmtTpInf");
            within(xml, "SvcLvl", "Cd", "SEPA");
            xml.writeEndElement();
        }
        within(xml, "ReqdExctnDt", "Dt", settlement.executedFrom(at).toString());
        within(xml, "Dbtr", "Nm", cut(Latin.of(debtor.name()), NAME));
        account(
                xml,
                "DbtrAcct",
                Objects.requireNonNull(debtor.ibans().get(block.currency())).value());
        xml.writeStartElement("DbtrAgt");
        xml.writeStartElement("FinInstnId");
        within(xml, "Othr", "Id", "NOTPROVIDED");
        xml.writeEndElement();
        xml.writeEndElement();
        leaf(xml, "ChrgBr", block.sepa() ? "SLEV" : "SHAR");
        for (Payout payout : paid) {
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
        payee(xml, payout.account());
        within(
                xml,
                "RmtInf",
                "Ustrd",
                cut(Latin.of(TransferNames.remittance(settlement.id(), payout.tenant())), REMITTANCE));
        xml.writeEndElement();
    }

    /** Bank, holder and account; within SEPA an address that is not a whole one is refused, and none is needed. */
    private static void payee(XMLStreamWriter xml, Payout.Target account) throws XMLStreamException {
        Bic bank = account.bankAccount().bic();
        if (bank != null) {
            xml.writeStartElement("CdtrAgt");
            within(xml, "FinInstnId", "BICFI", bank.value());
            xml.writeEndElement();
        }
        xml.writeStartElement("Cdtr");
        leaf(xml, "Nm", cut(account.holder().forTheBank(), NAME));
        String country = account.bankAccount().country();
        if (country != null && !account.isInSepa()) {
            within(xml, "PstlAdr", "Ctry", country);
        }
        xml.writeEndElement();
        switch (account.bankAccount()) {
            case IbanAccount known -> account(xml, "CdtrAcct", known.iban().value());
            case OtherAccount other -> {
                xml.writeStartElement("CdtrAcct");
                xml.writeStartElement("Id");
                within(xml, "Othr", "Id", other.id());
                xml.writeEndElement();
                xml.writeEndElement();
            }
        }
    }

    /** Euros outside SEPA are called otherwise than all euros, where both are in other currencies' settlements. */
    private String name(Block block) {
        if (block.currency().equals(settlement.currency()) && (block.sepa() || !block.isOfEuros())) {
            return TransferNames.ofFile(settlement.id());
        }
        return TransferNames.ofBlock(
                settlement.id(),
                block.isOfEuros() && !block.sepa()
                        ? EUROS_OUTSIDE
                        : block.currency().getCurrencyCode());
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

    private static String cut(String text, int longest) {
        return text.substring(0, Math.min(longest, text.length())).strip();
    }

    /** What is transferred in one way. */
    private record Block(Currency currency, boolean sepa) {

        static Block of(Payout payout) {
            return new Block(payout.transferred().currency(), payout.account().isInSepa());
        }

        boolean isOfEuros() {
            return currency.getCurrencyCode().equals("EUR");
        }
    }

    /** Who pays, and from which account in each currency. */
    record Debtor(String name, Map<Currency, Iban> ibans) {}
}
