package io.modelmarket.deploy.bench.floor;

import ai.onnxruntime.OrtException;
import java.io.IOException;
import java.nio.file.Path;

/** The floor's process: says {@link #READY} once it serves, and ends when its input does. */
public final class FloorMain {

    /** What it says. */
    public static final String READY = "READY";

    private FloorMain() {}

    /**
     * Serves until the input ends.
     *
     * @param arguments the port and the folder of samples
     */
    public static void main(String[] arguments) throws IOException, OrtException {
        try (FloorServer server = FloorServer.start(Integer.parseInt(arguments[0]), Path.of(arguments[1]))) {
            server.serveUntilEndOf(System.in);
        }
    }
}
