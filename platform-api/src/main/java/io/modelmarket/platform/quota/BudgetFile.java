package io.modelmarket.platform.quota;

import io.modelmarket.platform.usage.NodeFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;

/**
 * How many calls of keys' budgets this node may have answered, for a restart: written before a part of the journal
 * goes, because billing may not have heard of all that is in it. A line for each budget and month, with its beginning.
 */
final class BudgetFile {

    private final Path file;

    BudgetFile(Path file) {
        this.file = file;
    }

    /** Shows {@code reader} each line. */
    void load(Reader reader) throws IOException {
        if (Files.exists(file)) {
            for (String line : Files.readAllLines(file, StandardCharsets.US_ASCII)) {
                String[] words = line.split(" ", -1);
                if (words.length != 3) {
                    throw new IOException("the line '" + line + "' of " + file + " says nothing of a budget");
                }
                reader.read(words[0], Instant.ofEpochSecond(Long.parseLong(words[1])), Long.parseLong(words[2]));
            }
        }
    }

    /** Returns when it is on disk. */
    void save(Map<String, Map<Instant, Long>> all) throws IOException {
        StringBuilder text = new StringBuilder();
        all.forEach((id, months) -> months.forEach((from, number) -> text.append(id)
                .append(' ')
                .append(from.getEpochSecond())
                .append(' ')
                .append(number)
                .append('\n')));
        NodeFolder.replace(file, text.toString());
    }

    /** Hears what is in the file. */
    interface Reader {
        void read(String id, Instant from, long number);
    }
}
