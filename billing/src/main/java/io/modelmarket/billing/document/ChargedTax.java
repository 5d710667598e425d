package io.modelmarket.billing.document;

import io.modelmarket.billing.invoice.InvoiceView.TaxView;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
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
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * Puts the tax that was charged into an e-invoice in place of what the library has computed. They differ by minor units
 * where the tax of a credit note is the difference of two rounded sums, and where two rules have the same rate; EN
 * 16931 lets a tax differ by less than one major unit from its rate (BR-CO-17) and only wants the sums to add up.
 */
final class ChargedTax {

    private static final String RAM =
            "urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:100";

    private ChargedTax() {}

    static byte[] put(byte[] xml, ElectronicDocument document) {
        try {
            Document tree = read(xml);
            Element settlement = (Element) tree.getElementsByTagNameNS(RAM, "ApplicableHeaderTradeSettlement")
                    .item(0);
            NodeList groups = settlement.getElementsByTagNameNS(RAM, "ApplicableTradeTax");
            for (int i = 0; i < groups.getLength(); i++) {
                Element group = (Element) groups.item(i);
                child(group, "CalculatedAmount")
                        .setTextContent(charged(document, group).toPlainString());
            }
            Element sums = (Element) settlement
                    .getElementsByTagNameNS(RAM, "SpecifiedTradeSettlementHeaderMonetarySummation")
                    .item(0);
            BigDecimal total = new BigDecimal(document.total().amount());
            BigDecimal net = new BigDecimal(document.subtotal().amount());
            child(sums, "TaxTotalAmount").setTextContent(total.subtract(net).toPlainString());
            child(sums, "GrandTotalAmount").setTextContent(total.toPlainString());
            BigDecimal prepaid = new BigDecimal(document.prepaid().amount());
            child(sums, "DuePayableAmount")
                    .setTextContent(total.subtract(prepaid).toPlainString());
            return written(tree);
        } catch (ParserConfigurationException | SAXException | IOException | TransformerException e) {
            throw new IllegalStateException("the e-invoice " + document.number() + " is no XML", e);
        }
    }

    /**
     * The tax of all the document's groups that are one in the standard: the same category and rate. Outside the scope
     * of tax there is no rate.
     */
    private static BigDecimal charged(ElectronicDocument document, Element group) {
        String category = child(group, "CategoryCode").getTextContent();
        Node percent =
                group.getElementsByTagNameNS(RAM, "RateApplicablePercent").item(0);
        BigDecimal rate = percent == null ? BigDecimal.ZERO : new BigDecimal(percent.getTextContent());
        return document.taxes().stream()
                .filter(tax -> TaxCode.of(tax).name().equals(category))
                .filter(tax -> new BigDecimal(tax.rate()).compareTo(rate) == 0)
                .map(TaxView::tax)
                .map(money -> new BigDecimal(money.amount()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static Element child(Element parent, String name) {
        return (Element) parent.getElementsByTagNameNS(RAM, name).item(0);
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
