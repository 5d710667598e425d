package io.modelmarket.runtime.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Which bounds hold a process and which the system could not give.
 *
 * @param inForce in words, such as {@code files (Landlock 7)}
 * @param missing in words, each with its reason; the process runs nevertheless
 */
public record SandboxReport(List<String> inForce, List<String> missing) {

    private static final String IN_FORCE = "+ ";
    private static final String MISSING = "- ";

    /** Keeps its own lists. */
    public SandboxReport {
        inForce = List.copyOf(inForce);
        missing = List.copyOf(missing);
    }

    /** Before any process has been started. */
    public static SandboxReport nothingYet() {
        return new SandboxReport(List.of(), List.of());
    }

    /** What a system without any of it has. */
    public static SandboxReport none(String why) {
        return new SandboxReport(List.of(), List.of("everything: " + why));
    }

    /** Whether the system gave all that was asked of it. */
    public boolean isWhole() {
        return missing.isEmpty() && !inForce.isEmpty();
    }

    /** Whether a file that the process may only read stays as long as it is. */
    public boolean keepsFilesWhole() {
        return inForce.contains(Landlock.TRUNCATING);
    }

    static SandboxReport read(Path file) throws IOException {
        List<String> inForce = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            (line.startsWith(IN_FORCE) ? inForce : missing).add(line.substring(IN_FORCE.length()));
        }
        return new SandboxReport(inForce, missing);
    }

    void write(Path file) throws IOException {
        List<String> lines = new ArrayList<>();
        inForce.forEach(what -> lines.add(IN_FORCE + what));
        missing.forEach(what -> lines.add(MISSING + what));
        Files.write(file, lines);
    }
}
