package io.modelmarket.tenant.publishing;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;

/** What each partner's uploads to this process may become, so that many at once do not have the same room. */
final class UploadsUnderWay {

    /** No room was there. */
    static final long NOTHING = 0;

    private final Map<String, Long> byPartner = new HashMap<>();

    /**
     * Takes room for an upload: all it announces, or as much as there is where it announces nothing.
     *
     * @param left what the partner may store besides what is stored
     * @param most the longest file
     * @return how long it may become; {@link #NOTHING} where there is no room
     */
    synchronized long take(String partner, long left, OptionalLong announced, long most) {
        long free = left(partner, left);
        long wanted = announced.isPresent() ? Math.max(1, announced.getAsLong()) : Math.min(most, free);
        long taken = wanted <= free ? wanted : NOTHING;
        if (taken != NOTHING) {
            byPartner.merge(partner, taken, Long::sum);
        }
        return taken;
    }

    /** What is left besides the uploads under way. */
    synchronized long left(String partner, long left) {
        return Math.max(0, left - byPartner.getOrDefault(partner, 0L));
    }

    /** Gives back what was taken for one that is over. */
    synchronized void giveBack(String partner, long taken) {
        byPartner.computeIfPresent(partner, (same, held) -> held > taken ? held - taken : null);
    }
}
