package io.modelmarket.billing.document;

import io.modelmarket.billing.payee.PayeeAccount;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/** Puts into an e-invoice what was issued where the library computes or writes something else. */
final class IssuedXml {

    static final String RAM = "urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:100";

    private IssuedXml() {}

    static byte[] of(byte[] xml, ElectronicDocument document) {
        try {
            Document tree = read(xml);
            Element settlement = (Element) tree.getElementsByTagNameNS(RAM, "ApplicableHeaderTradeSettlement")
                    .item(0);
            ChargedTax.put(settlement, document);
            PayeeAccount payee = document.payee();
            if (payee != null && payee.iban() == null) {
                putNumber(tree, child(settlement, "PayeePartyCreditorFinancialAccount"));
            }
            return written(tree);
        } catch (ParserConfigurationException | SAXException | IOException | TransformerException e) {
            throw new IllegalStateException("the e-invoice " + document.number() + " is no XML", e);
        }
    }

    static Element child(Element parent, String name) {
        return (Element) parent.getElementsByTagNameNS(RAM, name).item(0);
    }

    /** The library knows IBANs only. What is no IBAN has a name of its own, and comes last. */
    private static void putNumber(Document tree, Element account) {
        Node written = child(account, "IBANID");
        account.appendChild(tree.renameNode(written, RAM, written.getPrefix() + ":ProprietaryID"));
    }

    private static Document read(byte[] xml) throws ParserConfigurationException, SAXException, IOException {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        return factory.newDocumentBuilder().parse(new ByteArrayInputStream(xml));
    }

    private static byte[] written(Document tree) throws TransformerException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        TransformerFactory.newDefaultInstance().newTransformer().transform(new DOMSource(tree), new StreamResult(out));
        return out.toByteArray();
    }
}
