package io.modelmarket.deploy.stack.process;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Command lines for child JVMs, run by the same JDK as this one. */
public final class JavaCommand {

    private JavaCommand() {}

    /** The java program. */
    public static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /** A JVM that should start fast and stay small: one compiler, the serial collector. */
    public static List<String> small(List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(java());
        command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xss512k"));
        command.addAll(arguments);
        return command;
    }
}
