package io.modelmarket.billing.invoice;

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

    /** A price as a plain decimal without needless zeros. */
    public static String price(BigDecimal price) {
        return price.signum() == 0 ? "0" : price.stripTrailingZeros().toPlainString();
    }

    /** A line; how it was shared out only where the reader may know. */
    public record LineView(
            int line,
            LineKind kind,
            String model,
            String description,
            String usagePeriod,
            long quantity,
            String unitPrice,
            MoneyView amount,
            @Nullable List<ShareView> shares) {}

    /** What one participant has of a line by a rule; a percentage only where it is flat. */
    public record ShareView(
            String tenant,
            String role,
            String rule,
            @Nullable String percent,
            MoneyView amount) {}
}
