package io.modelmarket.billing.payout;

import io.modelmarket.billing.wire.MoneyView;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Another payout to the same partner, which one repeats or is repeated by.
 *
 * @param settlement whose payout it is
 * @param amount how much of it is paid again, in the settlements' currency
 * @param state how far it is at the bank
 * @param on the bank's day; none while it waits
 */
@Schema(name = "PayoutRepeatView")
public record RepeatView(
        UUID settlement,
        LocalDate executeOn,
        MoneyView amount,
        TransferState state,
        @Nullable LocalDate on) {}
