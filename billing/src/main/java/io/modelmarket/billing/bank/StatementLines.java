package io.modelmarket.billing.bank;

/**
 * An account's statements in the bank's order, as lines of a query: each with what only it has moved, and what of it
 * stands on an earlier line too. Left out are those that are withdrawn or have brought nothing, and those without
 * movements within a longer one.
 */
final class StatementLines {

    /**
     * The common table expression {@code line}, for a {@code WITH}: a statement's columns, its place {@code n}, and
     * {@code credits}, {@code debits} and {@code again} in minor units, debits below zero. An entry that was set aside
     * because it repeats another counts as that one.
     */
    static final String SQL = """
            numbered AS (
                SELECT s.*, row_number() OVER w AS n,
                       max(CASE WHEN s.entries > 0 THEN s.closes_on END) OVER (w ROWS BETWEEN UNBOUNDED PRECEDING
                           AND 1 PRECEDING) AS reached
                FROM bank_statement s WHERE s.withdrawn_at IS NULL AND (s.known < s.entries OR s.entries = 0)
                WINDOW w AS (PARTITION BY s.account, s.currency
                    ORDER BY s.opens_on, s.closes_on, s.sequence NULLS FIRST, s.page NULLS FIRST, s.uploaded_at, s.id)),
            repeated AS (
                SELECT e.id, coalesce((SELECT o.id FROM bank_entry o WHERE (o.account, o.content) = (e.account, e.content)
                    AND NOT o.withdrawn
                    AND o.parked IS DISTINCT FROM 'POSSIBLE_DUPLICATE' LIMIT 1), e.id) AS original
                FROM bank_entry e WHERE e.parked = 'POSSIBLE_DUPLICATE' AND NOT e.withdrawn AND e.amount_minor = (
                    SELECT sum(r.amount_minor) FROM bank_entry_removal r
                    WHERE r.entry_id = e.id AND r.kind = 'SET_ASIDE' AND r.undone_at IS NULL)),
            member AS (
                SELECT l.id AS line, l.n, CASE WHEN e.credit THEN e.amount_minor ELSE -e.amount_minor END AS minor,
                       e.credit, min(l.n) OVER (PARTITION BY coalesce(d.original, e.id)) AS first_n
                FROM (SELECT id AS entry_id, statement_id FROM bank_entry
                      UNION SELECT entry_id, statement_id FROM bank_statement_known) m
                JOIN numbered l ON l.id = m.statement_id JOIN bank_entry e ON e.id = m.entry_id
                LEFT JOIN repeated d ON d.id = e.id),
            moved AS (
                SELECT line, coalesce(sum(minor) FILTER (WHERE n > first_n), 0) AS again, bool_or(n = first_n) AS own,
                       coalesce(sum(minor) FILTER (WHERE n = first_n AND credit), 0) AS credits,
                       coalesce(sum(minor) FILTER (WHERE n = first_n AND NOT credit), 0) AS debits
                FROM member GROUP BY line),
            line AS (
                SELECT l.*, coalesce(m.again, 0) AS again, coalesce(m.credits, 0) AS credits, coalesce(m.debits, 0) AS debits
                FROM numbered l LEFT JOIN moved m ON m.line = l.id
                WHERE m.own OR (l.entries = 0 AND (l.reached IS NULL OR l.reached <= l.closes_on)))
            """;

    private StatementLines() {}
}
