package io.modelmarket.deploy.stack.process;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * Which ports processes of one user have been given: a lock on one byte of a file for each, which the system takes away
 * when the process ends, however it ends. The file stays empty.
 */
final class PortClaims {
    private final Path file;

    /** Open as long as this process lives: closing it would give up the locks. */
    @Nullable private FileChannel channel;

    PortClaims(Path file) {
        this.file = file;
    }

    /** Whether the port is this process's now, and was nobody's; without a file to agree on it is everybody's. */
    synchronized boolean claim(int port) {
        try {
            FileChannel open = channel;
            if (open == null) {
                open = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                channel = open;
            }
            return open.tryLock(port, 1, false) != null;
        } catch (OverlappingFileLockException e) {
            return false;
        } catch (IOException e) {
            return true;
        }
    }
}
