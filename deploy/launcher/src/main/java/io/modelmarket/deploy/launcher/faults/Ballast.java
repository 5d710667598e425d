package io.modelmarket.deploy.launcher.faults;

import io.modelmarket.deploy.stack.process.StackException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * A file that takes all that is free on a small disk. It stays open and is never looked up again, so that once the disk
 * is unmounted nothing is written to the folder below, which is on somebody else's.
 */
final class Ballast implements AutoCloseable {
    private static final String NAME = "ballast";
    private static final int CHUNK = 64 << 10;

    private final Path file;
    private final FileChannel channel;
    private final Undo undo;

    private Ballast(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
        this.undo = Undo.by(this::remove);
    }

    /**
     * Fills the small disk over that folder.
     *
     * @throws StackException where there is none
     */
    static Ballast in(Path folder) {
        Path file = folder.resolve(NAME);
        try {
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            Ballast ballast = new Ballast(file, channel);
            // Afterwards: what is there still was there when the file was made.
            if (!SmallDisk.isOver(folder)) {
                ballast.close();
                throw new StackException("no small disk is over " + folder + " any more");
            }
            ballast.grow();
            return ballast;
        } catch (IOException e) {
            throw new StackException("cannot fill " + folder + ": " + e.getMessage(), e);
        }
    }

    /** Takes what has become free since. */
    void grow() {
        undo.unlessDone(() -> {
            ByteBuffer chunk = ByteBuffer.allocate(CHUNK);
            Optional<IOException> full = Optional.empty();
            while (full.isEmpty()) {
                full = write(chunk.clear());
            }
        });
    }

    private Optional<IOException> write(ByteBuffer chunk) {
        try {
            channel.write(chunk);
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(e);
        }
    }

    @Override
    public void close() {
        undo.close();
    }

    private void remove() {
        try (channel) {
            channel.truncate(0);
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
