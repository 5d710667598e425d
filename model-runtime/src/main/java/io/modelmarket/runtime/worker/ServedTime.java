package io.modelmarket.runtime.worker;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The time each account has had of one worker, over all lanes, in nanoseconds of a run of weight 1. Lanes serve side by
 * side and each chooses who is next by itself; by this each knows what the others gave, without asking them.
 */
final class ServedTime {

    private final Map<String, Account> accounts = new ConcurrentHashMap<>();

    /** One account's time, for the lanes that know the account. */
    static final class Account {
        private final AtomicLong nanos = new AtomicLong();
        private int lanes;

        long nanos() {
            return nanos.get();
        }

        void add(long more) {
            nanos.addAndGet(more);
        }
    }

    /** The account of that name, for one more lane. */
    Account join(String name) {
        return accounts.compute(name, (key, known) -> {
            Account account = known == null ? new Account() : known;
            account.lanes++;
            return account;
        });
    }

    /** One lane less; after the last the account is forgotten. */
    void leave(String name) {
        accounts.computeIfPresent(name, (key, account) -> --account.lanes == 0 ? null : account);
    }

    /** How many accounts are known. */
    int size() {
        return accounts.size();
    }
}
