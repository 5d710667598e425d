package io.modelmarket.runtime.inspect;

import io.modelmarket.runtime.inspect.onnx.ModelProto;
import io.modelmarket.runtime.inspect.onnx.TensorProto;
import java.util.Optional;

/** All numbers lie in the file itself: a model that names other files could read what is not its own. */
final class ExternalDataRule implements Rule {

    private static final int EXTERNAL = 1;

    @Override
    public Optional<Inspection.Refused> check(ModelProto model) {
        for (TensorProto tensor : Tensors.of(model)) {
            if (tensor.getDataLocation() == EXTERNAL || tensor.getExternalDataCount() > 0) {
                return Optional.of(new Inspection.Refused(
                        "external-data",
                        "tensor '" + tensor.getName() + "'",
                        "its numbers lie in another file; save the model with all its data in model.onnx"));
            }
        }
        return Optional.empty();
    }
}
