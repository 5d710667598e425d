package io.modelmarket.platform.quota;

import io.modelmarket.platform.usage.NodeFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What this node has promised not to use any more, on disk before anybody is told: a snapshot may hold the lease as it
 * was before. A line for each, of subscription, month's beginning, version and ceiling. The newest promise of a
 * subscription counts.
 */
final class Promises {

    /** So many are kept when the file is written; older ones have long been heard. */
    private static final int KEPT = 100_000;

    private final Path file;
    private final Map<String, Lease.Wish> bySubscription = new LinkedHashMap<>();

    Promises(Path file) {
        this.file = file;
    }

    /** Reads what was promised before. */
    Map<String, Lease.Wish> load() throws IOException {
        if (Files.exists(file)) {
            for (String line : Files.readAllLines(file, StandardCharsets.US_ASCII)) {
                String[] words = line.split(" ", -1);
                if (words.length != 4) {
                    throw new IOException("the line '" + line + "' of " + file + " is no promise");
                }
                bySubscription.put(
                        words[0],
                        new Lease.Wish(
                                Instant.ofEpochSecond(Long.parseLong(words[1])),
                                Long.parseLong(words[3]),
                                Long.parseLong(words[2]),
                                true));
            }
        }
        return Map.copyOf(bySubscription);
    }

    /** Returns when all of {@code fresh}, by subscription, is on disk. */
    void keep(Map<String, Lease.Wish> fresh) throws IOException {
        boolean news = false;
        for (Map.Entry<String, Lease.Wish> each : fresh.entrySet()) {
            Lease.Wish before = bySubscription.get(each.getKey());
            if (!each.getValue().equals(before)) {
                bySubscription.remove(each.getKey());
                news = true;
            }
        }
        if (news) {
            Map<String, Lease.Wish> all = new LinkedHashMap<>(bySubscription);
            all.putAll(fresh);
            write(all);
            bySubscription.putAll(fresh);
        }
    }

    private void write(Map<String, Lease.Wish> all) throws IOException {
        StringBuilder text = new StringBuilder();
        all.entrySet().stream()
                .skip(Math.max(0, all.size() - KEPT))
                .forEach(each -> text.append(each.getKey())
                        .append(' ')
                        .append(each.getValue().from().getEpochSecond())
                        .append(' ')
                        .append(each.getValue().version())
                        .append(' ')
                        .append(each.getValue().ceiling())
                        .append('\n'));
        NodeFolder.replace(file, text.toString());
    }
}
