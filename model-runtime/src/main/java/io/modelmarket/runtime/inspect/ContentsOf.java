package io.modelmarket.runtime.inspect;

import io.modelmarket.runtime.inspect.onnx.GraphProto;
import io.modelmarket.runtime.inspect.onnx.ModelProto;
import io.modelmarket.runtime.inspect.onnx.NodeProto;
import io.modelmarket.runtime.inspect.onnx.OperatorSetIdProto;
import io.modelmarket.runtime.inspect.onnx.TensorProto;
import java.util.SortedMap;
import java.util.TreeMap;

/** Counts what a parsed model contains. */
final class ContentsOf {

    private ContentsOf() {}

    static ModelContents model(ModelProto model, String sha256, long bytes) {
        SortedMap<String, Long> opsets = new TreeMap<>();
        for (OperatorSetIdProto imported : model.getOpsetImportList()) {
            opsets.put(Domains.name(imported.getDomain()), imported.getVersion());
        }
        SortedMap<String, Integer> operators = new TreeMap<>();
        for (NodeProto node : Nodes.of(model)) {
            String domain = Domains.name(node.getDomain());
            String prefix = domain.equals(ModelContents.STANDARD_DOMAIN) ? "" : domain + ".";
            operators.merge(prefix + node.getOpType(), 1, Integer::sum);
        }
        String producer = (model.getProducerName() + " " + model.getProducerVersion()).strip();
        return new ModelContents(sha256, bytes, producer, opsets, operators, parameters(model));
    }

    private static long parameters(ModelProto model) {
        long sum = 0;
        for (GraphProto graph : Graphs.of(model)) {
            for (TensorProto tensor : graph.getInitializerList()) {
                sum = Math.max(sum, sum + Products.of(tensor.getDimsList()).orElse(0));
            }
        }
        return sum;
    }
}
