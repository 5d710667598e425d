package io.modelmarket.billing.payout;

import io.modelmarket.billing.ledger.booking.Purpose;
import io.modelmarket.contracts.money.Money;
import java.util.UUID;

/**
 * A payout of an approved settlement as the bank knows it.
 *
 * @param place in the settlement, from 1
 * @param amount what is transferred, in the account's currency
 * @param through the account that holds it until the bank has executed it
 * @param waits whether the bank has neither executed nor refused it; what has come back may wait, where its statements
 *     are taken in out of turn
 */
public record Transfer(
        UUID settlement, int place, String tenant, Money amount, Purpose through, TransferState state, boolean waits) {

    /** Its end-to-end id in the file for the bank. */
    public String name() {
        return TransferNames.of(settlement, place);
    }
}
