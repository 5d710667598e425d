package io.modelmarket.deploy.stack.postgres;

import io.modelmarket.deploy.stack.archive.Archives;
import io.modelmarket.deploy.stack.archive.BuiltParts;
import io.modelmarket.deploy.stack.archive.UnpackedOnce;
import io.modelmarket.deploy.stack.process.ShortRun;
import io.modelmarket.deploy.stack.process.StackException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

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
        ShortRun.run(program, command(program, arguments), Map.of("LC_ALL", "C"));
    }
}
