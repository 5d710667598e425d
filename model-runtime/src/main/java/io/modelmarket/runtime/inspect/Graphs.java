package io.modelmarket.runtime.inspect;

import io.modelmarket.runtime.inspect.onnx.AttributeProto;
import io.modelmarket.runtime.inspect.onnx.FunctionProto;
import io.modelmarket.runtime.inspect.onnx.GraphProto;
import io.modelmarket.runtime.inspect.onnx.ModelProto;
import io.modelmarket.runtime.inspect.onnx.NodeProto;
import java.util.ArrayList;
import java.util.List;

/**
 * All graphs of a model: its own and those in attributes of its nodes, however deep; the depth is bounded by the
 * parser.
 */
final class Graphs {

    private Graphs() {}

    static List<GraphProto> of(ModelProto model) {
        List<GraphProto> graphs = new ArrayList<>();
        add(model.getGraph(), graphs);
        for (FunctionProto function : model.getFunctionsList()) {
            addAll(function.getNodeList(), graphs);
            function.getAttributeProtoList().forEach(attribute -> add(attribute, graphs));
        }
        return graphs;
    }

    private static void add(GraphProto graph, List<GraphProto> graphs) {
        graphs.add(graph);
        addAll(graph.getNodeList(), graphs);
    }

    private static void addAll(List<NodeProto> nodes, List<GraphProto> graphs) {
        for (NodeProto node : nodes) {
            node.getAttributeList().forEach(attribute -> add(attribute, graphs));
        }
    }

    private static void add(AttributeProto attribute, List<GraphProto> graphs) {
        if (attribute.hasG()) {
            add(attribute.getG(), graphs);
        }
        attribute.getGraphsList().forEach(graph -> add(graph, graphs));
    }
}
