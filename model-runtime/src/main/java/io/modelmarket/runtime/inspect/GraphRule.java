package io.modelmarket.runtime.inspect;

import io.modelmarket.runtime.inspect.onnx.GraphProto;
import io.modelmarket.runtime.inspect.onnx.ModelProto;
import java.util.Optional;

/** There must be something to run that has an answer. */
final class GraphRule implements Rule {

    @Override
    public Optional<Inspection.Refused> check(ModelProto model) {
        if (!model.hasGraph()) {
            return refused("model.onnx", "the file has no graph; export a whole model, not only its weights");
        }
        GraphProto graph = model.getGraph();
        if (graph.getNodeCount() == 0) {
            return refused("graph", "the graph has no nodes");
        }
        if (graph.getOutputCount() == 0) {
            return refused("graph", "the graph has no outputs, so nobody could see an answer");
        }
        return Optional.empty();
    }

    private static Optional<Inspection.Refused> refused(String where, String detail) {
        return Optional.of(new Inspection.Refused("graph", where, detail));
    }
}
