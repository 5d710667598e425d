package io.modelmarket.platform.catalog;

import io.modelmarket.contracts.event.proto.ArtifactFile;
import io.modelmarket.contracts.event.proto.Batching;
import io.modelmarket.contracts.event.proto.ReleaseState;
import io.modelmarket.contracts.id.ModelName;
import io.modelmarket.contracts.id.ReleaseVersion;
import io.modelmarket.runtime.model.ModelRef;
import io.modelmarket.runtime.model.Signature;
import io.modelmarket.runtime.model.TensorSpec;
import io.modelmarket.runtime.tensor.DataType;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * One version of a model, as tenant-service published it.
 *
 * @param maxDelay how long its calls may wait for one another, 100 ms at most; zero: not at all
 * @param callTimeout how long a call may take unless its caller says otherwise; empty: what the node has for all
 */
public record Release(
        ModelName model,
        ReleaseVersion version,
        Status status,
        List<File> files,
        Signature signature,
        String displayName,
        TokenRule tokens,
        Duration maxDelay,
        Optional<Duration> callTimeout) {

    /** The file every release has. */
    static final String MODEL_FILE = "model.onnx";

    /** The longest delay that is obeyed, whatever is published. */
    private static final int MAX_DELAY_MICROS = 100_000;

    /** Whether it may be called. */
    public enum Status {
        PUBLISHED,
        WITHDRAWN,
        QUARANTINED
    }

    /** One file, known by its digest. */
    public record File(String name, String sha256) {}

    /** Reads tenant-service's word. */
    static Release read(ReleaseState state) {
        Status status = switch (state.getStatus()) {
            case PUBLISHED -> Status.PUBLISHED;
            case QUARANTINED -> Status.QUARANTINED;
            case WITHDRAWN, STATUS_UNSPECIFIED, UNRECOGNIZED -> Status.WITHDRAWN;
        };
        return new Release(
                ModelName.parse(state.getModel()),
                ReleaseVersion.parse(state.getVersion()),
                status,
                state.getFilesList().stream().map(Release::file).toList(),
                new Signature(specs(state.getInputsList()), specs(state.getOutputsList())),
                state.getDisplayName(),
                TokenRule.read(state.getTokens()),
                maxDelay(state.getBatching()),
                callTimeout(state.getCallTimeoutMillis()));
    }

    /** What the workers call it. */
    public ModelRef ref() {
        String digest = files.stream()
                .filter(file -> file.name().equals(MODEL_FILE))
                .map(File::sha256)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(this + " has no " + MODEL_FILE));
        return new ModelRef(model.toString(), version.toString(), digest);
    }

    @Override
    public String toString() {
        return model + " " + version;
    }

    private static Duration maxDelay(Batching batching) {
        return Duration.of(Math.clamp(batching.getMaxDelayMicros(), 0, MAX_DELAY_MICROS), ChronoUnit.MICROS);
    }

    private static Optional<Duration> callTimeout(int millis) {
        return millis <= 0 ? Optional.empty() : Optional.of(Duration.ofMillis(millis));
    }

    private static File file(ArtifactFile file) {
        String name = file.getName();
        if (name.isEmpty() || name.startsWith(".") || name.contains("/") || name.contains("\\")) {
            throw new IllegalArgumentException("artifact file name '" + name + "' is not a bare file name");
        }
        return new File(name, file.getSha256());
    }

    private static List<TensorSpec> specs(List<io.modelmarket.contracts.event.proto.TensorSpec> specs) {
        return specs.stream()
                .map(spec -> new TensorSpec(
                        spec.getName(),
                        DataType.fromOip(spec.getDatatype())
                                .orElseThrow(() -> new IllegalArgumentException("datatype " + spec.getDatatype())),
                        spec.getShapeList(),
                        names(spec)))
                .toList();
    }

    private static List<String> names(io.modelmarket.contracts.event.proto.TensorSpec spec) {
        boolean aligned = spec.getDimensionNamesCount() == spec.getShapeCount();
        return aligned
                ? List.copyOf(spec.getDimensionNamesList())
                : java.util.Collections.nCopies(spec.getShapeCount(), "");
    }
}
