package io.modelmarket.deploy.acceptance;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** One address before several instances, as a cluster gives it: each connection goes to the next that takes it. */
final class Balancer implements AutoCloseable {

    private static final int CONNECT_MILLIS = 2000;

    private final ServerSocket door;
    private final List<Integer> instances;
    private final AtomicInteger turn = new AtomicInteger();

    Balancer(List<Integer> instances) throws IOException {
        this.instances = List.copyOf(instances);
        this.door = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().name("balancer").start(this::accept);
    }

    int port() {
        return door.getLocalPort();
    }

    String url() {
        return "http://127.0.0.1:" + port();
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                Socket caller = door.accept();
                Thread.ofVirtual().start(() -> connect(caller));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void connect(Socket caller) {
        int first = turn.getAndIncrement();
        for (int i = 0; i < instances.size(); i++) {
            Socket instance = new Socket();
            try {
                int port = instances.get(Math.floorMod(first + i, instances.size()));
                instance.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), CONNECT_MILLIS);
                Thread.ofVirtual().start(() -> pump(caller, instance));
                pump(instance, caller);
                return;
            } catch (IOException e) {
                end(instance);
            }
        }
        end(caller);
    }

    private static void pump(Socket from, Socket to) {
        try (InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            byte[] piece = new byte[16 * 1024];
            for (int length = in.read(piece); length >= 0; length = in.read(piece)) {
                out.write(piece, 0, length);
            }
        } catch (IOException e) {
            // One side is gone: so is the connection.
            end(from);
        } finally {
            end(from);
            end(to);
        }
    }

    private static void end(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
    }
}
