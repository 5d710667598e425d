package io.modelmarket.runtime.inspect;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** What else a file may be, so that a publisher who took the wrong one is told which it is. */
enum WrongFile {
    ZIP("PK\u0003\u0004", "a zip archive; unpack it, or export the model to ONNX first (a PyTorch .pt file is one)"),
    GZIP("\u001f\u008b", "compressed with gzip; unpack it first"),
    HDF5("\u0089HDF", "an HDF5 file, as Keras writes it; convert it to ONNX first"),
    PICKLE("\u0080\u0004\u0095", "a Python pickle; convert the model to ONNX first"),
    HTML("<", "a text that looks like HTML or XML"),
    JSON("{", "a JSON text");

    private final String beginning;
    private final String description;

    WrongFile(String beginning, String description) {
        this.beginning = beginning;
        this.description = description;
    }

    /** What it is, in words for its publisher. */
    String description() {
        return description;
    }

    /** The kind of file that begins like this; empty when it may be ONNX. */
    static Optional<WrongFile> of(ByteBuffer bytes) {
        for (WrongFile kind : values()) {
            ByteBuffer beginning = ByteBuffer.wrap(kind.beginning.getBytes(StandardCharsets.ISO_8859_1));
            int length = beginning.remaining();
            if (bytes.remaining() >= length
                    && bytes.slice(bytes.position(), length).equals(beginning)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }
}
