package io.modelmarket.deploy.bench.density;

import com.google.protobuf.ByteString;
import io.modelmarket.deploy.bench.generate.SmallNet;
import io.modelmarket.runtime.inspect.onnx.ModelProto;
import io.modelmarket.runtime.model.ModelRef;
import io.modelmarket.runtime.worker.Workers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.IntFunction;

/** Small models in folders of their own, each different. */
final class SmallModels {

    private SmallModels() {}

    /** Writes so many, dealt out to partners in turn. */
    static List<SmallModel> write(Path folder, int count, int partners, long seed) throws IOException {
        return write(folder, count, partners, number -> SmallNet.model(seed * 1_000_003 + number));
    }

    /** Writes so many of those that {@code made} makes of their numbers, each different. */
    static List<SmallModel> write(Path folder, int count, int partners, IntFunction<ModelProto> made)
            throws IOException {
        List<SmallModel> models = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            Path own = Files.createDirectories(folder.resolve("model-" + i));
            ByteString bytes = made.apply(i).toByteString();
            Files.write(own.resolve(Workers.MODEL_FILE), bytes.toByteArray());
            String digest = HexFormat.of().formatHex(sha256().digest(bytes.toByteArray()));
            models.add(new SmallModel(
                    "partner-" + i % partners,
                    new ModelRef("bench/" + folder.getFileName() + "-" + i, "1.0.0", digest),
                    own));
        }
        return models;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** One of them, to be loaded. */
    record SmallModel(String partner, ModelRef ref, Path folder) {}
}
