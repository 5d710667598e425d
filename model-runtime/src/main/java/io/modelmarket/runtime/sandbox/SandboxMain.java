package io.modelmarket.runtime.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The program that puts bounds on itself and then becomes another: {@code SandboxMain BOUNDS REPORT PROGRAM
 * [ARGUMENT...]}. A bound the system does not have is reported and does without; it fails only when the program cannot
 * be run.
 */
public final class SandboxMain {

    /** Where dynamic linkers are, which the kernel executes with each program. */
    private static final List<Path> LINKERS = List.of(
            Path.of("/lib64/ld-linux-x86-64.so.2"),
            Path.of("/lib/ld-linux-aarch64.so.1"),
            Path.of("/lib/ld-musl-x86_64.so.1"),
            Path.of("/lib/ld-musl-aarch64.so.1"));

    private SandboxMain() {}

    /** Does not return. */
    public static void main(String[] args) throws IOException {
        Bounds bounds = Bounds.read(Path.of(args[0]));
        Path report = Path.of(args[1]);
        String[] command = Arrays.copyOfRange(args, 2, args.length);
        try (Kernel kernel = new Kernel()) {
            Files.deleteIfExists(report);
            SandboxLayers layers = new SandboxLayers();
            kernel.giveUpPrivileges();
            layers.inForce("no privileges from programs");
            new ResourceLimits(kernel).restrict(bounds, layers);
            new CallFilter(kernel).restrict(layers);
            restrictFiles(kernel, bounds, Path.of(command[0]), layers, report);
            kernel.become(command, environment());
        }
    }

    /** The last layer: after it the report could not be written any more. */
    private static void restrictFiles(Kernel kernel, Bounds bounds, Path program, SandboxLayers layers, Path report)
            throws IOException {
        List<Path> programs = new ArrayList<>(LINKERS);
        programs.add(program);
        Landlock landlock = new Landlock(kernel);
        landlock.announce(layers);
        layers.report().write(report);
        landlock.restrict(bounds, programs);
    }

    private static String[] environment() {
        return System.getenv().entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .toArray(String[]::new);
    }
}
