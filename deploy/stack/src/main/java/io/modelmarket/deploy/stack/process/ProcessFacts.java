package io.modelmarket.deploy.stack.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** What the system says of processes that are not our children any more (Linux: /proc; elsewhere less is known). */
public final class ProcessFacts {
    private static final Path PROC = Path.of("/proc");

    // Which of the values behind the name, see proc(5).
    private static final int STATE = 0;
    private static final int GROUP = 2;
    private static final int FLAGS = 6;
    private static final int USER_TIME = 11;
    private static final int SYSTEM_TIME = 12;
    private static final int CHILDREN_USER_TIME = 13;
    private static final int CHILDREN_SYSTEM_TIME = 14;

    /** Linux counts for programs in hundredths of a second, whatever its own clock does. */
    private static final int MILLIS_OF_A_TICK = 10;

    /** Of a thread of the kernel's own, which has no program; as the kernel's sched.h names it. */
    private static final long PF_KTHREAD = 0x0020_0000;

    /** How often a look at a process and its children is repeated because one of them ended meanwhile. */
    private static final int LOOKS = 5;

    /** More than a busy machine takes to replace a process's program. */
    private static final Duration PROGRAM_CHANGE = Duration.ofMillis(250);

    private ProcessFacts() {}

    /**
     * Whether the process carries our folder variable for {@code folder}, or names the folder in its command. While a
     * process replaces its program the system shows neither, so one that shows no environment but has a program is
     * looked at again for a moment.
     */
    public static boolean mentions(ProcessHandle process, String folder) {
        long deadline = System.nanoTime() + PROGRAM_CHANGE.toNanos();
        while (true) {
            String environment = text(process.pid(), "environ");
            if (('\0' + environment).contains('\0' + ProcessRecord.FOLDER_VARIABLE + "=" + folder + '\0')) {
                return true;
            }
            String command = text(process.pid(), "cmdline");
            if (command.isEmpty()) {
                command = process.info().commandLine().orElse("");
            }
            if (command.contains(folder)) {
                return true;
            }
            if (environment.length() > 1 || !hasProgram(process.pid()) || System.nanoTime() > deadline) {
                return false;
            }
            Thread.onSpinWait();
        }
    }

    /** Neither ended, nor ended and not yet waited for, nor a thread of the kernel. */
    private static boolean hasProgram(long pid) {
        List<String> fields = afterName(pid);
        return fields.size() > FLAGS
                && !fields.get(STATE).equals("Z")
                && (Long.parseLong(fields.get(FLAGS)) & PF_KTHREAD) == 0;
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

    /**
     * Processor time, user and system, of a process and all that it started: those that have ended count with whoever
     * waited for them. Where the system does not tell of those, only of what runs.
     */
    public static Duration processorTime(ProcessHandle root) {
        Duration used = Duration.ZERO;
        for (int look = 0; look < LOOKS; look++) {
            Duration ended = times(root).ended();
            used = Stream.concat(Stream.of(root), root.descendants())
                    .map(ProcessFacts::times)
                    .map(each -> each.own().plus(each.ended()))
                    .reduce(Duration.ZERO, Duration::plus);
            if (times(root).ended().equals(ended)) {
                return used;
            }
        }
        return used;
    }

    /** Processor time of one process, and of its children that have ended. */
    private record Times(Duration own, Duration ended) {}

    private static Times times(ProcessHandle process) {
        List<String> fields = afterName(process.pid());
        if (fields.size() <= CHILDREN_SYSTEM_TIME) {
            return new Times(process.info().totalCpuDuration().orElse(Duration.ZERO), Duration.ZERO);
        }
        return new Times(
                ticks(fields.get(USER_TIME)).plus(ticks(fields.get(SYSTEM_TIME))),
                ticks(fields.get(CHILDREN_USER_TIME)).plus(ticks(fields.get(CHILDREN_SYSTEM_TIME))));
    }

    private static Duration ticks(String count) {
        return Duration.ofMillis(Long.parseLong(count) * MILLIS_OF_A_TICK);
    }

    /** A short description of a process for a message. */
    public static String describe(long pid) {
        Optional<String> command =
                ProcessHandle.of(pid).flatMap(process -> process.info().command());
        return "pid " + pid + command.map(name -> " (" + name + ")").orElse("");
    }

    private static long groupOf(long pid) {
        List<String> fields = afterName(pid);
        return fields.size() > GROUP ? Long.parseLong(fields.get(GROUP)) : -1;
    }

    /** What /proc's {@code stat} says behind the name, which may hold anything; empty when there is no such process. */
    private static List<String> afterName(long pid) {
        String stat = text(pid, "stat");
        int name = stat.lastIndexOf(')');
        return name < 0 ? List.of() : List.of(stat.substring(name + 2).strip().split(" "));
    }

    private static String text(long pid, String file) {
        try {
            return Files.readString(PROC.resolve(Long.toString(pid)).resolve(file), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            return "";
        }
    }
}
