package io.modelmarket.runtime.inspect;

import io.modelmarket.runtime.inspect.onnx.ModelProto;
import java.util.Optional;

/** ONNX Runtime's time to load grows faster than the number of nodes; a short file can hold very many. */
final class NodeCountRule implements Rule {

    private final int most;

    NodeCountRule(int most) {
        this.most = most;
    }

    @Override
    public Optional<Inspection.Refused> check(ModelProto model) {
        long nodes = 0;
        for (Scope scope : Scope.of(model)) {
            nodes += scope.graph().getNodeCount();
            if (nodes > most) {
                return Optional.of(new Inspection.Refused(
                        "nodes",
                        "graph" + scope.place(),
                        "the model has more than " + most + " nodes, subgraphs and functions included"));
            }
        }
        return Optional.empty();
    }
}
