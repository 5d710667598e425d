package io.modelmarket.runtime.worker;

import io.modelmarket.runtime.sandbox.SandboxReport;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HexFormat;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts worker processes, each with a folder of its own and a socket that exists, in a folder nobody else may enter,
 * only until the worker has connected.
 */
final class WorkerLauncher {

    /** A Unix domain socket's path may have 107 bytes; the rest is for the socket's own name. */
    private static final int LONGEST_SOCKET_FOLDER = 85;

    private static final Logger LOG = LoggerFactory.getLogger(WorkerLauncher.class);
    private static final AtomicReference<SandboxReport> LAST_SAID = new AtomicReference<>(SandboxReport.nothingYet());
    private static final Pattern PLAIN = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");

    private final WorkerCommand command;
    private final WorkerLimits limits;
    private final ScheduledExecutorService timer;
    private final Path folders;
    private final Path sockets;
    private final InputFolders inputs;
    private final Spares spares;
    private final AtomicLong started = new AtomicLong();

    WorkerLauncher(WorkersConfig config, ScheduledExecutorService timer) throws IOException {
        this.command = new WorkerCommand(config);
        this.limits = config.limits();
        this.timer = timer;
        this.folders = config.folder().resolve("workers").toAbsolutePath();
        Path near = folders.resolve("sockets");
        this.sockets = near.toString().getBytes(StandardCharsets.UTF_8).length <= LONGEST_SOCKET_FOLDER
                ? WorkerFolder.privateFolder(near)
                : Files.createTempDirectory("market");
        this.inputs = InputFolders.of(config.folder());
        this.spares = new Spares(
                config.spares(),
                config.folder().resolve("spares").toAbsolutePath(),
                folder -> start(WorkerFolder.prepare(folder, inputs.next()), false),
                config.clock());
    }

    /** A worker for that place, connected: a spare, if there is one; but spares are not bound to use graphics cards. */
    WorkerProcess start(Place place) throws IOException {
        WorkerProcess spare = place.onCard() ? null : spares.take();
        return spare == null ? start(WorkerFolder.prepare(folder(place), inputs.next()), place.onCard()) : spare;
    }

    private WorkerProcess start(WorkerFolder folder, boolean onCard) throws IOException {
        Path socket = sockets.resolve(Long.toString(started.incrementAndGet(), Character.MAX_RADIX) + "-"
                + Long.toString(ProcessHandle.current().pid(), Character.MAX_RADIX));
        WorkerProcess process = WorkerProcess.start(onCard ? command.onCard() : command, limits, socket, folder, timer);
        SandboxReport sandbox = process.sandbox();
        if (!sandbox.equals(LAST_SAID.getAndSet(sandbox))) {
            say(sandbox);
        }
        return process;
    }

    /** Said once and again only when it has changed, because it holds for the machine, not for one worker. */
    private static void say(SandboxReport sandbox) {
        LOG.info("workers are sandboxed: {}", sandbox.inForce());
        if (!sandbox.missing().isEmpty()) {
            LOG.warn("workers run without: {}", sandbox.missing());
        }
    }

    /** Keeps what an ended worker wrote where it is looked for, and removes its folder if it was a spare. */
    void ended(Place place, WorkerProcess process) {
        if (spares.owns(process.folder())) {
            try {
                Path output = process.folder().output();
                Path kept = WorkerFolder.privateFolder(folder(place)).resolve(output.getFileName());
                Files.move(output, kept, StandardCopyOption.REPLACE_EXISTING);
                WorkerFolder.remove(process.folder().path());
            } catch (IOException e) {
                LOG.warn("{} remains", process.folder().path(), e);
            }
        }
    }

    /** How many spares are ready. */
    int spares() {
        return spares.ready();
    }

    /** Ends the spares and removes what is not needed any more. */
    void close() throws IOException, InterruptedException {
        spares.close();
        inputs.remove();
        if (!sockets.startsWith(folders)) {
            Files.deleteIfExists(sockets);
        }
    }

    private Path folder(Place place) {
        String name = place.name();
        return folders.resolve(
                PLAIN.matcher(name).matches()
                        ? name
                        : "_" + HexFormat.of().formatHex(name.getBytes(StandardCharsets.UTF_8)));
    }
}
