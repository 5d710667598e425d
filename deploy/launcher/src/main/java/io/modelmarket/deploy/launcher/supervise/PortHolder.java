package io.modelmarket.deploy.launcher.supervise;

import io.modelmarket.deploy.stack.process.ProcessFacts;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Finds who uses a port, listening or as the near end of a connection, where the system tells (Linux, and only
 * processes we may look into).
 */
final class PortHolder {
    private static final Path PROC = Path.of("/proc");

    private PortHolder() {}

    /** A description of the process that uses the port. */
    static Optional<String> of(int port) {
        Set<String> sockets = sockets(port);
        if (sockets.isEmpty()) {
            return Optional.empty();
        }
        return ProcessHandle.allProcesses()
                .map(ProcessHandle::pid)
                .filter(pid -> holdsOneOf(pid, sockets))
                .findFirst()
                .map(ProcessFacts::describe);
    }

    private static Set<String> sockets(int port) {
        String suffix = ":" + String.format(Locale.ROOT, "%04X", port);
        Set<String> sockets = new HashSet<>();
        for (String table : List.of("net/tcp", "net/tcp6")) {
            try {
                for (String line : Files.readAllLines(PROC.resolve(table))) {
                    List<String> fields = List.of(line.strip().split("\\s+", -1));
                    if (fields.size() > 9 && fields.get(1).endsWith(suffix)) {
                        sockets.add("socket:[" + fields.get(9) + "]");
                    }
                }
            } catch (IOException e) {
                return sockets;
            }
        }
        return sockets;
    }

    private static boolean holdsOneOf(long pid, Set<String> sockets) {
        Path descriptors = PROC.resolve(Long.toString(pid)).resolve("fd");
        try (DirectoryStream<Path> links = Files.newDirectoryStream(descriptors)) {
            for (Path link : links) {
                if (sockets.contains(target(link))) {
                    return true;
                }
            }
            return false;
        } catch (IOException e) {
            return false;
        }
    }

    private static String target(Path link) {
        try {
            return Files.readSymbolicLink(link).toString();
        } catch (IOException e) {
            return "";
        }
    }
}
