package io.modelmarket.billing.payout;

import io.modelmarket.billing.exchange.Exchanged;
import io.modelmarket.billing.ledger.Ledger;
import io.modelmarket.billing.ledger.booking.Account;
import io.modelmarket.billing.ledger.booking.Booking;
import io.modelmarket.billing.ledger.booking.Posting;
import io.modelmarket.billing.ledger.booking.Purpose;
import io.modelmarket.contracts.id.TenantId;
import io.modelmarket.contracts.money.Money;
import io.modelmarket.contracts.problem.ProblemException;
import io.modelmarket.contracts.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** What became of payouts, in the ledger; and the same negated where it was said by mistake. */
@ApplicationScoped
class TransferBook {

    /** What the keys of an event's transactions end with, in their order. */
    private static final List<String> PARTS = List.of("", "/exchange", "/spread");

    private final Ledger ledger;
    private final PayoutConfig config;
    private final TenantId platform;

    @Inject
    TransferBook(Ledger ledger, PayoutConfig config) {
        this.ledger = ledger;
        this.config = config;
        this.platform = new TenantId(config.platformTenant());
    }

    /**
     * What of a payout can have come back: of it banks keep so much at most, and never more than they give back.
     *
     * @throws ProblemException when it is more than was sent, or more is missing
     */
    void checkReturn(Transfer transfer, Money came) {
        String what = "Payout " + transfer.name() + " transferred " + transfer.amount() + ", this is " + came + ": ";
        Money kept = transfer.amount().minus(came);
        if (kept.minorUnits() < 0) {
            throw refused(what + "no more of it can come back.");
        }
        Money most = Money.round(
                config.returnFeeAtMostIn().getOrDefault(kept.currency().getCurrencyCode(), config.returnFeeAtMost()),
                kept.currency());
        if (kept.minorUnits() > most.minorUnits()) {
            throw refused(what + "banks keep " + most + " of a return at most (market.payout.return-fee-at-most), and "
                    + kept + " is missing.");
        }
        if (kept.minorUnits() > came.minorUnits()) {
            throw refused(what + "no bank keeps more of a return than it gives back, and " + kept + " is missing.");
        }
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
        boolean left = event.kind() == TransferState.EXECUTED;
        List<Booking> bookings = new ArrayList<>();
        for (List<Posting> postings : left ? left(event) : back(event)) {
            bookings.add(new Booking(
                    "payout-event/" + event.id() + PARTS.get(bookings.size()),
                    left ? "PAYOUT_EXECUTED" : "PAYOUT_RETURN",
                    "Payout " + event.transfer().name() + " " + event.kind(),
                    at,
                    postings));
        }
        return bookings;
    }

    /**
     * Where the bank has taken another currency for it, what that is worth comes out of where currencies are changed.
     */
    private List<List<Posting>> left(Event event) {
        Money ordered = event.transfer().amount();
        Posting out = ours(event, event.against(), event.amount().negate());
        Posting onTheWay = ours(event, event.transfer().through(), ordered);
        return event.isChanged()
                ? List.of(
                        List.of(onTheWay, ours(event, Purpose.LIQUIDITY, ordered.negate())),
                        List.of(ours(event, Purpose.LIQUIDITY, event.amount()), out))
                : List.of(List.of(onTheWay, out));
    }

    /** One transaction for each currency. */
    private List<List<Posting>> back(Event event) {
        Exchanged exchanged = event.payout().exchanged();
        if (exchanged == null && !event.isChanged()) {
            List<Posting> postings = new ArrayList<>(arrived(event));
            postings.add(owed(event));
            return List.of(postings);
        }
        List<Posting> payable =
                List.of(ours(event, Purpose.LIQUIDITY, event.payout().total()), owed(event));
        List<Posting> spread = exchanged == null || exchanged.spread().minorUnits() == 0
                ? List.of()
                : List.of(ours(event, Purpose.EXCHANGE_SPREAD, exchanged.spread()));
        if (exchanged != null && !event.isChanged()) {
            List<Posting> postings = new ArrayList<>(arrived(event));
            postings.add(ours(event, Purpose.LIQUIDITY, exchanged.changed().negate()));
            postings.addAll(spread);
            return List.of(postings, payable);
        }
        List<Posting> came = List.of(
                ours(event, event.against(), event.amount()),
                ours(event, Purpose.LIQUIDITY, event.amount().negate()));
        return exchanged == null || spread.isEmpty()
                ? List.of(came, payable)
                : List.of(
                        came,
                        payable,
                        List.of(
                                spread.getFirst(),
                                ours(
                                        event,
                                        Purpose.LIQUIDITY,
                                        exchanged.spread().negate())));
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

    private static ProblemException refused(String detail) {
        return new ProblemException(ProblemType.UNPROCESSABLE, detail);
    }

    /**
     * What became of a payout.
     *
     * @param amount what moved, in the currency of the bank's account
     * @param against the platform's account that it went to or came from
     */
    record Event(UUID id, TransferState kind, Transfer transfer, Payout payout, Money amount, Purpose against) {

        /** Whether the bank has changed it into another currency than the payout's, or from there. */
        boolean isChanged() {
            return !transfer.isIn(amount.currency());
        }

        String reference() {
            return "payout/" + transfer.settlement() + "/" + transfer.place();
        }
    }
}
