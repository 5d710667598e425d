package io.modelmarket.deploy.stack.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** What the system says of processes that are not our children any more (Linux: /proc; elsewhere less is known). */
public final class ProcessFacts {
    private static final Path PROC = Path.of("/proc");

    private ProcessFacts() {}

    /** Whether the process carries our folder variable for {@code folder}, or names the folder in its command. */
    public static boolean mentions(ProcessHandle process, String folder) {
        String environment = text(process.pid(), "environ");
        if (('\0' + environment).contains('\0' + ProcessRecord.FOLDER_VARIABLE + "=" + folder + '\0')) {
            return true;
        }
        String command = text(process.pid(), "cmdline");
        if (command.isEmpty()) {
            command = process.info().commandLine().orElse("");
        }
        return command.contains(folder);
    }

    /** The processes of a group, found in /proc; empty where there is no /proc. */
    static List<ProcessHandle> group(long groupId) {
        List<ProcessHandle> members = new ArrayList<>();
        if (!Files.isDirectory(PROC)) {
            return members;
        }
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(PROC, "[0-9]*")) {
            for (Path entry : entries) {
                long pid = Long.parseLong(entry.getFileName().toString());
                if (groupOf(pid) == groupId) {
                    ProcessHandle.of(pid).ifPresent(members::add);
                }
            }
        } catch (IOException e) {
            return members;
        }
        return members;
    }

    /** Resident memory in bytes, where the system tells. */
    public static OptionalLong residentBytes(long pid) {
        return text(pid, "status")
                .lines()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) * 1024)
                .findFirst();
    }

    /** Proportional memory in bytes (shared pages counted once over all sharers), where the system tells. */
    public static OptionalLong proportionalBytes(long pid) {
        return text(pid, "smaps_rollup")
                .lines()
                .filter(line -> line.startsWith("Pss:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) * 1024)
                .findFirst();
    }

    /** A short description of a process for a message. */
    public static String describe(long pid) {
        Optional<String> command =
                ProcessHandle.of(pid).flatMap(process -> process.info().command());
        return "pid " + pid + command.map(name -> " (" + name + ")").orElse("");
    }

    private static long groupOf(long pid) {
        String stat = text(pid, "stat");
        int afterName = stat.lastIndexOf(')');
        if (afterName < 0) {
            return -1;
        }
        String[] fields = stat.substring(afterName + 2).split(" ", 4);
        return fields.length > 2 ? Long.parseLong(fields[2]) : -1;
    }

    private static String text(long pid, String file) {
        try {
            return Files.readString(PROC.resolve(Long.toString(pid)).resolve(file), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            return "";
        }
    }
}
