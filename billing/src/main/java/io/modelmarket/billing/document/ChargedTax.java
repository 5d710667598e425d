package io.modelmarket.billing.document;

import static io.modelmarket.billing.document.IssuedXml.RAM;
import static io.modelmarket.billing.document.IssuedXml.child;

import io.modelmarket.billing.invoice.InvoiceView.TaxView;
import java.math.BigDecimal;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/**
 * Puts the tax that was charged into an e-invoice in place of what the library has computed. They differ by minor units
 * where the tax of a credit note is the difference of two rounded sums, and where two rules have the same rate; EN
 * 16931 lets a tax differ by less than one major unit from its rate (BR-CO-17) and only wants the sums to add up.
 */
final class ChargedTax {

    private ChargedTax() {}

    static void put(Element settlement, ElectronicDocument document) {
        NodeList groups = settlement.getElementsByTagNameNS(RAM, "ApplicableTradeTax");
        for (int i = 0; i < groups.getLength(); i++) {
            Element group = (Element) groups.item(i);
            child(group, "CalculatedAmount")
                    .setTextContent(charged(document, group).toPlainString());
        }
        Element sums = child(settlement, "SpecifiedTradeSettlementHeaderMonetarySummation");
        BigDecimal total = new BigDecimal(document.total().amount());
        BigDecimal net = new BigDecimal(document.subtotal().amount());
        child(sums, "TaxTotalAmount").setTextContent(total.subtract(net).toPlainString());
        child(sums, "GrandTotalAmount").setTextContent(total.toPlainString());
        BigDecimal prepaid = new BigDecimal(document.prepaid().amount());
        child(sums, "DuePayableAmount").setTextContent(total.subtract(prepaid).toPlainString());
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
}
