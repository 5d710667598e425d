package io.modelmarket.deploy.stack.postgres;

import io.modelmarket.deploy.stack.archive.Archives;
import io.modelmarket.deploy.stack.archive.BuiltParts;
import io.modelmarket.deploy.stack.archive.UnpackedOnce;
import io.modelmarket.deploy.stack.process.StackException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The unpacked binaries. PostgreSQL refuses to run as root; as root it is run inside a user namespace of its own. */
record PostgresProgram(Path folder) {

    static PostgresProgram unpacked(BuiltParts parts) {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        if (!system.startsWith("linux")) {
            throw new StackException("the embedded PostgreSQL comes for Linux; on " + System.getProperty("os.name")
                    + " run market in a Linux container or virtual machine");
        }
        String machine = System.getProperty("os.arch").equals("aarch64") ? "arm64" : "amd64";
        String name = "postgres-" + BuiltParts.version("postgres") + "-" + machine;
        Path folder = UnpackedOnce.folder(
                parts.cache(),
                name,
                into -> Archives.unpackPostgres(parts.part("postgres-linux-" + machine + ".jar"), into));
        return new PostgresProgram(folder);
    }

    /** The command line of one of the programs. */
    List<String> command(String program, List<String> arguments) {
        List<String> command = new ArrayList<>();
        if (System.getProperty("user.name").equals("root")) {
            command.addAll(List.of("unshare", "-U"));
        }
        command.add(folder.resolve("bin").resolve(program).toString());
        command.addAll(arguments);
        return command;
    }

    /** Runs a program to its end. */
    void run(String program, List<String> arguments) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command(program, arguments)).redirectErrorStream(true);
        builder.environment().put("LC_ALL", "C");
        Process process = builder.start();
        try (InputStream output = process.getInputStream()) {
            String said = new String(output.readAllBytes(), StandardCharsets.UTF_8);
            int status = process.waitFor();
            if (status != 0) {
                throw new StackException(program + " ended with status " + status + ":\n" + said);
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new StackException("interrupted while " + program + " ran", e);
        }
    }
}
