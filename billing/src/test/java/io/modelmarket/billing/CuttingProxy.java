package io.modelmarket.billing;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Between a service and PostgreSQL: ends the connection on which a chosen statement comes, before PostgreSQL has it, or
 * when PostgreSQL has carried it out and nobody hears so. Speaks as much of the protocol as that takes.
 */
final class CuttingProxy implements AutoCloseable {

    /** What is lost. */
    enum Cut {
        /** Any statement. */
        STATEMENT,
        /**
         * The answer to one that ends its transaction, or is in none. Who loses the answer to another one has lost the
         * transaction, as who loses the statement.
         */
        ANSWER
    }

    private static final String ANY = "";
    private static final String BEGIN = "BEGIN";
    private static final Set<String> ENDS = Set.of("COMMIT", "ROLLBACK");
    private static final int SSL_REQUEST = 80_877_103;
    private static final int GSS_REQUEST = 80_877_104;
    /** Longer than it takes whoever hears of a commit to begin. */
    private static final long QUIET_NANOS = 10_000_000;

    private final InetSocketAddress database;
    private final ServerSocket listener;
    private Cut cut = Cut.STATEMENT;
    private String begin = ANY;
    private int at;
    private int left;
    private int open;
    private long lastAt;

    CuttingProxy(InetSocketAddress database) throws IOException {
        this.database = database;
        this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().name("cutting-proxy").start(this::accept);
    }

    int port() {
        return listener.getLocalPort();
    }

    /** The statement so many from now, on whichever connection, is to be cut. */
    void cutAt(int statement, Cut how) {
        cutAt(statement, how, ANY);
    }

    /**
     * The statement in that place of a transaction is to be cut, as soon as there is one that has so many: its places
     * are counted from the statement that holds the text, which is 1, to the commit.
     */
    synchronized void cutAt(int place, Cut how, String text) {
        cut = how;
        at = place;
        left = place;
        begin = text;
    }

    /** Cuts nothing any more; whether it had yet to cut. */
    synchronized boolean disarm() {
        boolean waiting = left > 0;
        left = 0;
        return waiting;
    }

    /** Whether nobody has a transaction open, or has just asked for something. */
    synchronized boolean isQuiet() {
        return open == 0 && System.nanoTime() - lastAt > QUIET_NANOS;
    }

    private synchronized boolean isToBeCut(Connection connection, String sql) {
        lastAt = System.nanoTime();
        if (sql.equals(BEGIN)) {
            opened(connection, true);
            return false;
        }
        boolean last = !connection.open || ENDS.contains(sql);
        boolean begins = !begin.equals(ANY) && sql.contains(begin);
        if (begins && left > 0) {
            left = at;
        }
        boolean counts = begin.equals(ANY) || begins || connection.counts;
        connection.counts = counts && !ENDS.contains(sql);
        if (ENDS.contains(sql)) {
            opened(connection, false);
        }
        return counts && (last || cut == Cut.STATEMENT) && left > 0 && --left == 0;
    }

    private synchronized void opened(Connection connection, boolean now) {
        if (connection.open != now) {
            connection.open = now;
            open += now ? 1 : -1;
        }
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                Socket server = new Socket(database.getAddress(), database.getPort());
                client.setTcpNoDelay(true);
                server.setTcpNoDelay(true);
                Connection connection = new Connection(client, server);
                Thread.ofVirtual().start(connection::forward);
                Thread.ofVirtual().start(connection::answer);
            } catch (IOException e) {
                if (!listener.isClosed()) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }

    private final class Connection {

        private final Socket client;
        private final Socket server;
        private final Map<String, String> prepared = new HashMap<>();
        private String bound = "";
        private boolean counts;
        private boolean open;
        private volatile boolean mute;

        Connection(Socket client, Socket server) {
            this.client = client;
            this.server = server;
        }

        private void forward() {
            try (client;
                    server) {
                DataInputStream in = new DataInputStream(new BufferedInputStream(client.getInputStream()));
                DataOutputStream out = new DataOutputStream(new BufferedOutputStream(server.getOutputStream()));
                startUp(in, out);
                while (true) {
                    byte type = in.readByte();
                    byte[] content = in.readNBytes(in.readInt() - Integer.BYTES);
                    if (isStatement(type, content) && isToBeCut(this, bound)) {
                        if (cut == Cut.STATEMENT) {
                            return;
                        }
                        mute = true;
                    }
                    out.writeByte(type);
                    out.writeInt(content.length + Integer.BYTES);
                    out.write(content);
                    if (in.available() == 0) {
                        out.flush();
                    }
                }
            } catch (IOException ended) {
                mute = true;
            } finally {
                opened(this, false);
            }
        }

        /** Whether something is to be carried out; what, is what was bound last. */
        private boolean isStatement(byte type, byte[] content) {
            String[] texts = new String(content, StandardCharsets.UTF_8).split("\0", 3);
            switch (type) {
                case 'P' -> prepared.put(texts[0], texts[1]);
                case 'B' -> bound = prepared.getOrDefault(texts[1], "");
                case 'Q' -> bound = texts[0];
                default -> {
                    return type == 'E';
                }
            }
            return type == 'Q';
        }

        /** Encryption is declined; what follows has types. */
        private void startUp(DataInputStream in, DataOutputStream out) throws IOException {
            while (true) {
                byte[] content = in.readNBytes(in.readInt() - Integer.BYTES);
                int code = new DataInputStream(new ByteArrayInputStream(content)).readInt();
                if (code != SSL_REQUEST && code != GSS_REQUEST) {
                    out.writeInt(content.length + Integer.BYTES);
                    out.write(content);
                    out.flush();
                    return;
                }
                client.getOutputStream().write('N');
                client.getOutputStream().flush();
            }
        }

        /** Once mute, until PostgreSQL is ready for what comes next: then all is carried out. */
        private void answer() {
            try (client;
                    server) {
                DataInputStream in = new DataInputStream(new BufferedInputStream(server.getInputStream()));
                DataOutputStream out = new DataOutputStream(new BufferedOutputStream(client.getOutputStream()));
                while (true) {
                    byte type = in.readByte();
                    byte[] content = in.readNBytes(in.readInt() - Integer.BYTES);
                    if (mute && type == 'Z') {
                        return;
                    }
                    if (!mute) {
                        out.writeByte(type);
                        out.writeInt(content.length + Integer.BYTES);
                        out.write(content);
                        if (in.available() == 0) {
                            out.flush();
                        }
                    }
                }
            } catch (IOException ended) {
                mute = true;
            }
        }
    }
}
