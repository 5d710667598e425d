package io.modelmarket.billing.payout;

import io.modelmarket.billing.payee.Bic;
import io.modelmarket.billing.payee.Iban;
import java.io.IOException;
import java.io.StringReader;
import java.math.BigDecimal;
import java.net.URL;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.ErrorHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/**
 * The rules that a bank holds a pain.001 file to, as far as the file alone can tell: its form by a schema, and what a
 * schema cannot say: sums and counts, ids that are used once, check digits, digits of a currency, and what is SEPA's
 * only. Plain Java.
 */
final class CreditTransferRules {

    private static final Schema SCHEMA = schema();
    private static final BigDecimal MOST_IN_SEPA = new BigDecimal("999999999.99");

    private final List<String> broken = new ArrayList<>();
    private final Set<String> ids = new HashSet<>();
    private final Set<String> blocks = new HashSet<>();

    private CreditTransferRules() {}

    /** What is wrong with a file, each in words; nothing where a bank can take it. */
    static List<String> brokenBy(String file) {
        CreditTransferRules rules = new CreditTransferRules();
        rules.check(file);
        return List.copyOf(rules.broken);
    }

    private void check(String file) {
        Document document = parse(file);
        if (document == null || !broken.isEmpty()) {
            return;
        }
        Element initiation = only(document.getDocumentElement(), "CstmrCdtTrfInitn");
        Element header = only(initiation, "GrpHdr");
        sums("the file", header, initiation);
        NodeList all = initiation.getElementsByTagNameNS("*", "PmtInf");
        for (int i = 0; i < all.getLength(); i++) {
            block((Element) all.item(i));
        }
    }

    private void block(Element block) {
        String id = text(block, "PmtInfId");
        if (!blocks.add(id)) {
            broken.add("block " + id + " is there twice");
        }
        sums("block " + id, block, block);
        if (!Latin.canWrite(text(only(block, "Dbtr"), "Nm"))) {
            broken.add("block " + id + " is from a name without a letter or digit that banks can read");
        }
        boolean sepa = block.getElementsByTagNameNS("*", "SvcLvl").getLength() > 0;
        iban("block " + id, only(block, "DbtrAcct"));
        if (sepa != text(block, "ChrgBr").equals("SLEV")) {
            broken.add(
                    "block " + id + " has ChrgBr " + text(block, "ChrgBr") + ", and SLEV is SEPA's, and only SEPA's");
        }
        String currency = amount(transfers(block).getFirst()).getAttribute("Ccy");
        if (sepa && !currency.equals("EUR")) {
            broken.add("block " + id + " is in " + currency + ", and SEPA transfers euros only");
        }
        transfers(block).forEach(transfer -> transfer(transfer, currency, sepa));
    }

    private void transfer(Element transfer, String currency, boolean sepa) {
        String id = text(transfer, "EndToEndId");
        if (!ids.add(id)) {
            broken.add("EndToEndId " + id + " is there twice");
        }
        payee("transfer " + id, transfer, sepa);
        String stated = amount(transfer).getAttribute("Ccy");
        BigDecimal amount = paid(transfer);
        if (!stated.equals(currency)) {
            broken.add("transfer " + id + " is in " + stated + ", its block in " + currency);
        } else if (digits(stated) < amount.stripTrailingZeros().scale()) {
            broken.add("transfer " + id + " has more digits than " + stated + ": " + amount);
        } else if (sepa && amount.compareTo(MOST_IN_SEPA) > 0) {
            broken.add("transfer " + id + " is more than SEPA transfers at once: " + amount);
        }
    }

    /** What an element says of the transfers within another. */
    private void sums(String what, Element says, Element of) {
        List<Element> transfers = transfers(of);
        BigDecimal sum = transfers.stream().map(CreditTransferRules::paid).reduce(BigDecimal.ZERO, BigDecimal::add);
        if (!text(says, "NbOfTxs").equals(Integer.toString(transfers.size()))) {
            broken.add(what + " has " + transfers.size() + " transfers and says " + text(says, "NbOfTxs"));
        }
        if (new BigDecimal(text(says, "CtrlSum")).compareTo(sum) != 0) {
            broken.add(what + " comes to " + sum + " and says " + text(says, "CtrlSum"));
        }
    }

