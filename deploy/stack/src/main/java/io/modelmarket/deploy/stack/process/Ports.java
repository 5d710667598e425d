package io.modelmarket.deploy.stack.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.concurrent.ThreadLocalRandom;

/** Loopback ports: free ones for tests, and whether a wanted one is taken. */
public final class Ports {
    private static final int FIRST = 20_000;
    private static final int LAST = 32_000;
    private static final int ATTEMPTS = 1000;

    private static final PortClaims CLAIMS = new PortClaims(
            Path.of(System.getProperty("java.io.tmpdir"), "market-ports-" + System.getProperty("user.name") + ".lock"));

    private Ports() {}

    /**
     * A port nobody uses now. Below the range from which systems give ports to outgoing connections, so that none of
     * these takes it before we do; and no other process of ours is given it while this one lives, though whoever is to
     * listen there may take a minute to start.
     */
    public static int free() {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            int port = ThreadLocalRandom.current().nextInt(FIRST, LAST);
            if (CLAIMS.claim(port) && !taken(port)) {
                return port;
            }
        }
        throw new StackException("no free loopback port between " + FIRST + " and " + LAST);
    }

    /** Whether someone already listens on the port of 127.0.0.1. */
    public static boolean taken(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port));
            return false;
        } catch (IOException e) {
            return true;
        }
    }
}
