package io.modelmarket.billing.payout;

import io.modelmarket.billing.ledger.booking.Purpose;
import io.modelmarket.contracts.money.Money;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * A payout of an approved settlement as the bank knows it.
 *
 * @param place in the settlement, from 1
 * @param amount what is transferred, in the account's currency
 * @param through the account that holds it until the bank has executed it
 * @param waits whether the bank has neither executed nor refused it; what has come back may wait, where its statements
 *     are taken in out of turn
 * @param inSepa whether it goes to an IBAN of one of SEPA's countries: euros to others are a block of their own in the
 *     file
 */
public record Transfer(
        UUID settlement,
        int place,
        String tenant,
        Money amount,
        Purpose through,
        TransferState state,
        boolean waits,
        boolean inSepa) {

    /** Those that come to an amount: all of a settlement that wait in its currency, or else a block of its file. */
    public static Optional<List<Transfer>> comingTo(Money amount, List<Transfer> waiting) {
        return Stream.of(
                        waiting,
                        waiting.stream().filter(Transfer::inSepa).toList(),
                        waiting.stream().filter(transfer -> !transfer.inSepa()).toList())
                .filter(some -> !some.isEmpty() && sum(some, amount.currency()).equals(amount))
                .findFirst();
    }

    /** What transfers of a currency come to. */
    public static Money sum(List<Transfer> transfers, Currency currency) {
        return transfers.stream().map(Transfer::amount).reduce(Money.zero(currency), Money::plus);
    }

    /** Its end-to-end id in the file for the bank. */
    public String name() {
        return TransferNames.of(settlement, place);
    }

    /** What lists know it by. */
    public Position position() {
        return new Position(settlement, place);
    }

    /** Whether it is paid in a currency. */
    public boolean isIn(Currency currency) {
        return amount.currency().equals(currency);
    }

    /** Its place in its settlement. */
    public record Position(UUID settlement, int place) {

        /**
         * Reads what {@link #toString} writes.
         *
         * @throws IllegalArgumentException when it is none
         */
        public static Position parse(String text) {
            int cut = text.indexOf('/');
            return new Position(
                    UUID.fromString(text.substring(0, Math.max(0, cut))), Integer.parseInt(text.substring(cut + 1)));
        }

        @Override
        public String toString() {
            return settlement + "/" + place;
        }
    }
}
