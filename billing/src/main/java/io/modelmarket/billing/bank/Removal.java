package io.modelmarket.billing.bank;

import io.modelmarket.billing.ledger.booking.Purpose;
import java.util.UUID;

/** That something of an entry is no longer here, and why. */
record Removal(UUID id, Kind kind, String reason, String by) {

    /** What became of it. */
    enum Kind {
        /** It is sent back to the payer: on its way until a debit of the bank's says that it has left. */
        RETURNED(Purpose.OUTGOING),
        /** It is booked elsewhere, or not at all. */
        SET_ASIDE(Purpose.BANK);

        private final Purpose through;

        Kind(Purpose through) {
            this.through = through;
        }

        /** The platform's account that the money is in afterwards. */
        Purpose through() {
            return through;
        }
    }
}
