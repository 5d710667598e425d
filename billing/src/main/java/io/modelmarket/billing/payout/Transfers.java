package io.modelmarket.billing.payout;

import io.modelmarket.billing.database.Database;
import io.modelmarket.billing.database.SqlArray;
import io.modelmarket.billing.ledger.booking.Purpose;
import io.modelmarket.billing.payout.TransferBook.Event;
import io.modelmarket.contracts.money.Money;
import io.modelmarket.contracts.problem.ProblemException;
import io.modelmarket.contracts.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Writes down and books what became of payouts at the bank: each is executed once, and comes back once. Whoever needs
 * the bank's statements too holds those first. Across tenants only.
 */
@ApplicationScoped
public class Transfers {

    private final Database database;
    private final TransferReads reads;
    private final PayoutRows payouts;
    private final Payables payables;
    private final CameBack cameBack;
    private final TransferBook book;

    @Inject
    Transfers(
            Database database,
            TransferReads reads,
            PayoutRows payouts,
            Payables payables,
            CameBack cameBack,
            TransferBook book) {
        this.database = database;
        this.reads = reads;
        this.payouts = payouts;
        this.payables = payables;
        this.cameBack = cameBack;
        this.book = book;
    }

    /**
     * Nobody else says anything of a settlement's payouts until the transaction ends; what is read of them stays so.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void holdAllOf(UUID settlement) {
        var _ = hold(settlement);
    }

    /**
     * It has left the bank. In another currency it is whatever the bank has taken for it: who says so has seen why.
     *
     * @param against the platform's account that has held what left until it is known what for
     * @return the id of what is written down
     * @throws ProblemException when it was executed or refused before, or is of another amount
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public UUID executed(Transfer transfer, Purpose against, Happening happening) {
        Payout payout = hold(transfer);
        if (transfer.isIn(happening.amount().currency()) && !happening.amount().equals(transfer.amount())) {
            throw refused("Payout " + transfer.name() + " transfers " + transfer.amount() + ", this is "
                    + happening.amount() + ": say as its amount what of it is that payout.");
        }
        if (happened(transfer, List.of(TransferState.EXECUTED, TransferState.REJECTED))) {
            throw conflict("Payout " + transfer.name() + " is executed or rejected already.");
        }
        return write(transfer, payout, TransferState.EXECUTED, against, happening);
    }

    /**
     * Some of a settlement's have left the bank, each of them whole.
     *
     * @param against the platform's account that has held what left until it is known what for
     * @return by transfer the id of what is written down
     * @throws ProblemException when one was executed or refused before
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public Map<Transfer, UUID> executed(UUID settlement, List<Transfer> transfers, Purpose against, Happening sum) {
        Map<String, Payout> known = payouts.of(settlement, hold(settlement)).stream()
                .collect(Collectors.toMap(Payout::tenant, payout -> payout));
        Map<Transfer, UUID> ids = new LinkedHashMap<>();
        List<Event> events = new ArrayList<>();
        Set<String> before = happened(settlement);
        for (Transfer transfer : transfers) {
            if (before.contains(transfer.tenant())) {
                throw conflict("Payout " + transfer.name() + " is executed or rejected already.");
            }
            UUID id = UUID.randomUUID();
            ids.put(transfer, id);
            events.add(new Event(
                    id,
                    TransferState.EXECUTED,
                    transfer,
                    Objects.requireNonNull(known.get(transfer.tenant())),
                    transfer.amount(),
                    against));
        }
        write(events, sum);
        return ids;
    }

    /**
     * It has come back, whole or less what banks have kept; all of it is owed to the partner again. In another currency
     * it is whatever the bank has given for it.
     *
     * @param against the platform's account that holds what came back
     * @throws ProblemException when it has come back or was rejected before, it is more than was sent, or less by more
     *     than banks keep
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public UUID returned(Transfer transfer, Purpose against, Happening happening) {
        Payout payout = hold(transfer);
        if (transfer.isIn(happening.amount().currency())) {
            book.checkReturn(transfer, happening.amount());
        }
        if (happened(transfer, List.of(TransferState.RETURNED, TransferState.REJECTED))) {
            throw conflict("Payout " + transfer.name() + " has come back or is rejected already.");
        }
        return write(transfer, payout, TransferState.RETURNED, against, happening);
    }

    /**
     * The bank has refused it before anything left the account.
     *
     * @throws ProblemException when it was executed, has come back or was rejected before
     */
    @Transactional
    public void rejected(Transfer transfer, Happening.Why why) {
        Payout payout = hold(transfer);
        if (happened(transfer, List.of(TransferState.EXECUTED, TransferState.RETURNED, TransferState.REJECTED))) {
            throw conflict("Payout " + transfer.name() + " is executed, returned or rejected already.");
        }
        write(
                transfer,
                payout,
                TransferState.REJECTED,
                transfer.through(),
                new Happening(transfer.amount(), LocalDate.ofInstant(why.at(), ZoneOffset.UTC), why.at(), why));
    }

