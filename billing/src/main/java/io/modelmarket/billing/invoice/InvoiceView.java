package io.modelmarket.billing.invoice;

import io.modelmarket.billing.wire.ChargeDetail;
import io.modelmarket.billing.wire.MoneyView;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An invoice with its lines in JSON. */
public record InvoiceView(
        String number,
        String tenant,
        String period,
        String timeZone,
        boolean interim,
        Instant issuedAt,
        MoneyView total,
        List<LineView> lines) {

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
            @Nullable ChargeDetail charge,
            @Nullable List<ShareView> shares) {}

    /** What one participant has of a line by a rule; a percentage only where it is flat. */
    public record ShareView(
            String tenant,
            String role,
            String rule,
            @Nullable String percent,
            MoneyView amount) {}
}
