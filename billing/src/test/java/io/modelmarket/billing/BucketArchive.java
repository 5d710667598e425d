package io.modelmarket.billing;

import io.modelmarket.deploy.stack.process.DataFolder;
import io.modelmarket.deploy.stack.s3.S3Server;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Gives billing a bucket of a real S3 server for its archive, and little room for copies. */
public class BucketArchive implements QuarkusTestResourceLifecycleManager {

    /** Room for copies, in bytes. */
    public static final long CACHE = 16 << 10;

    private static final String BUCKET = "b" + UUID.randomUUID().toString().substring(0, 8);

    private static @Nullable S3Server server;

    /** The server, which tests may stop and start. */
    public static S3Server server() {
        return Objects.requireNonNull(server);
    }

    /** Where the archive's objects are on its disk. */
    public static Path objects() {
        return server().bucket(BUCKET);
    }

    @Override
    public Map<String, String> start() {
        S3Server started = new S3Server(new DataFolder(Path.of("target", "s3")));
        started.bucket(BUCKET);
        started.start();
        started.keys().forEach(System::setProperty);
        server = started;
        Map<String, String> config = new HashMap<>(started.settings("market.archive.s3", BUCKET));
        config.put("market.archive.cache", "16K");
        return config;
    }

    @Override
    public void stop() {
        server().close();
        server().keys().keySet().forEach(System::clearProperty);
    }
}
