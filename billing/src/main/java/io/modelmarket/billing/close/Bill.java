package io.modelmarket.billing.close;

import io.modelmarket.billing.invoice.BilledUsage;
import io.modelmarket.billing.invoice.CouponLine;
import io.modelmarket.billing.invoice.InvoiceLine;
import io.modelmarket.billing.invoice.LineDescription;
import io.modelmarket.billing.invoice.LineKind;
import io.modelmarket.billing.rating.Rating;
import io.modelmarket.contracts.money.Money;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The lines that bill a consumption, and what its coupon took off them. */
record Bill(List<InvoiceLine> lines, List<CouponLine> coupons) {

    /**
     * Rates what is not billed yet.
     *
     * @param month that is closed
     */
    static Bill of(Unbilled item, YearMonth month) {
        YearMonth used = item.usage().period();
        LineKind kind = used.equals(month) ? LineKind.USAGE : LineKind.ADJUSTMENT;
        boolean plain = item.tariff().pricePerRequest().isPresent();
        AppliedCoupon coupon = item.coupon();
        String code = coupon == null ? null : coupon.code();
        List<InvoiceLine> lines = Rating.rate(item.tariff(), item.consumption(), item.before()).stream()
                .map(rated -> new InvoiceLine(
                        kind,
                        item.usage(),
                        described(
                                        item,
                                        kind,
                                        plain
                                                ? null
                                                : rated.charge().component().name(),
                                        code)
                                .text(),
                        rated))
                .toList();
        return new Bill(
                lines,
                coupon == null || lines.isEmpty()
                        ? List.of()
                        : coupon(item, coupon, described(item, kind, null, null).ofCoupon(coupon.code())));
    }

    private static LineDescription described(
            Unbilled item, LineKind kind, @Nullable String component, @Nullable String coupon) {
        BilledUsage usage = item.usage();
        return new LineDescription(
                kind,
                usage.model().toString(),
                item.planName(),
                usage.planVersion(),
                usage.period().toString(),
                component,
                coupon,
                false);
    }

    /** Where volume pricing has made the month cheaper, a coupon may have nothing to add. */
    private static List<CouponLine> coupon(Unbilled item, AppliedCoupon coupon, String description) {
        Money takes = Rating.couponTakes(item.tariff(), item.consumption());
        Money more = takes.minus(coupon.before());
        return more.minorUnits() <= 0
                ? List.of()
                : List.of(new CouponLine(coupon.id(), coupon.code(), item.usage(), description, more, takes));
    }

    /** All of them, in their order. */
    static Bill together(List<Bill> bills) {
        return new Bill(
                bills.stream().flatMap(bill -> bill.lines().stream()).toList(),
                bills.stream().flatMap(bill -> bill.coupons().stream()).toList());
    }
}
