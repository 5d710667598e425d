package io.modelmarket.billing.close;

import io.modelmarket.billing.coupon.Coupon;
import io.modelmarket.billing.coupon.Redeemed;
import io.modelmarket.billing.rating.Component;
import io.modelmarket.billing.rating.Rating;
import io.modelmarket.billing.rating.Tariff;
import io.modelmarket.contracts.money.Money;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Lessens what is to be billed by coupons. A fixed amount is for a subscription's month as a whole: where the
 * subscription was on several plan versions in it, each takes what the others have left, and never gives back what it
 * has taken in an earlier bill. So a month in several bills is less by what it is less by in one.
 */
final class CouponAllotment {

    private final Map<UUID, List<Redeemed>> redeemed;
    private final Map<Month, Map<Place, Long>> taken = new HashMap<>();

    /**
     * For any number of consumers.
     *
     * @param redeemed coupons by subscription
     * @param taken in minor units, as earlier invoices say
     */
    CouponAllotment(Map<UUID, List<Redeemed>> redeemed, Map<Place, Long> taken) {
        this.redeemed = redeemed;
        taken.forEach((place, minor) -> of(place.month()).put(place, minor));
    }

    /** The same, less what its coupon takes off. */
    Unbilled lessen(Unbilled item) {
        return coupon(item).map(coupon -> lessen(item, coupon)).orElse(item);
    }

    private Optional<Coupon> coupon(Unbilled item) {
        LocalDate month = item.usage().period().atDay(1);
        return redeemed.getOrDefault(item.usage().subscription(), List.of()).stream()
                .filter(one -> one.covers(month))
                .map(Redeemed::coupon)
                .filter(one -> one.isFor(item.usage().plan(), item.tariff().currency()))
                .findFirst();
    }

    private Unbilled lessen(Unbilled item, Coupon coupon) {
        Place place = Place.of(item, coupon.id());
        Map<Place, Long> month = of(place.month());
        long before = month.getOrDefault(place, 0L);
        Tariff tariff = item.tariff().less(discount(coupon, place, month));
        long takes = Rating.couponTakes(tariff, item.consumption()).minorUnits();
        month.put(place, Math.max(before, takes));
        return item.less(tariff, new AppliedCoupon(coupon.id(), coupon.code(), new Money(before, tariff.currency())));
    }

    private Map<Place, Long> of(Month month) {
        return taken.computeIfAbsent(month, any -> new HashMap<>());
    }

    private static Component.Discount discount(Coupon coupon, Place place, Map<Place, Long> month) {
        Money amount = coupon.amount();
        if (amount == null) {
            return coupon.discount();
        }
        long others = month.entrySet().stream()
                .filter(entry -> !entry.getKey().equals(place))
                .mapToLong(Map.Entry::getValue)
                .sum();
        return coupon.fixed(new Money(Math.max(0, amount.minorUnits() - others), amount.currency()).toDecimal());
    }

    /** A coupon on a subscription's usage on one plan version in one month. */
    record Place(UUID coupon, UUID subscription, LocalDate period, UUID plan, int planVersion) {

        static Place of(Unbilled item, UUID coupon) {
            return new Place(
                    coupon,
                    item.usage().subscription(),
                    item.usage().period().atDay(1),
                    item.usage().plan(),
                    item.usage().planVersion());
        }

        private Month month() {
            return new Month(coupon, subscription, period);
        }
    }

    /** A coupon on a subscription's month, whatever plan versions it was on. */
    private record Month(UUID coupon, UUID subscription, LocalDate period) {}
}
