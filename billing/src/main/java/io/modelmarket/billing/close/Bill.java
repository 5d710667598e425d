package io.modelmarket.billing.close;

import io.modelmarket.billing.invoice.CouponLine;
import io.modelmarket.billing.invoice.InvoiceLine;
import io.modelmarket.billing.invoice.LineKind;
import io.modelmarket.billing.rating.Rating;
import io.modelmarket.contracts.money.Money;
import java.time.YearMonth;
import java.util.List;

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
        String what = item.usage().model() + ", plan " + item.planName() + " v"
                + item.usage().planVersion();
        String description = kind == LineKind.USAGE ? what + ", " + used : "Adjustment for " + used + ": " + what;
        boolean plain = item.tariff().pricePerRequest().isPresent();
        AppliedCoupon coupon = item.coupon();
        String less = coupon == null ? "" : ", less coupon " + coupon.code();
        List<InvoiceLine> lines = Rating.rate(item.tariff(), item.consumption(), item.before()).stream()
                .map(rated -> new InvoiceLine(
                        kind,
                        item.usage(),
                        (plain
                                        ? description
                                        : description + ": "
                                                + rated.charge().component().name())
                                + less,
                        rated))
                .toList();
        return new Bill(
                lines,
                coupon == null || lines.isEmpty()
                        ? List.of()
                        : coupon(item, coupon, "Coupon " + coupon.code() + ": " + description));
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