    /**
     * Takes back what was said by mistake. What was paid again for it was paid again for what else came back.
     *
     * @param against as it was said
     * @throws ProblemException when it is taken back already, or what came back was paid again since
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void undo(UUID event, Purpose against, Happening.Why why) {
        Transfer transfer = reads.ofEvent(event).orElseThrow();
        Payout payout = hold(transfer);
        Event said = database.first(
                        "SELECT kind, amount_minor, currency FROM payout_event WHERE id = ? AND undone_at IS NULL",
                        row -> {
                            String moved = row.getString("currency");
                            Currency currency =
                                    moved == null ? transfer.amount().currency() : Currency.getInstance(moved);
                            return new Event(
                                    event,
                                    TransferState.valueOf(row.getString("kind")),
                                    transfer,
                                    payout,
                                    new Money(row.getLong("amount_minor"), currency),
                                    against);
                        },
                        event)
                .orElseThrow(() -> conflict("What was said of payout " + transfer.name() + " is taken back already."));
        Money total = said.payout().total();
        Money left = cameBack.of(total.currency()).getOrDefault(transfer.tenant(), Money.zero(total.currency()));
        if (said.kind() != TransferState.EXECUTED && left.minorUnits() < total.minorUnits()) {
            throw conflict("What came back of payout " + transfer.name()
                    + " was paid again since: that it came back cannot be taken back any more.");
        }
        database.update(
                "UPDATE payout_event SET undone_at = ?, undone_by = ?, undone_reason = ?"
                        + " WHERE id = ? AND undone_at IS NULL",
                why.at(),
                why.by(),
                why.reason(),
                event);
        if (said.kind() != TransferState.EXECUTED) {
            cameBack.arrived(transfer);
        }
        book.undo(said, why.at());
    }

    /**
     * Takes back that the bank has refused it.
     *
     * @throws ProblemException when nobody has said so, or it was paid again since
     */
    @Transactional
    public void undoRejection(Transfer transfer, Happening.Why why) {
        UUID event = database.first(
                        "SELECT id FROM payout_event WHERE (settlement_id, tenant) = (?, ?) AND undone_at IS NULL"
                                + " AND kind = 'REJECTED'",
                        row -> row.getObject("id", UUID.class),
                        transfer.settlement(),
                        transfer.tenant())
                .orElseThrow(() -> conflict("Payout " + transfer.name() + " is not rejected."));
        undo(event, transfer.through(), why);
    }

    private UUID write(Transfer transfer, Payout payout, TransferState kind, Purpose against, Happening happening) {
        Event event = new Event(UUID.randomUUID(), kind, transfer, payout, happening.amount(), against);
        write(List.of(event), happening);
        return event.id();
    }

    private void write(List<Event> events, Happening happening) {
        database.update(
                """
                INSERT INTO payout_event (id, settlement_id, tenant, kind, amount_minor, currency, happened_on, code, reason,
                    entered_at, entered_by)
                SELECT e.*, ?::date, ?::text, ?::text, ?::timestamptz, ?::text FROM unnest(?, ?, ?, ?, ?, ?) e
                """,
                happening.on().toString(),
                happening.why().code(),
                happening.why().reason(),
                happening.why().at(),
                happening.why().by(),
                SqlArray.column("uuid", events, Event::id),
                SqlArray.column("uuid", events, event -> event.transfer().settlement()),
                SqlArray.column("text", events, event -> event.transfer().tenant()),
                SqlArray.column("text", events, event -> event.kind().name()),
                SqlArray.column("bigint", events, event -> event.amount().minorUnits()),
                SqlArray.nullable(
                        "text",
                        events,
                        event -> event.isChanged() ? event.amount().currency().getCurrencyCode() : null));
        book.book(events, happening.bookedAt());
    }

    /** Nobody else says anything of payouts of its settlement's currency until the transaction ends. */
    private Payout hold(Transfer transfer) {
        return payouts.of(transfer.settlement(), hold(transfer.settlement()), transfer.tenant());
    }

    private Currency hold(UUID settlement) {
        Currency currency = database.first(
                        "SELECT currency FROM settlement WHERE id = ?",
                        row -> Currency.getInstance(row.getString("currency")),
                        settlement)
                .orElseThrow();
        payables.hold(currency);
        return currency;
    }

    /** To whom payouts of a settlement were executed or refused. */
    private Set<String> happened(UUID settlement) {
        return Set.copyOf(database.query(
                "SELECT tenant FROM payout_event WHERE settlement_id = ? AND undone_at IS NULL AND kind <> 'RETURNED'",
                row -> row.getString("tenant"),
                settlement));
    }

    private boolean happened(Transfer transfer, List<TransferState> kinds) {
        return database.first(
                        "SELECT 1 FROM payout_event WHERE (settlement_id, tenant) = (?, ?) AND undone_at IS NULL"
                                + " AND kind = ANY (string_to_array(?, ','))",
                        row -> true,
                        transfer.settlement(),
                        transfer.tenant(),
                        String.join(",", kinds.stream().map(Enum::name).toList()))
                .isPresent();
    }

    private static ProblemException refused(String detail) {
        return new ProblemException(ProblemType.UNPROCESSABLE, detail);
    }

    private static ProblemException conflict(String detail) {
        return new ProblemException(ProblemType.CONFLICT, detail);
    }
}
