package io.modelmarket.billing.bank;

import io.modelmarket.billing.ledger.booking.Purpose;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The platform's own accounts that an entry can be assigned to. */
@Schema(name = "BankAccountKind")
enum BankAccountKind {
    /** What banks keep for their services, or give back of it. */
    BANK_FEES(Purpose.BANK_FEES),
    /** What banks pay for money, or take for it. */
    BANK_INTEREST(Purpose.BANK_INTEREST),
    /** Anything else, for the reason given. */
    BANK_OTHER(Purpose.BANK_OTHER);

    private final Purpose purpose;

    BankAccountKind(Purpose purpose) {
        this.purpose = purpose;
    }

    Purpose purpose() {
        return purpose;
    }
}
