package io.modelmarket.billing.invoice;

import io.modelmarket.billing.tax.Parties;
import io.modelmarket.billing.tax.Rates;
import io.modelmarket.billing.tax.TaxGroup;
import io.modelmarket.billing.tax.TaxRule;
import io.modelmarket.billing.tax.Treatment;
import io.modelmarket.billing.wire.ChargeDetail;
import io.modelmarket.billing.wire.MoneyView;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An invoice with its lines in JSON.
 *
 * @param subtotal sum of the lines
 * @param tax sum of the taxes
 * @param total what is owed: both
 * @param coupons what the lines are less by already
 * @param prepaid what of the total was paid as it was issued: by credit, and by payments of the invoice that it
 *     replaces
 * @param parties as of its issue; none for an invoice from before they were kept
 * @param owed as of now; not of an invoice that is just being issued
 * @param replaces the invoice whose place it has taken
 * @param replacedBy the invoice that has taken its place
 */
public record InvoiceView(
        String number,
        String tenant,
        String period,
        String timeZone,
        boolean interim,
        Instant issuedAt,
        MoneyView subtotal,
        MoneyView tax,
        MoneyView total,
        @Nullable Parties parties,
        List<TaxView> taxes,
        List<LineView> lines,
        List<CouponView> coupons,
        MoneyView prepaid,
        @Nullable OwedView owed,
        @Nullable ReplacementView replaces,
        @Nullable ReplacementView replacedBy) {

    /** A price as a plain decimal without needless zeros; null where there is no one price. */
    public static @Nullable String price(@Nullable BigDecimal price) {
        if (price == null) {
            return null;
        }
        return price.signum() == 0 ? "0" : price.stripTrailingZeros().toPlainString();
    }

    /**
     * A line; how it was shared out only where the reader may know.
     *
     * @param unit what the quantity is counted in
     * @param unitPrice where all units have the same price
     * @param taxPlace which of the taxes it is part of, from 1
     * @param charge how the amount comes about; not of lines from before plans had components
     */
    public record LineView(
            int line,
            LineKind kind,
            String model,
            String description,
            String usagePeriod,
            long quantity,
            String unit,
            @Nullable String unitPrice,
            MoneyView amount,
            int taxPlace,
            @Nullable ChargeDetail charge,
            @Nullable List<ShareView> shares) {}

    /**
     * What one participant has of a line by a rule; a percentage only where it is flat.
     *
     * @param rate where the percentage was written as a fraction; it is rounded then
     * @param release of the model whose agreement shares it, where usage says which has earned it
     * @param lineageStep how many steps that is from the release that was used
     */
    public record ShareView(
            String tenant,
            String role,
            String rule,
            @Nullable String percent,
            @Nullable String rate,
            MoneyView amount,
            String model,
            @Nullable String release,
            int lineageStep) {}

    /**
     * What is owed of it.
     *
     * @param credited taken back by credit notes
     * @param paid by transfer and by prepaid credit, less what was reversed
     * @param open total less credited and paid; below zero where the platform owes
     */
    @Schema(name = "InvoiceOwedView")
    public record OwedView(Instant dueAt, MoneyView credited, MoneyView paid, MoneyView open, InvoiceState state) {}

    /**
     * Another invoice that states the same lines, before or after this one.
     *
     * @param invoice its number
     * @param issuedAt when that was issued
     * @param creditNote by which the earlier one of the two is taken back
     * @param reason why
     */
    @Schema(name = "InvoiceReplacementView")
    public record ReplacementView(String invoice, Instant issuedAt, String creditNote, String reason) {}

    /** What a coupon took off, above zero. */
    @Schema(name = "InvoiceCouponView")
    public record CouponView(String code, String description, String usagePeriod, MoneyView amount) {

        /** Shows a coupon's line. */
        public static CouponView of(CouponLine line) {
            return new CouponView(
                    line.code(), line.description(), line.usage().period().toString(), MoneyView.of(line.amount()));
        }
    }

    /**
     * What of the invoice is taxed on the same terms.
     *
     * @param category of the rule, where there is one
     * @param name the rule's, or why there is no tax
     * @param rate in percent, a plain decimal
     */
    public record TaxView(
            int place,
            Treatment treatment,
            TaxRule.@Nullable Category category,
            String name,
            String rate,
            MoneyView net,
            MoneyView tax) {

        /** Shows a group of an invoice to be. */
        public static TaxView of(TaxGroup group) {
            TaxRule rule = group.terms().rule();
            return new TaxView(
                    group.place(),
                    group.terms().treatment(),
                    rule == null ? null : rule.category(),
                    group.terms().name(),
                    Rates.plain(group.terms().rate()),
                    MoneyView.of(group.net()),
                    MoneyView.of(group.tax()));
        }
    }
}
