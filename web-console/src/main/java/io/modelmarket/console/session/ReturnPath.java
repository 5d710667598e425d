package io.modelmarket.console.session;

import org.jspecify.annotations.Nullable;

/** Where a person goes after signing in: a path of this site, whatever the address asked for. */
final class ReturnPath {

    private static final int MAX_LENGTH = 1_000;

    private ReturnPath() {}

    /** The asked path when it stays on this site, else the start page. */
    static String of(@Nullable String asked) {
        if (asked == null || asked.length() > MAX_LENGTH || !staysHere(asked)) {
            return "/";
        }
        return asked;
    }

    private static boolean staysHere(String asked) {
        boolean plain = asked.chars().allMatch(c -> c > ' ' && c < 0x7f && c != '\\');
        return plain && asked.startsWith("/") && !asked.startsWith("//") && !asked.startsWith("/login");
    }
}
