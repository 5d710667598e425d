package io.modelmarket.billing.bank;

import java.util.UUID;

/** That something of an entry is no longer here, and why. */
record Removal(UUID id, Kind kind, String reason, String by) {

    /** What became of it. */
    enum Kind {
        /** It was sent back to the payer. */
        RETURNED,
        /** It is booked elsewhere, or not at all. */
        SET_ASIDE
    }
}
