package io.modelmarket.billing.bank;

import io.modelmarket.billing.bank.WaitingEntries.Waiting;
import io.modelmarket.billing.database.Database;
import io.modelmarket.contracts.problem.ProblemException;
import io.modelmarket.contracts.problem.ProblemType;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;

/**
 * Takes back that a statement was taken in, by mistake or of somebody else's account: its entries are set aside whole,
 * and the same ones can be taken in again. Across tenants only.
 */
@ApplicationScoped
class Withdrawals {

    private final Database database;
    private final StatementRows rows;
    private final WaitingEntries waiting;
    private final Removals removals;

    @Inject
    Withdrawals(Database database, StatementRows rows, WaitingEntries waiting, Removals removals) {
        this.database = database;
        this.rows = rows;
        this.waiting = waiting;
        this.removals = removals;
    }

    /**
     * Withdraws it.
     *
     * @throws ProblemException when there is none, it is withdrawn already, the person has brought it, or something has
     *     been built on it
     */
    void withdraw(UUID id, EntryPart.Said said) {
        QuarkusTransaction.joiningExisting()
                .timeout(BankStatements.LONGEST_SECONDS)
                .run(() -> {
                    rows.hold();
                    check(id, said.by());
                    for (UUID entry : entries(id)) {
                        Waiting whole = waiting.hold(entry, said.at());
                        removals.remove(
                                entry,
                                whole.credit(),
                                whole.left(),
                                new Removal(
                                        UUID.randomUUID(),
                                        Removal.Kind.SET_ASIDE,
                                        "Its statement is withdrawn: " + said.reason(),
                                        said.by()),
                                said.at());
                    }
                    database.update("UPDATE bank_entry SET withdrawn = true WHERE statement_id = ?", id);
                    database.update(
                            "UPDATE bank_statement SET withdrawn_at = ?, withdrawn_by = ?, withdrawn_reason = ? WHERE id = ?",
                            said.at(),
                            said.by(),
                            said.reason(),
                            id);
                });
    }

    private void check(UUID id, String by) {
        String uploadedBy = database.first(
                        "SELECT uploaded_by, withdrawn_at FROM bank_statement WHERE id = ?",
                        row -> {
                            if (row.getObject("withdrawn_at") != null) {
                                throw conflict("Statement " + id + " is withdrawn already.");
                            }
                            return row.getString("uploaded_by");
                        },
                        id)
                .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND, "There is no statement " + id + "."));
        if (uploadedBy.equals(by)) {
            throw new ProblemException(
                    ProblemType.FORBIDDEN, "A statement is withdrawn by another person than who took it in.");
        }
        refuse(
                "SELECT count(*), min(e.reference) FROM bank_entry e WHERE e.statement_id = ? AND e.amount_minor <> "
                        + BankReads.LEFT,
                " of its entries are assigned, sent back or set aside, such as ",
                id);
        refuse(
                "SELECT count(*), min(s.statement) FROM bank_statement s WHERE s.withdrawn_at IS NULL AND s.id IN ("
                        + "SELECT k.statement_id FROM bank_statement_known k JOIN bank_entry e ON e.id = k.entry_id"
                        + " WHERE e.statement_id = ? AND k.statement_id <> e.statement_id)",
                " later statements have some of its entries too, such as ",
                id);
        refuse("""
                SELECT count(*), min(o.account) FROM bank_opening o JOIN bank_statement s USING (account, currency)
                WHERE s.id = ? AND o.undone_at IS NULL AND NOT EXISTS (
                    SELECT 1 FROM bank_statement b WHERE (b.account, b.currency) = (s.account, s.currency)
                        AND b.id <> s.id AND b.withdrawn_at IS NULL AND b.opens_on <= s.opens_on)
                """, " opening balance is booked by it, of account ", id);
    }

    /** Says how many there are and which is the first, where there are any. */
    private void refuse(String sql, String what, UUID id) {
        database.first(
                sql,
                row -> {
                    if (row.getLong(1) > 0) {
                        throw conflict("Statement " + id + " cannot be withdrawn: " + row.getLong(1) + what
                                + row.getString(2) + ". Take that back first.");
                    }
                    return true;
                },
                id);
    }

    private List<UUID> entries(UUID id) {
        return database.query(
                "SELECT id FROM bank_entry WHERE statement_id = ? ORDER BY id",
                row -> row.getObject("id", UUID.class),
                id);
    }

    private static ProblemException conflict(String detail) {
        return new ProblemException(ProblemType.CONFLICT, detail);
    }
}
