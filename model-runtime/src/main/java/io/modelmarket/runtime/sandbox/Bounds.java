package io.modelmarket.runtime.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What a sandboxed process may use. Everything not named is refused, as far as the kernel knows how to.
 *
 * @param read files and whole folders it may read
 * @param write folders in which it may read, write, create and remove
 * @param devices device files it may read, write and control
 * @param addressSpaceBytes all its memory; 0 for no bound
 * @param fileBytes the longest file it may write
 * @param openFiles descriptors at a time
 */
public record Bounds(
        List<Path> read, List<Path> write, List<Path> devices, long addressSpaceBytes, long fileBytes, long openFiles) {

    private static final String READ = "read ";
    private static final String WRITE = "write ";
    private static final String DEVICE = "device ";

    /** Keeps its own lists. */
    public Bounds {
        read = List.copyOf(read);
        write = List.copyOf(write);
        devices = List.copyOf(devices);
    }

    static Bounds read(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);
        List<Path> read = new ArrayList<>();
        List<Path> write = new ArrayList<>();
        List<Path> devices = new ArrayList<>();
        for (String line : lines.subList(3, lines.size())) {
            if (line.startsWith(WRITE)) {
                write.add(Path.of(line.substring(WRITE.length())));
            } else if (line.startsWith(DEVICE)) {
                devices.add(Path.of(line.substring(DEVICE.length())));
            } else {
                read.add(Path.of(line.substring(READ.length())));
            }
        }
        return new Bounds(read, write, devices, number(lines.get(0)), number(lines.get(1)), number(lines.get(2)));
    }

    void write(Path file) throws IOException {
        List<String> lines = new ArrayList<>();
        lines.add("address-space " + addressSpaceBytes);
        lines.add("file " + fileBytes);
        lines.add("open-files " + openFiles);
        read.forEach(path -> lines.add(READ + path));
        write.forEach(path -> lines.add(WRITE + path));
        devices.forEach(path -> lines.add(DEVICE + path));
        Files.write(file, lines);
    }

    private static long number(String line) {
        return Long.parseLong(line.substring(line.indexOf(' ') + 1));
    }
}
