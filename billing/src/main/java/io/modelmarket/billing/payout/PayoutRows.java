package io.modelmarket.billing.payout;

import io.modelmarket.billing.database.Database;
import io.modelmarket.billing.database.SqlArray;
import io.modelmarket.billing.exchange.Exchanged;
import io.modelmarket.billing.exchange.Rate;
import io.modelmarket.billing.payee.Bic;
import io.modelmarket.billing.payout.Proposals.Omission;
import io.modelmarket.billing.payout.Proposals.Proposal;
import io.modelmarket.contracts.money.Money;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.UUID;

/** Payouts as rows. Across tenants only. */
@ApplicationScoped
class PayoutRows {

    private static final String PAYOUTS = """
            SELECT p.place, p.tenant, p.amount_minor, p.tax_minor, p.again_minor, p.holder, p.latin_holder,
                   p.iban, p.account, p.bic, p.country, x.currency AS paid_currency, x.changed_minor, x.spread_minor, x.base, x.quote, x.day, x.version, x.rate
            FROM payout p LEFT JOIN payout_exchange x USING (settlement_id, tenant)
            """;

    private final Database database;

    @Inject
    PayoutRows(Database database) {
        this.database = database;
    }

    /** In the settlement's order; without those that were left out when it was approved. */
    List<Payout> of(UUID settlement, Currency currency) {
        return database.query(
                PAYOUTS + "WHERE p.settlement_id = ? AND NOT p.left_out ORDER BY p.place",
                row -> payout(row, currency),
                settlement);
    }

    /** The one to a partner, which the settlement has. */
    Payout of(UUID settlement, Currency currency, String tenant) {
        return database.first(
                        PAYOUTS + "WHERE (p.settlement_id, p.tenant) = (?, ?)",
                        row -> payout(row, currency),
                        settlement,
                        tenant)
                .orElseThrow();
    }

    /** Who was left out. */
    List<Omission> omitted(UUID settlement, Currency currency) {
        return database.query(
                "SELECT tenant, amount_minor, reason FROM settlement_omission WHERE settlement_id = ? ORDER BY tenant",
                row -> new Omission(
                        row.getString("tenant"),
                        new Money(row.getLong("amount_minor"), currency),
                        row.getString("reason")),
                settlement);
    }

    void write(UUID settlement, Proposal proposal) {
        proposal.omitted().forEach(omitted -> write(settlement, omitted));
        write(settlement, proposal.payouts());
    }

    /** That some of an open settlement's payouts are not made with it, each for a reason. */
    void leaveOut(UUID settlement, List<Omission> omitted) {
        omitted.forEach(each -> write(settlement, each));
        database.update(
                "UPDATE payout SET left_out = true WHERE settlement_id = ? AND tenant = ANY (?)",
                settlement,
                SqlArray.column("text", omitted, Omission::tenant));
    }

    private void write(UUID settlement, Omission omitted) {
        database.update(
                "INSERT INTO settlement_omission (settlement_id, tenant, amount_minor, reason) VALUES (?, ?, ?, ?)",
                settlement,
                omitted.tenant(),
                omitted.amount().minorUnits(),
                omitted.reason());
    }

    private void write(UUID settlement, List<Payout> payouts) {
        for (int i = 0; i < payouts.size(); i++) {
            Payout payout = payouts.get(i);
            Payout.Target target = payout.account();
            Bic bank = target.bankAccount().bic();
            database.update(
                    """
                    INSERT INTO payout (settlement_id, place, tenant, amount_minor, tax_minor, again_minor, holder,
                        latin_holder, iban, account, bic, country) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                    """,
                    settlement,
                    i + 1,
                    payout.tenant(),
                    payout.net().minorUnits(),
                    payout.tax().minorUnits(),
                    payout.again().minorUnits(),
                    target.holder().name(),
                    target.holder().latin(),
                    target.iban(),
                    target.other() == null ? null : target.other().id(),
                    bank == null ? null : bank.value(),
                    target.bankAccount().country());
            if (payout.exchanged() != null) {
                write(settlement, payout.tenant(), payout.exchanged());
            }
        }
    }

    private void write(UUID settlement, String tenant, Exchanged exchanged) {
        database.update(
                """
                INSERT INTO payout_exchange (settlement_id, tenant, currency, paid_minor, changed_minor, spread_minor, base,
                    quote, day, version, rate) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                settlement,
                tenant,
                exchanged.changed().currency().getCurrencyCode(),
                exchanged.credited().minorUnits(),
                exchanged.changed().minorUnits(),
                exchanged.spread().minorUnits(),
                exchanged.rate().base().getCurrencyCode(),
                exchanged.rate().quote().getCurrencyCode(),
                exchanged.rate().day(),
                exchanged.rate().version(),
                exchanged.rate().rate());
    }

    private static Payout payout(ResultSet row, Currency currency) throws SQLException {
        Money net = new Money(row.getLong("amount_minor"), currency);
        Money tax = new Money(row.getLong("tax_minor"), currency);
        Money again = new Money(row.getLong("again_minor"), currency);
        String paidIn = row.getString("paid_currency");
        Currency into = paidIn == null ? currency : Currency.getInstance(paidIn);
        return new Payout(
                row.getInt("place"),
                row.getString("tenant"),
                net,
                tax,
                again,
                Payout.Target.read(row, into),
                paidIn == null ? null : exchanged(row, net.plus(tax).plus(again), into));
    }

    private static Exchanged exchanged(ResultSet row, Money total, Currency into) throws SQLException {
        return new Exchanged(
                total,
                new Money(row.getLong("changed_minor"), into),
                new Money(row.getLong("spread_minor"), into),
                new Rate(
                        row.getObject("day", LocalDate.class),
                        Currency.getInstance(row.getString("base")),
                        Currency.getInstance(row.getString("quote")),
                        row.getInt("version"),
                        row.getBigDecimal("rate")));
    }
}
