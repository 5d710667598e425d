package io.modelmarket.deploy.stack.process;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Runs a program to its end. Unlike reading its output by hand it can be interrupted, and then leaves nothing behind.
 */
public final class ShortRun {

    private ShortRun() {}

    /** Runs the command; a status other than 0 is an error that shows what the program said. */
    public static void run(String what, List<String> command, Map<String, String> environment) throws IOException {
        Path said = Files.createTempFile("market-", ".out");
        try {
            ProcessBuilder builder = new ProcessBuilder(command)
                    .redirectInput(new File("/dev/null"))
                    .redirectErrorStream(true)
                    .redirectOutput(said.toFile());
            builder.environment().keySet().removeIf(name -> name.startsWith("KC_") || name.startsWith("JAVA_"));
            builder.environment().putAll(environment);
            int status = await(builder.start());
            if (status != 0) {
                throw new StackException(what + " ended with status " + status + ":\n" + LogTail.of(said, 30));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException("interrupted during " + what, e);
        } finally {
            Files.deleteIfExists(said);
        }
    }

    private static int await(Process process) throws InterruptedException {
        try {
            return process.waitFor();
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }
}
