package io.modelmarket.runtime.worker.child;

import io.modelmarket.runtime.worker.wire.SharedBodies;
import io.modelmarket.runtime.worker.wire.WireException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** What the parent lays down for one connection, mapped when the parent first points to it. */
final class SharedInputs implements SharedBodies {

    private final Path folder;
    private final int connection;
    private int held;
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
                memory = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size());
                held = room;
            }
        }
        if (bytes > memory.capacity()) {
            throw new WireException(bytes + " bytes in a room of " + memory.capacity());
        }
        return memory.slice(0, bytes);
    }
}
