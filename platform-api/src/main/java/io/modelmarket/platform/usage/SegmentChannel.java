package io.modelmarket.platform.usage;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The disk as the journal writes to it; tests have one that is full or broken. */
interface SegmentChannel extends AutoCloseable {

    /** Makes channels for new segments. */
    @FunctionalInterface
    interface Disk {

        /** A new file at {@code path}, filled with {@code size} zeros and on the disk; or nothing at all. */
        SegmentChannel create(Path path, long size) throws IOException;
    }

    /** Writes all that remains in {@code bytes}. */
    void write(ByteBuffer bytes, long position) throws IOException;

    /** Returns when all that was written is on the disk. */
    void force() throws IOException;

    /** Cuts the file off. */
    void truncate(long size) throws IOException;

    @Override
    void close() throws IOException;

    /** The real one. */
    static SegmentChannel onFile(Path path, long size) throws IOException {
        FileChannel channel = FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        OfFile opened = new OfFile(channel);
        try {
            ByteBuffer zeros = ByteBuffer.allocateDirect((int) Math.min(size, 1 << 20));
            for (long written = 0; written < size; written += zeros.capacity()) {
                opened.write(zeros.clear().limit((int) Math.min(zeros.capacity(), size - written)), written);
            }
            channel.force(true);
            NodeFolder.syncFolder(path.resolveSibling("."));
            return opened;
        } catch (IOException e) {
            channel.close();
            java.nio.file.Files.deleteIfExists(path);
            throw e;
        }
    }

    /** A file. */
    record OfFile(FileChannel channel) implements SegmentChannel {

        @Override
        public void write(ByteBuffer bytes, long position) throws IOException {
            long at = position;
            while (bytes.hasRemaining()) {
                at += channel.write(bytes, at);
            }
        }

        @Override
        public void force() throws IOException {
            channel.force(false);
        }

        @Override
        public void truncate(long size) throws IOException {
            channel.truncate(size);
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }
}
