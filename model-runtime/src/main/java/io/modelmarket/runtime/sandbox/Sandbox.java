package io.modelmarket.runtime.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Makes commands that run another command within bounds, and reads back which bounds hold. */
public final class Sandbox {

    private static final List<String> SMALL_AND_QUICK = List.of(
            "-Xshare:auto",
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-Xmx16m",
            "-XX:ReservedCodeCacheSize=16m",
            "-XX:CompressedClassSpaceSize=16m",
            "-XX:-UsePerfData",
            "-XX:+DisableAttachMechanism",
            "--enable-native-access=ALL-UNNAMED");

    private final Path java;
    private final String classPath;

    /** Sandboxes made with that JVM, which finds this package's classes on that path. */
    public Sandbox(Path java, String classPath) {
        this.java = java;
        this.classPath = classPath;
    }

    /**
     * That command within those bounds, or the command itself where there is nothing to bind it with. The folder takes
     * what the sandbox must know and what it reports; it must be none of those the process may write.
     */
    public List<String> command(Bounds bounds, Path folder, List<String> command) throws IOException {
        Files.deleteIfExists(report(folder));
        if (!Kernel.isKnown()) {
            String machine = System.getProperty("os.name") + " " + System.getProperty("os.arch");
            SandboxReport.none("nothing is known here for " + machine).write(report(folder));
            return command;
        }
        Path saved = folder.resolve("bounds");
        bounds.write(saved);
        List<String> whole = new ArrayList<>();
        whole.add(java.toString());
        whole.addAll(SMALL_AND_QUICK);
        whole.addAll(List.of("-cp", classPath, SandboxMain.class.getName()));
        whole.addAll(List.of(saved.toString(), report(folder).toString()));
        whole.addAll(command);
        return whole;
    }

    /** Which bounds hold the process that was started last with that folder. */
    public SandboxReport reportIn(Path folder) throws IOException {
        return SandboxReport.read(report(folder));
    }

    private static Path report(Path folder) {
        return folder.resolve("sandbox");
    }
}
