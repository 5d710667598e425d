package io.modelmarket.deploy.bench.floor;

import ai.onnxruntime.OrtException;
import java.io.IOException;
import java.nio.file.Path;

/** The floor's process: says {@link #READY} once it serves, and ends when its input does. */
public final class FloorMain {

    /** What it says. */
    public static final String READY = "READY";

    /** The third argument of a server that answers what was asked before from memory. */
    public static final String REMEMBERING = "remembering";

    private FloorMain() {}

    /**
     * Serves until the input ends.
     *
     * @param arguments the port, the folder of samples, and {@link #REMEMBERING} or nothing
     */
    public static void main(String[] arguments) throws IOException, OrtException {
        boolean remembering = arguments.length > 2 && arguments[2].equals(REMEMBERING);
        try (FloorServer server =
                FloorServer.start(Integer.parseInt(arguments[0]), Path.of(arguments[1]), remembering)) {
            server.serveUntilEndOf(System.in);
        }
    }
}
