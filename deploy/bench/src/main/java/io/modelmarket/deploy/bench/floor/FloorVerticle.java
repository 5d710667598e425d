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
    private final @Nullable KnownAnswers known;

    /** Serves on that port. {@code remembering} answers what was asked before from memory. */
    FloorVerticle(int port, Map<String, FloorModel> models, boolean remembering) {
        this.port = port;
        this.models = models;
        this.known = remembering ? new KnownAnswers() : null;
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
            int head = jsonLength == null ? bytes.length : Integer.parseInt(jsonLength);
            FloorAnswer answer = known == null ? computed(model, bytes, head) : remembered(known, model, bytes, head);
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

    private FloorAnswer remembered(KnownAnswers answers, FloorModel model, byte[] body, int jsonLength)
            throws IOException, OrtException {
        KnownAnswers.Question question = answers.question(model, body);
        FloorAnswer found = answers.find(question);
        if (found == null) {
            found = computed(model, body, jsonLength);
            answers.keep(question, found);
        }
        return found;
    }

    private FloorAnswer computed(FloorModel model, byte[] body, int jsonLength) throws IOException, OrtException {
        request.read(body, jsonLength, model.takesLongs());
        return model.run(
                request.tensors(),
                (values, shape) -> request.binaryOutput()
                        ? FloorAnswer.binary(model, values, shape)
                        : FloorAnswer.json(model, values, shape));
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
