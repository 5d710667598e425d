package io.modelmarket.tenant.inspection;

import io.modelmarket.runtime.inspect.InspectionReport;
import io.modelmarket.runtime.inspect.ModelContents;
import io.modelmarket.runtime.model.TensorSpec;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What the inspection found in an accepted file; kept with the release for as long as it exists.
 *
 * @param sha256 digest of the file that was inspected
 * @param operators how many nodes there are of each operator
 * @param parameters how many numbers the file's initialisers hold
 * @param latencyMillis of one run with generated inputs of batch size 1, in the throw-away process
 * @param details absent in what an earlier version of this service inspected
 */
public record InspectedModel(
        String sha256,
        Signature signature,
        long opset,
        String producer,
        Map<String, Integer> operators,
        long parameters,
        double loadMillis,
        double latencyMillis,
        @Nullable Details details) {

    private static final double NANOS_PER_MILLI = 1e6;

    static InspectedModel of(InspectionReport report) {
        ModelContents contents = report.contents();
        return new InspectedModel(
                contents.sha256(),
                Signature.of(report.signature()),
                contents.opset(),
                contents.producer(),
                contents.operators(),
                contents.parameters(),
                millis(report.measured().loadTime()),
                millis(report.measured().runLatency()),
                Details.of(report));
    }

    private static double millis(Duration duration) {
        return Math.round(duration.toNanos() / NANOS_PER_MILLI * 1000) / 1000.0;
    }

    /**
     * The rest of the report.
     *
     * @param bytes length of the file
     * @param opsets version of the operators by domain
     * @param bestRows how many rows are best run at once; 1 when requests are run one by one
     * @param bestMillis of one run of that many rows
     * @param peakBytes the most memory the throw-away process held, its own 90 MB or so included; 0 when unknown
     */
    @Schema(name = "InspectionDetails")
    public record Details(
            @Schema(required = true) long bytes,
            @Schema(required = true) Map<String, Long> opsets,
            @Schema(required = true) int bestRows,
            @Schema(required = true) double bestMillis,
            @Schema(required = true) long peakBytes,
            @Schema(required = true) List<Warning> warnings) {

        static Details of(InspectionReport report) {
            return new Details(
                    report.contents().bytes(),
                    report.contents().opsets(),
                    report.measured().bestRows(),
                    millis(report.measured().bestLatency()),
                    report.measured().peakBytes(),
                    report.warnings().stream()
                            .map(warning -> new Warning(warning.rule(), warning.where(), warning.detail()))
                            .toList());
        }
    }

    /** Something that is allowed and may still surprise: a stable name, the place, and what it means. */
    @Schema(name = "InspectionWarning")
    public record Warning(
            @Schema(required = true) String rule,
            @Schema(required = true) String where,
            @Schema(required = true) String detail) {}

    /** The inputs a caller sends and the outputs it gets. */
    @Schema(name = "Signature")
    public record Signature(
            @Schema(required = true) List<Tensor> inputs,
            @Schema(required = true) List<Tensor> outputs) {

        static Signature of(io.modelmarket.runtime.model.Signature signature) {
            return new Signature(
                    signature.inputs().stream().map(Tensor::of).toList(),
                    signature.outputs().stream().map(Tensor::of).toList());
        }
    }

    /** One input or output: -1 in {@code shape} where the caller may choose, with that dimension's name beside it. */
    @Schema(name = "TensorSignature")
    public record Tensor(
            @Schema(required = true) String name,
            @Schema(required = true) String datatype,
            @Schema(required = true) List<Long> shape,
            @Schema(required = true) List<String> dimensionNames) {

        static Tensor of(TensorSpec spec) {
            return new Tensor(spec.name(), spec.type().oipName(), spec.shape(), spec.dimensionNames());
        }
    }
}
