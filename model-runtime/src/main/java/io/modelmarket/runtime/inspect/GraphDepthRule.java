package io.modelmarket.runtime.inspect;

import io.modelmarket.runtime.inspect.onnx.ModelProto;
import java.util.Optional;

/** Graphs lie only so deep in one another: whoever walks them does so by recursion. */
final class GraphDepthRule implements Rule {

    private final int most;

    GraphDepthRule(int most) {
        this.most = most;
    }

    @Override
    public Optional<Inspection.Refused> check(ModelProto model) {
        for (Scope scope : Scope.of(model)) {
            if (scope.depth() > most) {
                return Optional.of(new Inspection.Refused(
                        "graph-depth",
                        "graph" + scope.place(),
                        "it lies " + scope.depth() + " graphs deep; at most " + most + " are allowed"));
            }
        }
        return Optional.empty();
    }
}
