package io.modelmarket.billing.payout;

import io.modelmarket.billing.exchange.Exchanged;
import io.modelmarket.billing.payee.BankAccount;
import io.modelmarket.billing.payee.Bic;
import io.modelmarket.billing.payee.Iban;
import io.modelmarket.billing.payee.IbanAccount;
import io.modelmarket.billing.payee.OtherAccount;
import io.modelmarket.contracts.money.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/**
 * What one partner is paid, and where.
 *
 * @param place in the settlement, from 1, which it is named by at the bank; 0 before it is proposed
 * @param net its shares
 * @param tax on top of them, by its self-billed invoice
 * @param again what came back of earlier payouts
 * @param exchanged what becomes of it, where the account is in another currency
 */
record Payout(
        int place,
        String tenant,
        Money net,
        Money tax,
        Money again,
        Target account,
        @Nullable Exchanged exchanged) {

    /** What the partner is owed. */
    Money total() {
        return net.plus(tax).plus(again);
    }

    /** What the bank transfers, in the account's currency. */
    Money transferred() {
        return exchanged == null ? total() : exchanged.credited();
    }

    /** The same, with tax. */
    Payout taxed(Money by) {
        return new Payout(place, tenant, net, by, again, account, exchanged);
    }

    /** The same, in the account's currency. */
    Payout changed(Exchanged into) {
        return new Payout(place, tenant, net, tax, again, account, into);
    }

    /**
     * What of it a document can state: where tax takes all of the shares back, only what came back, which needs none.
     */
    Payout stated() {
        Money nothing = Money.zero(net.currency());
        return net.minorUnits() > 0 && net.plus(tax).minorUnits() <= 0
                ? new Payout(place, tenant, nothing, nothing, again, account, exchanged)
                : this;
    }

    /**
     * An account as it was when the payout was proposed.
     *
     * @param currency in which it is paid
     */
    record Target(Holder holder, BankAccount bankAccount, Currency currency) {

        /** As rows have it, of accounts and of payouts. */
        static Target read(ResultSet row, Currency currency) throws SQLException {
            return new Target(
                    new Holder(row.getString("holder"), row.getString("latin_holder")), account(row), currency);
        }

        private static BankAccount account(ResultSet row) throws SQLException {
            String iban = row.getString("iban");
            String bic = row.getString("bic");
            String country = row.getString("country");
            return iban == null
                    ? new OtherAccount(row.getString("account"), new Bic(bic), country)
                    : new IbanAccount(new Iban(iban), bic == null ? null : new Bic(bic), country);
        }

        /** Its IBAN, without blanks. */
        @Nullable String iban() {
            return bankAccount instanceof IbanAccount known ? known.iban().value() : null;
        }

        /** What it is without an IBAN. */
        @Nullable OtherAccount other() {
            return bankAccount instanceof OtherAccount known ? known : null;
        }

        /** Whether SEPA's banks transfer to it among themselves: euros, to an IBAN of one of its countries. */
        boolean isInSepa() {
            return bankAccount.isInSepa(currency);
        }

        /** Whether it says all that a bank needs to transfer to it. */
        boolean isReached() {
            return bankAccount.isReachedIn(currency);
        }
    }
}
