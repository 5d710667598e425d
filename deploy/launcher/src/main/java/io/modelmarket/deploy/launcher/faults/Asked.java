package io.modelmarket.deploy.launcher.faults;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;

/** What the model is asked, in JSON. */
final class Asked {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long NO_TIME_MICROS = 1;

    private final BodyPublisher usual;
    private final BodyPublisher hurried;

    private Asked(byte[] usual, byte[] hurried) {
        this.usual = BodyPublishers.ofByteArray(usual);
        this.hurried = BodyPublishers.ofByteArray(hurried);
    }

    /** The request in a file, which gives no parameters. */
    static Asked read(Path file) {
        try {
            ObjectNode request = (ObjectNode) JSON.readTree(file.toFile());
            byte[] usual = JSON.writeValueAsBytes(request);
            request.putObject("parameters").put("timeout", NO_TIME_MICROS);
            return new Asked(usual, JSON.writeValueAsBytes(request));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is answered. */
    BodyPublisher usual() {
        return usual;
    }

    /** The same with so little time that it is over before the model has it. */
    BodyPublisher hurried() {
        return hurried;
    }
}
