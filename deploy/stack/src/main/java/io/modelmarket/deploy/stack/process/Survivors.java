package io.modelmarket.deploy.stack.process;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Children a killed launcher left behind. Only a process proved to be the recorded one is ended; a record whose pid now
 * belongs to someone else is dropped, and that process left alone.
 */
public final class Survivors {

    private Survivors() {}

    /** Ends every survivor recorded in the folder; answers one sentence for each record that was found. */
    public static List<String> end(DataFolder folder) {
        List<String> told = new ArrayList<>();
        for (Path file : recordFiles(folder)) {
            Optional<ProcessRecord> found = ProcessRecord.read(file);
            if (found.isPresent()) {
                told.add(end(found.get()));
            }
            forget(file);
        }
        return told;
    }

    /** Ends the recorded process if it still runs, politely first. */
    public static String end(ProcessRecord survivor) {
        Optional<ProcessHandle> alive = survivor.alive();
        if (alive.isEmpty()) {
            int left = endGroup(survivor);
            if (left > 0) {
                return "ended " + left + " left-over process(es) of " + survivor.name();
            }
            boolean foreign = ProcessHandle.of(survivor.pid())
                    .filter(ProcessHandle::isAlive)
                    .isPresent();
            return foreign
                    ? "pid " + survivor.pid() + ", once " + survivor.name()
                            + ", now belongs to another process; left alone"
                    : survivor.name() + " (pid " + survivor.pid() + ") had ended";
        }
        ProcessHandle process = alive.get();
        List<ProcessHandle> descendants = process.descendants().toList();
        Signals.send(process, survivor.signal());
        if (!ends(process, survivor.graceMillis())) {
            process.destroyForcibly();
            ends(process, 5_000);
        }
        descendants.forEach(ProcessHandle::destroyForcibly);
        endGroup(survivor);
        return "ended " + survivor.name() + " (pid " + survivor.pid() + "), left by a launcher that was killed";
    }

    static void forget(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new StackException("cannot delete the process record " + file + ": " + e.getMessage(), e);
        }
    }

    private static int endGroup(ProcessRecord survivor) {
        List<ProcessHandle> members = ProcessFacts.group(survivor.pid()).stream()
                .filter(member -> member.pid() != survivor.pid())
                .filter(member -> ProcessFacts.mentions(member, survivor.folder()))
                .toList();
        members.forEach(ProcessHandle::destroyForcibly);
        return members.size();
    }

    private static boolean ends(ProcessHandle process, long millis) {
        try {
            process.onExit().get(millis, TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException | ExecutionException e) {
            return !process.isAlive();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static List<Path> recordFiles(DataFolder folder) {
        List<Path> files = new ArrayList<>();
        if (!Files.isDirectory(folder.records())) {
            return files;
        }
        try (DirectoryStream<Path> found = Files.newDirectoryStream(folder.records(), "*.json")) {
            found.forEach(files::add);
        } catch (IOException e) {
            throw new StackException("cannot read " + folder.records() + ": " + e.getMessage(), e);
        }
        return files;
    }
}
