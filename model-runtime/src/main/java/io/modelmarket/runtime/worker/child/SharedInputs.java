package io.modelmarket.runtime.worker.child;

import io.modelmarket.runtime.worker.wire.SharedBodies;
import io.modelmarket.runtime.worker.wire.WireException;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * What the parent lays down for one connection, mapped when the parent first points to it, until it points to another
 * room: the run before has been answered then, so nothing computes on it any more.
 */
final class SharedInputs implements SharedBodies {

    private final Path folder;
    private final int connection;
    private int held;
    private Arena mapping = Arena.ofShared();
    private ByteBuffer memory = ByteBuffer.allocate(0);

    SharedInputs(Path folder, int connection) {
        this.folder = folder;
        this.connection = connection;
    }

    @Override
    public ByteBuffer find(int room, int bytes) throws IOException {
        if (room != held) {
            try (FileChannel channel =
                    FileChannel.open(folder.resolve(connection + "-" + room), StandardOpenOption.READ)) {
                memory = ByteBuffer.allocate(0);
                mapping.close();
                mapping = Arena.ofShared();
                memory = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), mapping)
                        .asByteBuffer();
                held = room;
            }
        }
        if (bytes > memory.capacity()) {
            throw new WireException(bytes + " bytes in a room of " + memory.capacity());
        }
        return memory.slice(0, bytes);
    }
}