    /** Whom the bank can find: by an IBAN, which is enough within SEPA, and outside by bank and country, too. */
    private void payee(String where, Element transfer, boolean sepa) {
        if (!Latin.canWrite(text(only(transfer, "Cdtr"), "Nm"))) {
            broken.add(where + " goes to a name without a letter or digit that banks can read");
        }
        Element account = only(transfer, "CdtrAcct");
        if (has(account, "IBAN")) {
            iban(where, account).ifPresent(iban -> atBank(where, iban, transfer, sepa));
        } else if (sepa) {
            broken.add(where + " goes to an account without an IBAN, and SEPA transfers to IBANs only");
        }
        if (!sepa && (!has(transfer, "BICFI") || !has(transfer, "Ctry"))) {
            broken.add(where + " goes outside SEPA, and does not say its bank and country");
        }
    }

    private void atBank(String where, Iban iban, Element transfer, boolean sepa) {
        if (sepa && !iban.isInSepa()) {
            broken.add(where + " goes to " + iban.value() + ", and SEPA does not transfer to that country");
        }
        if (has(transfer, "BICFI") && !iban.isAt(new Bic(text(transfer, "BICFI")))) {
            broken.add(
                    where + " goes to " + iban.value() + ", which is not of " + text(transfer, "BICFI") + "'s country");
        }
    }

    private Optional<Iban> iban(String where, Element account) {
        String iban = text(account, "IBAN");
        try {
            return Optional.of(new Iban(iban));
        } catch (IllegalArgumentException e) {
            broken.add(where + " has an account whose check digits are wrong: " + iban);
            return Optional.empty();
        }
    }

    private @Nullable Document parse(String file) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setSchema(SCHEMA);
            DocumentBuilder builder = factory.newDocumentBuilder();
            builder.setErrorHandler(new Told());
            return builder.parse(new InputSource(new StringReader(file)));
        } catch (SAXException e) {
            broken.add(Objects.requireNonNullElse(e.getMessage(), "it is no XML"));
            return null;
        } catch (ParserConfigurationException | IOException e) {
            throw new IllegalStateException("text can always be read from memory", e);
        }
    }

    private static int digits(String currency) {
        try {
            return Currency.getInstance(currency).getDefaultFractionDigits();
        } catch (IllegalArgumentException e) {
            return 0;
        }
    }

    private static BigDecimal paid(Element transfer) {
        return new BigDecimal(amount(transfer).getTextContent());
    }

    private static Element amount(Element transfer) {
        return only(transfer, "InstdAmt");
    }

    private static List<Element> transfers(Element of) {
        NodeList found = of.getElementsByTagNameNS("*", "CdtTrfTxInf");
        List<Element> transfers = new ArrayList<>();
        for (int i = 0; i < found.getLength(); i++) {
            transfers.add((Element) found.item(i));
        }
        return transfers;
    }

    private static String text(Element within, String name) {
        return only(within, name).getTextContent();
    }

    private static boolean has(Element within, String name) {
        return within.getElementsByTagNameNS("*", name).getLength() > 0;
    }

    /** The first of that name, which the schema says is there. */
    private static Element only(Element within, String name) {
        return (Element) within.getElementsByTagNameNS("*", name).item(0);
    }

    private static Schema schema() {
        URL source = Objects.requireNonNull(CreditTransferRules.class.getResource("/payout/credit-transfer.xsd"));
        try {
            SchemaFactory factory = SchemaFactory.newDefaultInstance();
            factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
            return factory.newSchema(source);
        } catch (SAXException e) {
            throw new IllegalStateException("the schema of this service's own files is right", e);
        }
    }

    /** Every violation of the schema, not the first only. */
    private final class Told implements ErrorHandler {

        @Override
        public void warning(SAXParseException e) {
            error(e);
        }

        @Override
        public void error(SAXParseException e) {
            broken.add(Objects.requireNonNullElse(e.getMessage(), "it is of another form"));
        }

        @Override
        public void fatalError(SAXParseException e) throws SAXException {
            throw e;
        }
    }
}
