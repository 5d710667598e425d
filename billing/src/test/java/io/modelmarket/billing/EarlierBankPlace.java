package io.modelmarket.billing;

import java.sql.SQLException;
import java.util.Map;

/**
 * A place whose books are from before debits were in them: entries of each kind and settlements in each state, which
 * the service brings in as it starts.
 */
public final class EarlierBankPlace extends BillingPlace {

    static final String PAID = "00000000-0000-0000-0000-0000000000a1";
    static final String PROPOSED = "00000000-0000-0000-0000-0000000000a2";
    static final String DISCARDED = "00000000-0000-0000-0000-0000000000a3";

    private static final String BEFORE = """
            CREATE FUNCTION earlier_book(p_key text, p_of text, p_debit text, p_from text, p_credit text, p_minor bigint)
            RETURNS void LANGUAGE sql AS $$
                INSERT INTO ledger_account (tenant, purpose, currency) VALUES (p_of, p_debit, 'EUR'), (p_from, p_credit, 'EUR')
                    ON CONFLICT DO NOTHING;
                INSERT INTO ledger_transaction (idempotency_key, kind, description, booked_at)
                    VALUES (p_key, 'EARLIER', 'earlier', '2026-01-01Z');
                INSERT INTO ledger_entry (transaction_id, account_id, tenant, currency, amount_minor, reference)
                SELECT t.id, a.id, a.tenant, a.currency, m.minor, p_key FROM ledger_transaction t,
                    (VALUES (p_of, p_debit, p_minor), (p_from, p_credit, -p_minor)) m (tenant, purpose, minor)
                    JOIN ledger_account a ON (a.tenant, a.purpose, a.currency) = (m.tenant, m.purpose, 'EUR')
                WHERE t.idempotency_key = p_key;
            $$;
            INSERT INTO bank_statement VALUES ('00000000-0000-0000-0000-000000000001', 'DE01', 'S-1', 'EUR', 0, 4000, 6, 0,
                '', '2026-02-01Z', 'fiona');
            INSERT INTO bank_entry (id, statement_id, place, account, scope, content, booked_on, currency, amount_minor,
                credit, reference, counterparty, remittance, parked, detail, booked_at)
            SELECT ('00000000-0000-0000-0000-0000000000e' || place)::uuid, '00000000-0000-0000-0000-000000000001', place,
                'DE01', '', 'c' || place, ('2026-01-0' || place)::date, 'EUR', minor, credit, 'B-' || place, '', '', parked, '',
                CASE WHEN booked THEN '2026-01-05Z'::timestamptz END
            FROM (VALUES (1, 5000, true, 'UNMATCHED', true), (2, 700, true, 'UNMATCHED', true),
                (3, 700, false, 'RETURNED', true), (4, 1200, false, 'DEBIT', true), (5, 100, false, 'DEBIT', false),
                (6, 300, true, 'UNMATCHED', false)) e (place, minor, credit, parked, booked);
            INSERT INTO bank_entry_removal VALUES
                ('00000000-0000-0000-0000-0000000000b2', '00000000-0000-0000-0000-0000000000e2', 'RETURNED', 700, 'not ours',
                 '2026-01-06Z', 'fiona'),
                ('00000000-0000-0000-0000-0000000000b3', '00000000-0000-0000-0000-0000000000e3', 'SET_ASIDE', 700,
                 'sent back', '2026-01-06Z', 'fiona'),
                ('00000000-0000-0000-0000-0000000000b6', '00000000-0000-0000-0000-0000000000e6', 'SET_ASIDE', 300,
                 'booked by hand', '2026-01-06Z', 'fiona');
            INSERT INTO settlement VALUES
                ('%1$s', 'EUR', '2026-01-04', 'APPROVED', 'fiona', '2026-01-03Z', 'felix', '2026-01-03Z'),
                ('%2$s', 'EUR', '2026-12-04', 'AWAITING_APPROVAL', 'fiona', '2026-02-03Z', NULL, NULL),
                ('%3$s', 'EUR', '2026-01-04', 'DISCARDED', 'fiona', '2026-01-02Z', NULL, NULL);
            INSERT INTO payout_account (tenant, holder, iban, updated_at, updated_by) VALUES
                ('early-two', 'Two', 'DE75512108001245126199', '2026-01-01Z', 'early');
            INSERT INTO payout (settlement_id, place, tenant, amount_minor, holder, iban) VALUES
                ('%1$s', 1, 'early-one', 1200, 'One', 'DE75512108001245126199'),
                ('%2$s', 1, 'early-two', 500, 'Two', 'DE75512108001245126199'),
                ('%3$s', 1, 'early-two', 400, 'Two', 'DE75512108001245126199');
            SELECT earlier_book('bank-entry/00000000-0000-0000-0000-0000000000e1', 'platform', 'BANK', 'platform',
                'UNALLOCATED', 5000);
            SELECT earlier_book('bank-entry/00000000-0000-0000-0000-0000000000e2', 'platform', 'BANK', 'platform',
                'UNALLOCATED', 700);
            SELECT earlier_book('bank-removal/00000000-0000-0000-0000-0000000000b2', 'platform', 'UNALLOCATED', 'platform',
                'BANK', 700);
            SELECT earlier_book('by-hand/1', 'platform', 'BANK', 'globex', 'RECEIVABLE', 300);
            SELECT earlier_book('shares/1', 'platform', 'REVENUE_CLEARING', 'early-one', 'PARTNER_PAYABLE', 1200);
            SELECT earlier_book('shares/2', 'platform', 'REVENUE_CLEARING', 'early-two', 'PARTNER_PAYABLE', 500);
            SELECT earlier_book('payout/%1$s/1', 'early-one', 'PARTNER_PAYABLE', 'platform', 'BANK', 1200);
            DROP FUNCTION earlier_book;
            """.formatted(PAID, PROPOSED, DISCARDED);

    @Override
    public Map<String, String> start() {
        Map<String, String> config = super.start();
        Upgrade upgrade = new Upgrade(place());
        upgrade.to("16.6");
        try {
            upgrade.execute(BEFORE);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        upgrade.to("18");
        return config;
    }
}
