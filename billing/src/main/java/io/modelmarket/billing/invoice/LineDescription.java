package io.modelmarket.billing.invoice;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a line bills, in parts: as it is written on the line, and read again to be said in another language. Plain Java.
 *
 * @param model as {@code partner/model}
 * @param plan its name as of the issue
 * @param period the month of the usage, as {@code 2026-11}
 * @param component of the plan's price, where it has more than a price for each request
 * @param coupon the code of the one that the line is less by
 * @param credited whether it is less by what was credited before, as lines are that another invoice repeats
 */
public record LineDescription(
        LineKind kind,
        String model,
        String plan,
        int planVersion,
        String period,
        @Nullable String component,
        @Nullable String coupon,
        boolean credited) {

    /** As the view of what stands on invoices writes it. */
    private static final String CREDITED = ", less what was credited";

    /** In English, as it is stored. */
    public String text() {
        return whole()
                + (component == null ? "" : ": " + component)
                + (coupon == null ? "" : ", less coupon " + coupon)
                + (credited ? CREDITED : "");
    }

    /** What a coupon takes something off, in English, as it is stored with what it takes. */
    public String ofCoupon(String code) {
        return head(code) + whole();
    }

    private String whole() {
        String what = model + ", plan " + plan + " v" + planVersion;
        return kind == LineKind.USAGE ? what + ", " + period : late(period) + what;
    }

    /**
     * Reads a line's {@link #text()}.
     *
     * @param component the name of the charge, if it is known
     * @return empty where it is written otherwise, as on old invoices
     */
    public static Optional<LineDescription> parse(
            LineKind kind, String model, String period, @Nullable String component, String text) {
        String head = (kind == LineKind.USAGE ? "" : late(period)) + model + ", plan ";
        String form = Pattern.quote(head) + "(?<plan>.+) v(?<version>\\d{1,9})"
                + (kind == LineKind.USAGE ? Pattern.quote(", " + period) : "");
        Optional<LineDescription> whole = component == null
                ? Optional.empty()
                : read(form + Pattern.quote(": " + component), text)
                        .map(found -> of(found, kind, model, period, component));
        return whole.or(() -> read(form, text).map(found -> of(found, kind, model, period, null)));
    }

    private static Optional<Matcher> read(String form, String text) {
        Matcher found = Pattern.compile(
                        form + "(, less coupon (?<coupon>\\S+))?(?<credited>" + CREDITED + ")?", Pattern.DOTALL)
                .matcher(text);
        return found.matches() ? Optional.of(found) : Optional.empty();
    }

    private static LineDescription of(
            Matcher found, LineKind kind, String model, String period, @Nullable String component) {
        return new LineDescription(
                kind,
                model,
                found.group("plan"),
                Integer.parseInt(found.group("version")),
                period,
                component,
                found.group("coupon"),
                found.group("credited") != null);
    }

    /** Reads what {@link #ofCoupon} has written. */
    public static Optional<LineDescription> parseCoupon(String code, String period, String text) {
        if (!text.startsWith(head(code))) {
            return Optional.empty();
        }
        String whole = text.substring(head(code).length());
        LineKind kind = whole.startsWith(late(period)) ? LineKind.ADJUSTMENT : LineKind.USAGE;
        String of =
                kind == LineKind.USAGE ? whole : whole.substring(late(period).length());
        int end = of.indexOf(", plan ");
        return end < 0 ? Optional.empty() : parse(kind, of.substring(0, end), period, null, whole);
    }

    private static String late(String period) {
        return "Adjustment for " + period + ": ";
    }

    private static String head(String code) {
        return "Coupon " + code + ": ";
    }
}
