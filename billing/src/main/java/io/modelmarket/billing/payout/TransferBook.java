package io.modelmarket.billing.payout;

import io.modelmarket.billing.exchange.Exchanged;
import io.modelmarket.billing.ledger.Ledger;
import io.modelmarket.billing.ledger.booking.Account;
import io.modelmarket.billing.ledger.booking.Booking;
import io.modelmarket.billing.ledger.booking.Posting;
import io.modelmarket.billing.ledger.booking.Purpose;
import io.modelmarket.contracts.id.TenantId;
import io.modelmarket.contracts.money.Money;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.UUID;

/** What became of payouts, in the ledger; and the same negated where it was said by mistake. */
@ApplicationScoped
class TransferBook {

    private final Ledger ledger;
    private final PayoutConfig config;
    private final TenantId platform;

    @Inject
    TransferBook(Ledger ledger, PayoutConfig config) {
        this.ledger = ledger;
        this.config = config;
        this.platform = new TenantId(config.platformTenant());
    }

    /** Most of a return that can be missing as banks' fees. */
    public Money mostKept(Currency currency) {
        return Money.round(
                config.returnFeeAtMostIn().getOrDefault(currency.getCurrencyCode(), config.returnFeeAtMost()),
                currency);
    }

    /** Once for each event. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void book(List<Event> events, Instant at) {
        ledger.post(
                events.stream().flatMap(event -> bookings(event, at).stream()).toList());
    }

    /** Takes back what an event was booked as, to the last unit. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void undo(Event event, Instant at) {
        for (Booking booking : bookings(event, at)) {
            ledger.correct(
                    new Booking(
                            booking.idempotencyKey() + "/undone",
                            booking.kind(),
                            booking.description() + ", taken back",
                            at,
                            booking.postings().stream()
                                    .map(posting -> new Posting(
                                            posting.account(), posting.amount().negate(), posting.reference()))
                                    .toList()),
                    booking.idempotencyKey());
        }
    }

    private List<Booking> bookings(Event event, Instant at) {
        String key = "payout-event/" + event.id();
        String what = "Payout " + event.transfer().name() + " " + event.kind();
        if (event.kind() == TransferState.EXECUTED) {
            return List.of(new Booking(
                    key,
                    "PAYOUT_EXECUTED",
                    what,
                    at,
                    List.of(
                            ours(event, event.transfer().through(), event.amount()),
                            ours(event, event.against(), event.amount().negate()))));
        }
        Exchanged exchanged = event.payout().exchanged();
        List<Posting> postings = new ArrayList<>(arrived(event));
        if (exchanged == null) {
            postings.add(owed(event));
            return List.of(new Booking(key, "PAYOUT_RETURN", what, at, postings));
        }
        postings.add(ours(event, Purpose.LIQUIDITY, exchanged.changed().negate()));
        if (exchanged.spread().minorUnits() != 0) {
            postings.add(ours(event, Purpose.EXCHANGE_SPREAD, exchanged.spread()));
        }
        List<Posting> payable =
                List.of(ours(event, Purpose.LIQUIDITY, event.payout().total()), owed(event));
        return List.of(
                new Booking(key, "PAYOUT_RETURN", what, at, postings),
                new Booking(key + "/exchange", "PAYOUT_RETURN", what, at, payable));
    }

    /** What arrived, and what banks have kept of it: the partner is owed all of it. */
    private List<Posting> arrived(Event event) {
        Money kept = event.transfer().amount().minus(event.amount());
        Posting came = ours(event, event.against(), event.amount());
        return kept.minorUnits() == 0 ? List.of(came) : List.of(came, ours(event, Purpose.BANK_FEES, kept));
    }

    private static Posting owed(Event event) {
        Money total = event.payout().total();
        return new Posting(
                new Account(new TenantId(event.transfer().tenant()), Purpose.PARTNER_PAYABLE, total.currency()),
                total.negate(),
                event.reference());
    }

    private Posting ours(Event event, Purpose purpose, Money amount) {
        return new Posting(new Account(platform, purpose, amount.currency()), amount, event.reference());
    }

    /**
     * What became of a payout.
     *
     * @param amount what moved, in the account's currency
     * @param against the platform's account that it went to or came from
     */
    record Event(UUID id, TransferState kind, Transfer transfer, Payout payout, Money amount, Purpose against) {

        String reference() {
            return "payout/" + transfer.settlement() + "/" + transfer.place();
        }
    }
}
