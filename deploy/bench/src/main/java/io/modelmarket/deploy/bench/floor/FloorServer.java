package io.modelmarket.deploy.bench.floor;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import io.modelmarket.deploy.bench.sample.SampleModel;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** The floor's server: an event loop for each processor, the models loaded once. */
final class FloorServer implements AutoCloseable {

    private final Vertx vertx;
    private final Map<String, FloorModel> models;

    private FloorServer(Vertx vertx, Map<String, FloorModel> models) {
        this.vertx = vertx;
        this.models = models;
    }

    /**
     * Serves the models of that folder on a loopback port.
     *
     * @param remembering whether what was asked before is answered from memory
     */
    static FloorServer start(int port, Path samples, boolean remembering) throws OrtException {
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        Map<String, FloorModel> models = new HashMap<>();
        for (SampleModel model : SampleModel.in(samples)) {
            models.put(model.label(), FloorModel.load(environment, model.label(), model.file(samples)));
        }
        int loops = Runtime.getRuntime().availableProcessors();
        Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(loops));
        vertx.deployVerticle(
                        () -> new FloorVerticle(port, models, remembering), new DeploymentOptions().setInstances(loops))
                .toCompletionStage()
                .toCompletableFuture()
                .join();
        return new FloorServer(vertx, models);
    }

    /** Tells whoever started us that we serve, and returns when they are gone. */
    void serveUntilEndOf(InputStream in) throws IOException {
        System.out.write((FloorMain.READY + "\n").getBytes(StandardCharsets.UTF_8));
        System.out.flush();
        in.transferTo(OutputStream.nullOutputStream());
    }

    @Override
    public void close() throws OrtException {
        vertx.close().toCompletionStage().toCompletableFuture().join();
        for (FloorModel model : models.values()) {
            model.close();
        }
    }
}
