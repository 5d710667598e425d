package io.modelmarket.runtime.inspect;

import io.modelmarket.runtime.inspect.onnx.ModelProto;
import java.util.Optional;

/** The file's format must be of a version that ONNX Runtime reads. */
final class IrVersionRule implements Rule {

    private static final long OLDEST = 3;
    private static final long NEWEST = 13;

    @Override
    public Optional<Inspection.Refused> check(ModelProto model) {
        if (!model.hasIrVersion()) {
            return Optional.of(new Inspection.Refused(
                    "ir-version", "model.onnx", "this is not an ONNX model: it has no IR version"));
        }
        long version = model.getIrVersion();
        if (version < OLDEST || version > NEWEST) {
            return Optional.of(new Inspection.Refused(
                    "ir-version",
                    "ir_version",
                    "IR version " + version + " is not supported; export with IR version " + OLDEST + " to " + NEWEST));
        }
        return Optional.empty();
    }
}
