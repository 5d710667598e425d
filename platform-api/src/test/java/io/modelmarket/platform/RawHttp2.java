package io.modelmarket.platform;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** A caller over HTTP/2 who sends what he is told to, and reads nothing of what comes back unless he is told to. */
public final class RawHttp2 implements AutoCloseable {

    /** As HTTP/2 has it where nobody says anything else. */
    public static final int USUAL_WINDOW = (1 << 16) - 1;

    /** More than any answer. */
    public static final int ENDLESS_WINDOW = Integer.MAX_VALUE;

    private static final int DATA = 0;
    private static final int HEADERS = 1;
    private static final int SETTINGS = 4;
    private static final int WINDOW_UPDATE = 8;
    private static final int END_STREAM = 1;
    private static final int END_HEADERS = 4;
    private static final int INITIAL_WINDOW_SIZE = 4;
    private static final int MOST_IN_A_FRAME = 16_384;
    private static final int SMALL_BUFFER = 4_096;

    private final Socket socket = new Socket();
    private final DataOutputStream out;
    private int stream = -1;

    /**
     * Connects.
     *
     * @param window how much the other side may send before it is read, of each answer and of all together
     */
    public RawHttp2(int port, int window) {
        try {
            socket.setReceiveBufferSize(SMALL_BUFFER);
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            out = new DataOutputStream(socket.getOutputStream());
            out.write("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            frame(SETTINGS, 0, 0, bytes(setting -> {
                setting.writeShort(INITIAL_WINDOW_SIZE);
                setting.writeInt(window);
            }));
            if (window > USUAL_WINDOW) {
                frame(WINDOW_UPDATE, 0, 0, bytes(update -> update.writeInt(window - USUAL_WINDOW)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends a whole request, whose body must fit into the window that nobody has widened. */
    public void request(String method, String path, Map<String, String> headers, byte[] body) {
        Map<String, String> all = new LinkedHashMap<>();
        all.put(":method", method);
        all.put(":path", path);
        all.put(":scheme", "http");
        all.put(":authority", "localhost");
        all.putAll(headers);
        stream += 2;
        try {
            byte[] block = bytes(fields -> all.forEach((name, value) -> literal(fields, name, value)));
            frame(HEADERS, END_HEADERS | (body.length == 0 ? END_STREAM : 0), stream, block);
            for (int from = 0; from < body.length; from += MOST_IN_A_FRAME) {
                int length = Math.min(MOST_IN_A_FRAME, body.length - from);
                boolean last = from + length == body.length;
                frame(DATA, last ? END_STREAM : 0, stream, Arrays.copyOfRange(body, from, from + length));
            }
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads all that there is to read; whether the other side has ended the connection within so many milliseconds. */
    public boolean endsWithin(int millis) {
        try {
            socket.setSoTimeout(millis);
            InputStream in = socket.getInputStream();
            byte[] some = new byte[MOST_IN_A_FRAME];
            int read = 0;
            while (read >= 0) {
                read = in.read(some);
            }
            return true;
        } catch (SocketTimeoutException stillOpen) {
            return false;
        } catch (IOException ended) {
            return true;
        }
    }

    /** Ends the connection at once, as a process that dies does. */
    public void kill() {
        try {
            socket.setSoLinger(true, 0);
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        kill();
    }

    private void frame(int type, int flags, int of, byte[] content) throws IOException {
        out.write(content.length >> 16);
        out.writeShort(content.length);
        out.write(type);
        out.write(flags);
        out.writeInt(of);
        out.write(content);
    }

    /** A header as HPACK has it that neither side keeps; no name or value has more than 126 bytes. */
    private static void literal(DataOutputStream fields, String name, String value) {
        try {
            fields.write(0);
            for (String text : new String[] {name, value}) {
                byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
                if (bytes.length > 126) {
                    throw new IllegalArgumentException(text);
                }
                fields.write(bytes.length);
                fields.write(bytes);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] bytes(Writer writer) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        writer.write(new DataOutputStream(bytes));
        return bytes.toByteArray();
    }

    private interface Writer {
        void write(DataOutputStream to) throws IOException;
    }
}
