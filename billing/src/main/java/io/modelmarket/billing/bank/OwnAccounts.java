package io.modelmarket.billing.bank;

import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The platform's accounts at banks, by their numbers as {@link #written} says them. Plain Java.
 *
 * @param numbers empty: whichever
 */
record OwnAccounts(Set<String> numbers) {

    OwnAccounts {
        numbers = Set.copyOf(numbers);
    }

    /**
     * Those that are stated, and those that consumers pay to or partners are paid from, which need not be stated twice.
     *
     * @param stated empty: whichever
     */
    static OwnAccounts of(Collection<String> stated, Collection<String> used) {
        return new OwnAccounts(
                stated.isEmpty()
                        ? Set.of()
                        : Stream.concat(stated.stream(), used.stream())
                                .map(OwnAccounts::written)
                                .collect(Collectors.toSet()));
    }

    boolean have(String account) {
        return numbers.isEmpty() || numbers.contains(written(account));
    }

    private static String written(String account) {
        return account.replace(" ", "").toUpperCase(Locale.ROOT);
    }
}
