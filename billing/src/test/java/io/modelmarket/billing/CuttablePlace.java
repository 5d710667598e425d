package io.modelmarket.billing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A place whose database the service reaches over connections that can be cut, and where it asks for nothing by itself,
 * so that what is cut belongs to what a test has asked for.
 */
public final class CuttablePlace extends BillingPlace {

    private static final String URL = "quarkus.datasource.jdbc.url";

    private static @Nullable CuttingProxy proxy;

    static CuttingProxy proxy() {
        return Objects.requireNonNull(proxy);
    }

    @Override
    public Map<String, String> start() {
        Map<String, String> config = super.start();
        String direct = Objects.requireNonNull(config.get(URL));
        URI database = URI.create(direct.substring("jdbc:".length()));
        try {
            proxy = new CuttingProxy(new InetSocketAddress(database.getHost(), database.getPort()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        config.put(URL, direct.replace(":" + database.getPort() + "/", ":" + proxy().port() + "/"));
        config.put("quarkus.scheduler.enabled", "false");
        config.put("market.archive.enabled", "false");
        config.put("market.outbox.poll-interval", "1h");
        return config;
    }

    @Override
    public void stop() {
        try {
            proxy().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
