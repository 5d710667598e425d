package io.modelmarket.deploy.stack.archive;

import io.modelmarket.deploy.stack.process.StackException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/** A folder in the cache that is filled once, by whichever process comes first; the others wait for it. */
public final class UnpackedOnce {
    private static final String MARKER = ".complete";

    private UnpackedOnce() {}

    /** Fills a folder. */
    @FunctionalInterface
    public interface Filling {
        void into(Path folder) throws IOException;
    }

    /**
     * The folder {@code cache/name}, filled unless it already is; a half-filled one is removed first. Synchronised
     * because a file lock holds other processes only.
     */
    public static synchronized Path folder(Path cache, String name, Filling filling) {
        Path folder = cache.resolve(name);
        if (Files.exists(folder.resolve(MARKER))) {
            return folder;
        }
        try {
            Files.createDirectories(cache);
            try (FileChannel channel = FileChannel.open(
                            cache.resolve(name + ".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock lock = channel.lock()) {
                if (lock.isValid() && !Files.exists(folder.resolve(MARKER))) {
                    delete(folder);
                    Files.createDirectories(folder);
                    filling.into(folder);
                    Files.createFile(folder.resolve(MARKER));
                }
            }
            return folder;
        } catch (IOException e) {
            throw new StackException("cannot unpack " + folder + ": " + e.getMessage(), e);
        }
    }

    /** Deletes a folder with all in it; links are deleted, not followed. */
    public static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException failure) throws IOException {
                if (failure != null) {
                    throw failure;
                }
                Files.delete(visited);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
