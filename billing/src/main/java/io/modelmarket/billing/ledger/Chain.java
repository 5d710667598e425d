package io.modelmarket.billing.ledger;

import io.modelmarket.billing.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Recomputes the ledger's hash chain from the rows as they are now, a page at a time. Within a transaction only. */
@ApplicationScoped
class Chain {

    /** Most findings of one walk; a book that is that wrong needs no longer list. */
    static final int MOST_FINDINGS = 100;

    private static final int LINKS_AT_A_TIME = 1000;
    private static final byte[] BEGINNING = new byte[32];

    private final Database database;

    @Inject
    Chain(Database database) {
        this.database = database;
    }

    /** The chain's end. */
    Optional<Head> head() {
        return database.first(
                "SELECT seq, hash FROM ledger_link ORDER BY seq DESC LIMIT 1",
                row -> new Head(row.getLong("seq"), row.getBytes("hash")));
    }

    /** Recomputes all links after {@code from}, null for the whole chain. */
    Walk walk(Optional<Head> from) {
        Walk walk = new Walk(from.orElse(new Head(0, BEGINNING)));
        while (page(walk)) {
            if (walk.findings.size() >= MOST_FINDINGS) {
                break;
            }
        }
        walk.finishLink();
        walk.findings.addAll(strays());
        return walk;
    }

    private boolean page(Walk walk) {
        List<Long> read = database.query("""
                SELECT l.seq, l.previous, l.hash, l.transaction_id, t.id, t.idempotency_key, t.kind, t.description,
                       coalesce(t.corrects::text, '') AS corrects, t.booked_at, t.created_at, e.id AS entry,
                       e.tenant AS entry_tenant, e.currency AS entry_currency, e.amount_minor, e.reference,
                       coalesce(a.tenant, '') AS tenant, coalesce(a.purpose, '') AS purpose,
                       coalesce(a.currency, '') AS currency
                FROM (SELECT * FROM ledger_link WHERE seq > ? ORDER BY seq LIMIT ?) l
                LEFT JOIN ledger_transaction t ON t.id = l.transaction_id
                LEFT JOIN ledger_entry e ON e.transaction_id = t.id
                LEFT JOIN ledger_account a ON a.id = e.account_id
                ORDER BY l.seq, e.id
                """, walk::read, walk.seq, LINKS_AT_A_TIME);
        return !read.isEmpty();
    }

    private List<Finding> strays() {
        List<Finding> strays = new ArrayList<>(database.query(
                """
                SELECT t.id FROM ledger_transaction t LEFT JOIN ledger_link l ON l.transaction_id = t.id
                WHERE l.seq IS NULL ORDER BY t.id LIMIT ?
                """,
                row -> new Finding(null, row.getLong("id"), "the transaction is not in the chain"),
                MOST_FINDINGS));
        strays.addAll(database.query(
                """
                SELECT e.transaction_id, e.id FROM ledger_entry e
                LEFT JOIN ledger_transaction t ON t.id = e.transaction_id WHERE t.id IS NULL ORDER BY e.id LIMIT ?
                """,
                row -> new Finding(
                        null,
                        row.getLong("transaction_id"),
                        "entry " + row.getLong("id") + " belongs to a transaction that is not there"),
                MOST_FINDINGS));
        strays.addAll(database.query(
                """
                SELECT transaction_id, currency, sum(amount_minor)::text AS sum FROM ledger_entry
                GROUP BY transaction_id, currency HAVING sum(amount_minor) <> 0 ORDER BY 1, 2 LIMIT ?
                """,
                row -> new Finding(
                        null,
                        row.getLong("transaction_id"),
                        "the entries leave " + row.getString("sum") + " minor units of " + row.getString("currency")),
                MOST_FINDINGS));
        return strays;
    }

    /** A place in the chain and the hash there. */
    @SuppressWarnings("ArrayRecordComponent") // read only, never compared
    record Head(long seq, byte[] hash) {

        String hex() {
            return HexFormat.of().formatHex(hash);
        }
    }

    /** One walk along the chain: what it has passed and what it has found. */
    static final class Walk {

        private final List<Finding> findings = new ArrayList<>();
        private long seq;
        private byte[] stored;
        private long transactions;
        private long entries;
        private LinkContent content = new LinkContent();
        private byte[] previous;
        private long transaction;
        private boolean open;

        private Walk(Head from) {
            this.seq = from.seq();
            this.stored = from.hash();
            this.previous = from.hash();
        }

        List<Finding> findings() {
            return List.copyOf(findings);
        }

        long transactions() {
            return transactions;
        }

        long entries() {
            return entries;
        }

        Head end() {
            return new Head(seq, stored);
        }

        private long read(ResultSet row) throws SQLException {
            long next = row.getLong("seq");
            if (!open || next != seq) {
                finishLink();
                begin(row, next);
            }
            row.getLong("entry");
            if (!row.wasNull()) {
                entry(row);
            }
            return next;
        }

        private void begin(ResultSet row, long next) throws SQLException {
            transaction = row.getLong("transaction_id");
            if (next != seq + 1) {
                find("the chain jumps from " + seq + " to " + next);
            }
            if (!Arrays.equals(stored, row.getBytes("previous"))) {
                find("link " + next + " does not follow the link before it");
            }
            seq = next;
            previous = row.getBytes("previous");
            stored = row.getBytes("hash");
            transactions++;
            open = true;
            content = new LinkContent().add(next).add(row.getLong("id"));
            content.add(text(row, "idempotency_key")).add(text(row, "kind")).add(text(row, "description"));
            content.add(text(row, "corrects"));
            if (row.getObject("booked_at") != null) {
                content.add(Database.instant(row, "booked_at")).add(Database.instant(row, "created_at"));
            }
        }

        private void entry(ResultSet row) throws SQLException {
            entries++;
            content.add(row.getLong("entry")).add(text(row, "entry_tenant")).add(text(row, "entry_currency"));
            content.add(text(row, "tenant")).add(text(row, "purpose")).add(text(row, "currency"));
            content.add(row.getLong("amount_minor")).add(text(row, "reference"));
        }

        private void finishLink() {
            if (open && !Arrays.equals(stored, content.hashAfter(previous))) {
                find("the transaction or one of its entries is not what was written");
            }
            open = false;
        }

        private void find(String problem) {
            findings.add(new Finding(seq, transaction, problem));
        }

        private static String text(ResultSet row, String column) throws SQLException {
            return Objects.requireNonNullElse(row.getString(column), "");
        }
    }
}
