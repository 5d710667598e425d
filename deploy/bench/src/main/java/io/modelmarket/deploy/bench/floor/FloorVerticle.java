package io.modelmarket.deploy.bench.floor;

import ai.onnxruntime.OrtException;
import io.modelmarket.deploy.bench.sample.Requests;
import io.vertx.core.AbstractVerticle;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One event loop of the floor's server; the loops share the port. */
final class FloorVerticle extends AbstractVerticle {

    private static final String PREFIX = "/v2/models/";
    private static final String SUFFIX = "/infer";

    private final int port;
    private final Map<String, FloorModel> models;
    private final FloorRequest request = new FloorRequest();

    FloorVerticle(int port, Map<String, FloorModel> models) {
        this.port = port;
        this.models = models;
    }

    @Override
    public void start(Promise<Void> started) {
        vertx.createHttpServer(new HttpServerOptions().setHost("127.0.0.1").setPort(port))
                .requestHandler(this::handle)
                .listen()
                .<Void>mapEmpty()
                .onComplete(started);
    }

    private void handle(HttpServerRequest http) {
        FloorModel model = model(http.path());
        if (model == null) {
            refuse(http, 404, "no such model");
            return;
        }
        http.body().onComplete(body -> {
            if (body.succeeded()) {
                infer(http, model, body.result());
            } else {
                refuse(http, 400, "the body ended early");
            }
        });
    }

    private void infer(HttpServerRequest http, FloorModel model, Buffer body) {
        String jsonLength = http.getHeader(Requests.HEADER_LENGTH);
        try {
            byte[] bytes = body.getBytes();
            request.read(bytes, jsonLength == null ? bytes.length : Integer.parseInt(jsonLength), model.takesLongs());
            FloorAnswer answer = model.run(
                    request.tensors(),
                    (values, shape) -> request.binaryOutput()
                            ? FloorAnswer.binary(model, values, shape)
                            : FloorAnswer.json(model, values, shape));
            if (answer.jsonLength() >= 0) {
                http.response()
                        .putHeader("Content-Type", "application/octet-stream")
                        .putHeader(Requests.HEADER_LENGTH, Integer.toString(answer.jsonLength()));
            } else {
                http.response().putHeader("Content-Type", "application/json");
            }
            var _ = http.response().end(Buffer.buffer(answer.body()));
        } catch (IOException | NumberFormatException | OrtException e) {
            refuse(http, 400, String.valueOf(e.getMessage()));
        }
    }

    private @Nullable FloorModel model(@Nullable String path) {
        return path != null
                        && path.startsWith(PREFIX)
                        && path.endsWith(SUFFIX)
                        && path.length() > PREFIX.length() + SUFFIX.length()
                ? models.get(path.substring(PREFIX.length(), path.length() - SUFFIX.length()))
                : null;
    }

    private static void refuse(HttpServerRequest http, int status, String reason) {
        var _ = http.response().setStatusCode(status).end(reason);
    }
}
