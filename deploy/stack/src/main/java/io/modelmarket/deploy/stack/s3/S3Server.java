package io.modelmarket.deploy.stack.s3;

import io.modelmarket.deploy.stack.archive.BuiltParts;
import io.modelmarket.deploy.stack.process.ChildProcess;
import io.modelmarket.deploy.stack.process.ChildSpec;
import io.modelmarket.deploy.stack.process.DataFolder;
import io.modelmarket.deploy.stack.process.Ending;
import io.modelmarket.deploy.stack.process.JavaCommand;
import io.modelmarket.deploy.stack.process.Part;
import io.modelmarket.deploy.stack.process.Ports;
import io.modelmarket.deploy.stack.process.StackException;
import io.modelmarket.deploy.stack.process.Startup;
import io.modelmarket.deploy.stack.process.Survivors;
import io.modelmarket.deploy.stack.secret.Secrets;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * S3Proxy in a JVM of its own, on loopback, over HTTP with signatures: a bucket is a folder, an object a file in it. It
 * can be stopped and started again, and keeps what it has.
 */
public final class S3Server implements Part, AutoCloseable {
    public static final String NAME = "s3";
    private static final Duration GRACE = Duration.ofSeconds(3);
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final DataFolder folder;
    private final int port;
    private final Secrets secrets;
    private @Nullable ChildProcess running;

    /** A server over that folder, not started; what an earlier run left running there is ended. */
    public S3Server(DataFolder folder) {
        Survivors.end(folder.create());
        this.folder = folder;
        this.port = Ports.free();
        this.secrets = Secrets.open(folder.secrets());
    }

    /** Starts it, or starts it again, and waits until it serves. */
    public synchronized void start() {
        if (running == null || !running.alive()) {
            running = Startup.start(this, LIMIT);
        }
    }

    /** Stops it; its objects stay. */
    public synchronized void stop() {
        if (running != null) {
            running.stop();
            running = null;
        }
    }

    @Override
    public void close() {
        stop();
    }

    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + port);
    }

    public String accessKey() {
        return secrets.get("s3-access-key");
    }

    public String secretKey() {
        return secrets.get("s3-secret-key");
    }

    /** The bucket of that name, which is made if there is none; objects are files below it. */
    public Path bucket(String name) {
        try {
            return Files.createDirectories(folder.part(NAME).resolve("buckets").resolve(name));
        } catch (IOException e) {
            throw new StackException("cannot make the bucket " + name + ": " + e.getMessage(), e);
        }
    }

    /** What a service needs to use a bucket here, as settings that begin so; impatient, since it is near. */
    public Map<String, String> settings(String beginning, String bucket) {
        return Map.of(
                beginning + ".endpoint",
                endpoint().toString(),
                beginning + ".bucket",
                bucket,
                beginning + ".path-style",
                "true",
                beginning + ".timeout",
                "5s",
                beginning + ".attempts",
                "2");
    }

    /** What the SDK in a service of this JVM, or of another one, signs with: system properties. */
    public Map<String, String> keys() {
        return Map.of("aws.accessKeyId", accessKey(), "aws.secretAccessKey", secretKey());
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public ChildProcess launch() {
        Path settings = writeSettings();
        List<String> command = List.of(
                "-Xms16m",
                "-Xmx96m",
                // S3Proxy logs what comes to standard error, so nothing that is logged may go there.
                "-Dorg.slf4j.simpleLogger.logFile=System.out",
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
                "-Dmarket.home=" + folder.part(NAME),
                "-cp",
                BuiltParts.find().part(NAME) + "/*",
                "org.gaul.s3proxy.Main",
                "--properties",
                settings.toString());
        return ChildProcess.start(
                new ChildSpec(NAME, JavaCommand.small(command), Map.of(), folder, Ending.terminate(GRACE)));
    }

    @Override
    public boolean ready(ChildProcess process) {
        return process.alive() && Ports.taken(port);
    }

    private Path writeSettings() {
        Path buckets = bucket(".").normalize();
        Path settings = folder.part(NAME).resolve("s3proxy.properties");
        try {
            Files.deleteIfExists(settings);
            Files.createFile(
                    settings, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            return Files.writeString(settings, """
                    s3proxy.endpoint=%s
                    s3proxy.authorization=aws-v2-or-v4
                    s3proxy.identity=%s
                    s3proxy.credential=%s
                    jclouds.provider=filesystem-nio2
                    jclouds.filesystem.basedir=%s
                    """.formatted(endpoint(), accessKey(), secretKey(), buckets));
        } catch (IOException e) {
            throw new StackException("cannot write " + settings + ": " + e.getMessage(), e);
        }
    }
}
