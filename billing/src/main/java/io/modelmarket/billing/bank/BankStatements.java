package io.modelmarket.billing.bank;

import io.modelmarket.billing.payee.PayeeAccounts;
import io.modelmarket.billing.payout.PayoutConfig;
import io.modelmarket.billing.wire.Times;
import io.modelmarket.contracts.problem.ProblemException;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;

/**
 * Takes statements in: a file is checked whole before anything of it is kept, then each entry is taken in a transaction
 * of its own, once. So what is held at a time does not grow with the file, and an upload that was interrupted is
 * finished by another one. Across tenants only.
 */
@ApplicationScoped
class BankStatements {

    /** What the first statement of thousands of entries, or the debit of a file of thousands of payouts, may take. */
    static final int LONGEST_SECONDS = 600;

    private final StatementEntries entries;
    private final InstantSource clock;
    private final BankConfig config;
    private final OwnAccounts accounts;

    @Inject
    BankStatements(
            StatementEntries entries,
            InstantSource clock,
            BankConfig config,
            PayeeAccounts sellers,
            PayoutConfig payouts) {
        this.entries = entries;
        this.clock = clock;
        this.config = config;
        List<String> used = new ArrayList<>(sellers.numbers());
        payouts.debtorIban().ifPresent(used::add);
        used.addAll(payouts.debtorIbanIn().values());
        this.accounts = OwnAccounts.of(config.accounts().orElse(List.of()), used);
    }

    /**
     * Takes a file in and books what it pays. Outside any transaction.
     *
     * @param sha256 of the file
     * @return the ids of its statements, as taken in now
     * @throws ProblemException when it is no statement, does not add up, is of the future or of somebody else's account
     */
    List<UUID> take(byte[] file, String sha256, String by) {
        List<BankStatement> statements = Camt053.read(file, config.mostEntries());
        statements.forEach(this::check);
        List<UUID> ids = new ArrayList<>();
        for (BankStatement statement : statements) {
            UUID id = UUID.randomUUID();
            for (BankEntry entry : within(() -> entries.begin(id, statement, sha256, by))) {
                within(() -> {
                    entries.take(id, statement, entry, by);
                    return entry;
                });
            }
            ids.add(id);
        }
        return ids;
    }

    private static <T> T within(Callable<T> step) {
        return QuarkusTransaction.requiringNew().timeout(LONGEST_SECONDS).call(step);
    }

    private void check(BankStatement statement) {
        if (!accounts.have(statement.account())) {
            throw Camt053.refused("Statement " + statement.id() + " is of the account " + statement.account()
                    + ", which is none of market.bank.accounts, and none that is paid to or from.");
        }
        LocalDate latest = Times.latestToday(clock.instant());
        for (LocalDate day : statement.span().known()) {
            if (day.isAfter(latest)) {
                throw Camt053.refused("Statement " + statement.id() + " has a balance of " + day
                        + ", which is in the future. Export one that has ended.");
            }
        }
        for (BankEntry entry : statement.entries()) {
            if (entry.bookedOn().isAfter(latest)) {
                throw Camt053.refused("Entry " + entry.place() + " of statement " + statement.id() + " is booked on "
                        + entry.bookedOn() + ", which is in the future.");
            }
            if (!Times.isKnown(entry.bookedOn())) {
                throw Camt053.refused("Entry " + entry.place() + " of statement " + statement.id() + " is booked on "
                        + entry.bookedOn() + ", which is before 1970.");
            }
        }
    }
}
