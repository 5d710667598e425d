package io.modelmarket.platform.quota;

import io.modelmarket.platform.usage.NodeFolder;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Map;
import org.jboss.logging.Logger;

/**
 * How many calls of keys' budgets this node may have answered, for a restart: written before a part of the journal
 * goes, because billing may not have heard of all that is in it. A line for each budget and month, with its beginning.
 *
 * <p>Beside it lies a spare file of the same size and more, full of zeros, into which the next one is written: on a
 * disk that the journal has filled nothing could be written anew, and so no part of the journal could ever go.
 */
final class BudgetFile {

    private static final Logger LOG = Logger.getLogger(BudgetFile.class);
    private static final int LEAST_SPARE = 16 << 10;

    private final Path file;
    private final Path spare;
    private String kept = "";

    BudgetFile(Path file) {
        this.file = file;
        this.spare = file.resolveSibling(file.getFileName() + ".spare");
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

    /** Returns when it is on disk; at once where it says what was kept last. */
    void save(Map<String, Map<Instant, Long>> all) throws IOException {
        StringBuilder text = new StringBuilder();
        all.forEach((id, months) -> months.forEach((from, number) -> text.append(id)
                .append(' ')
                .append(from.getEpochSecond())
                .append(' ')
                .append(number)
                .append('\n')));
        if (kept.contentEquals(text)) {
            return;
        }
        byte[] content = text.toString().getBytes(StandardCharsets.US_ASCII);
        if (!Files.exists(spare) || Files.size(spare) < content.length) {
            makeSpare(content.length);
        }
        try (FileChannel channel = FileChannel.open(spare, StandardOpenOption.WRITE)) {
            write(channel, ByteBuffer.wrap(content));
            channel.truncate(content.length);
            channel.force(true);
        }
        Files.move(spare, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        NodeFolder.syncFolder(file.resolveSibling("."));
        kept = text.toString();
        reserve();
    }

    /** Makes the next spare file where there is room; else it is tried again when it is needed. */
    void reserve() {
        if (Files.exists(spare)) {
            return;
        }
        try {
            makeSpare(kept.length());
        } catch (IOException e) {
            LOG.debugf("no room is kept for %s: %s", file, e.getMessage());
        }
    }

    private void makeSpare(int atLeast) throws IOException {
        try (FileChannel channel = FileChannel.open(
                spare, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            write(channel, ByteBuffer.allocate(Math.max(LEAST_SPARE, Math.multiplyExact(atLeast, 2))));
            channel.force(true);
        } catch (IOException e) {
            Files.deleteIfExists(spare);
            throw e;
        }
    }

    private static void write(FileChannel channel, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    /** Hears what is in the file. */
    interface Reader {
        void read(String id, Instant from, long number);
    }
}
