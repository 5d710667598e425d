package io.modelmarket.runtime.worker;

import io.modelmarket.runtime.worker.wire.InputSpace;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A connection's large inputs, in memory that its worker may read and no more: nothing is ever read back from it here,
 * and a worker that could shorten the file would not get one, because that ends whoever writes to it. The file has a
 * name only until the worker has opened it. Used in the lane's thread alone, or after that has ended.
 */
final class InputRegion implements InputSpace {

    /** Fewer bytes are sent faster than they are laid down. */
    static final int LEAST = 64 * 1024;

    /** The most one connection takes of the system's memory for this. */
    static final int MOST = 4 << 20;

    private static final Logger LOG = LoggerFactory.getLogger(InputRegion.class);
    private static final int SMALLEST_ROOM = 1 << 20;
    private static final int PIECE = 64 * 1024;

    private final Path folder;
    private final int connection;
    private boolean usable;
    private @Nullable Held held;
    private @Nullable Path named;

    /** A room and what keeps it mapped. */
    private record Held(Room room, Arena memory) {}

    /** The region of that connection in a folder, which is asked for only where {@code usable}. */
    InputRegion(Path folder, int connection, boolean usable) {
        this.folder = folder;
        this.connection = connection;
        this.usable = usable;
    }

    @Override
    public @Nullable Room room(int bytes) {
        if (!usable || bytes < LEAST || bytes > MOST) {
            return null;
        }
        Held present = held;
        if (present != null && present.room().memory().capacity() >= bytes) {
            return present.room();
        }
        release();
        try {
            Held made = make(present == null ? 1 : present.room().number() + 1, capacityFor(bytes));
            held = made;
            return made.room();
        } catch (IOException e) {
            LOG.info("inputs are sent instead of shared: {}", e.toString());
            usable = false;
            return null;
        }
    }

    /** Gives the memory back; from now on there is no room. */
    void close() {
        usable = false;
        release();
    }

    private void release() {
        unname();
        Held unused = held;
        if (unused != null) {
            held = null;
            unused.memory().close();
        }
    }

    /** The worker has answered, so it has opened what it was shown. */
    void unname() {
        Path file = named;
        named = null;
        if (file != null) {
            try {
                Files.deleteIfExists(file);
            } catch (IOException e) {
                LOG.debug("{} remains until the worker's folder is removed", file, e);
            }
        }
    }

    private Held make(int number, int capacity) throws IOException {
        Path file = folder.resolve(connection + "-" + number);
        named = file;
        Arena memory = Arena.ofShared();
        try (FileChannel channel = FileChannel.open(
                file, StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            // All of it now: memory that is missing later would not be an exception but the end of this process.
            ByteBuffer zeros = ByteBuffer.allocate(PIECE);
            while (channel.size() < capacity) {
                channel.write(zeros.clear(), channel.size());
            }
            ByteBuffer mapped = channel.map(FileChannel.MapMode.READ_WRITE, 0, capacity, memory)
                    .asByteBuffer();
            return new Held(new Room(number, mapped), memory);
        } catch (IOException e) {
            memory.close();
            unname();
            throw e;
        }
    }

    private static int capacityFor(int bytes) {
        return Math.max(SMALLEST_ROOM, Integer.highestOneBit(bytes - 1) << 1);
    }
}
