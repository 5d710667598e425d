package io.modelmarket.billing.document;

import io.modelmarket.billing.invoice.InvoiceView.CouponView;
import io.modelmarket.billing.invoice.InvoiceView.LineView;
import io.modelmarket.billing.invoice.LineDescription;
import io.modelmarket.billing.selfbilling.SelfBilledInvoiceView.SelfBilledLineView;

/** What lines are of, in a document's language. Names are as they were given; what is not known is as it is stored. */
final class LineText {

    private LineText() {}

    /** What an invoice's line bills. */
    static String of(Language language, LineView line) {
        String component = line.charge() == null ? null : line.charge().component();
        return LineDescription.parse(line.kind(), line.model(), line.usagePeriod(), component, line.description())
                .map(parts -> of(language, parts))
                .orElse(line.description());
    }

    /** What a coupon took something off. */
    static String of(Language language, CouponView coupon) {
        return LineDescription.parseCoupon(coupon.code(), coupon.usagePeriod(), coupon.description())
                .map(parts -> language.text("line.COUPON", coupon.code(), of(language, parts)))
                .orElse(coupon.description());
    }

    /** What a self-billed invoice's line is the share of. */
    static String of(Language language, SelfBilledLineView line) {
        String text = language.text(
                "line.SHARE",
                line.release() == null ? line.model() : line.model() + " " + line.release(),
                line.usagePeriod(),
                language.textOr("role." + line.role(), line.role()),
                language.textOr("rule." + line.rule(), line.rule()));
        if (line.agreementVersion() != null) {
            text = language.text("line.agreement", text, line.agreementVersion().toString());
        }
        return line.correction() ? language.text("line.taken-back", text) : text;
    }

    /** How much of it, in the unit that is counted. */
    static String quantity(Language language, LineView line) {
        return line.quantity() + " " + language.textOr("unit." + line.unit(), line.unit());
    }

    private static String of(Language language, LineDescription parts) {
        String text = language.text(
                "line." + parts.kind(),
                parts.model(),
                parts.plan(),
                Integer.toString(parts.planVersion()),
                parts.period());
        if (parts.component() != null) {
            text = language.text("line.component", text, parts.component());
        }
        if (parts.coupon() != null) {
            text = language.text("line.less-coupon", text, parts.coupon());
        }
        return parts.credited() ? language.text("line.less-credited", text) : text;
    }
}
