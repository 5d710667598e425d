package io.modelmarket.runtime.worker;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.nio.channels.DatagramChannel;
import java.nio.channels.FileChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.TreeSet;
import java.util.concurrent.Callable;

/** A program in a worker's place that tries what a worker must not, and says after each attempt what came of it. */
public final class Intruder {

    private Intruder() {}

    /** Takes its targets from standard places: the file {@code targets} in its own folder, one a line. */
    public static void main(String[] args) throws IOException {
        Path own = Path.of("").toAbsolutePath();
        try (BufferedReader targets = Files.newBufferedReader(own.resolve("targets"))) {
            Path secret = Path.of(targets.readLine());
            int port = Integer.parseInt(targets.readLine());
            long parent = Long.parseLong(targets.readLine());
            long bystander = Long.parseLong(targets.readLine());
            Path inputs = Path.of(targets.readLine());
            System.out.println("files=" + open());
            attempt("write-own", () -> Files.writeString(own.resolve("mine"), "x"));
            attempt("read-own", () -> Files.readString(own.resolve("mine")));
            attempt(
                    "read-random",
                    () -> Files.newInputStream(Path.of("/dev/urandom")).readNBytes(4));
            attempt("thread", () -> Thread.ofPlatform().start(() -> {}).join(Duration.ofSeconds(5)));
            attempt("read-secret", () -> Files.readString(secret));
            attempt(
                    "list-secret",
                    () -> secret.resolve("..").normalize().toFile().list() == null ? refuse() : "listed");
            attempt("write-secret", () -> Files.writeString(secret, "overwritten"));
            attempt("link-secret", () -> Files.readString(Files.createLink(own.resolve("link"), secret)));
            attempt("symlink-secret", () -> Files.readString(Files.createSymbolicLink(own.resolve("soft"), secret)));
            attempt(
                    "mode-secret",
                    () -> Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rwxrwxrwx")));
            attempt("create-beside", () -> Files.writeString(secret.resolveSibling("new"), "x"));
            attempt(
                    "write-models",
                    () -> Files.writeString(own.resolveSibling("models").resolve("m"), "x"));
            attempt("read-inputs", () -> Files.readString(inputs));
            attempt("write-inputs", () -> Files.writeString(inputs, "y", StandardOpenOption.WRITE));
            attempt(
                    "shorten-inputs",
                    () -> FileChannel.open(inputs, StandardOpenOption.WRITE).truncate(0));
            attempt("create-inputs", () -> Files.writeString(inputs.resolveSibling("more"), "x"));
            attempt("write-arguments", () -> Files.writeString(own.resolveSibling("arguments"), "x"));
            attempt("write-report", () -> Files.writeString(own.resolveSibling("sandbox"), "+ all"));
            attempt("read-passwd", () -> Files.readString(Path.of("/etc/passwd")));
            attempt("read-parent-command", () -> Files.readString(Path.of("/proc/" + parent + "/cmdline")));
            attempt("read-parent-environment", () -> Files.readString(Path.of("/proc/" + parent + "/environ")));
            InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
            attempt("tcp-connect", () -> SocketChannel.open(address));
            attempt("tcp-listen", () -> ServerSocketChannel.open().bind(null));
            attempt("udp", () -> DatagramChannel.open(StandardProtocolFamily.INET));
            attempt("signal", () -> killed(bystander));
            attempt("program", () -> new ProcessBuilder("/bin/true").start().waitFor());
            attempt(
                    "java-program",
                    () -> new ProcessBuilder(
                                    Path.of(System.getProperty("java.home"), "bin", "java")
                                            .toString(),
                                    "-version")
                            .start()
                            .waitFor());
            System.out.println("environment=" + new TreeSet<>(System.getenv().keySet()));
            attempt("remove-secret", () -> Files.deleteIfExists(secret));
        }
        System.out.println("end");
    }

    private static Object refuse() throws IOException {
        throw new IOException("without a reason");
    }

    private static Object killed(long process) throws IOException {
        if (!ProcessHandle.of(process).orElseThrow().destroyForcibly()) {
            return refuse();
        }
        return true;
    }

    private static String open() throws IOException {
        StringBuilder open = new StringBuilder();
        try (var descriptors = Files.list(Path.of("/proc/self/fd"))) {
            for (Path descriptor : descriptors.toList()) {
                try {
                    open.append(Files.readSymbolicLink(descriptor)).append(' ');
                } catch (IOException e) {
                    open.append("gone ");
                }
            }
        }
        return open.toString();
    }

    @SuppressWarnings("CatchingUnchecked")
    private static void attempt(String what, Callable<?> deed) {
        String outcome;
        try {
            deed.call();
            outcome = "done";
        } catch (Exception e) {
            outcome = "refused " + e.toString().lines().findFirst().orElse("");
        }
        System.out.println(what + "=" + outcome);
    }
}
