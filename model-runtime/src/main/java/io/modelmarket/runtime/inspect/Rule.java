package io.modelmarket.runtime.inspect;

import io.modelmarket.runtime.inspect.onnx.ModelProto;
import java.util.Optional;

/** One thing that every model must fulfil and that can be seen without running it. */
interface Rule {

    /** How the model breaks it; empty when it does not. */
    Optional<Inspection.Refused> check(ModelProto model);
}
