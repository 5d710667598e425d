package io.modelmarket.tenant.feed;

import java.util.HashSet;
import java.util.Set;

/**
 * The keys that have been taken over with a value. A topic that is read anew may lack one of them without saying so:
 * its tombstone is compacted away in time.
 */
final class KnownKeys {

    private final Set<String> known = new HashSet<>();
    private final Set<String> missing = new HashSet<>();

    /** The topic is read from its beginning: what of all that is known does not come is missing. */
    void beginAnew() {
        missing.clear();
        missing.addAll(known);
    }

    void took(String key, boolean hasValue) {
        missing.remove(key);
        if (hasValue) {
            known.add(key);
        } else {
            known.remove(key);
        }
    }

    /** What has not come; to be asked when the topic has been read up to where it ended at the beginning. */
    Set<String> missing() {
        return Set.copyOf(missing);
    }
}
