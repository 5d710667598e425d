package io.modelmarket.runtime.inspect;

import io.modelmarket.runtime.inspect.onnx.FunctionProto;
import io.modelmarket.runtime.inspect.onnx.GraphProto;
import io.modelmarket.runtime.inspect.onnx.ModelProto;
import io.modelmarket.runtime.inspect.onnx.NodeProto;
import java.util.ArrayList;
import java.util.List;

/** All nodes of a model: of its graph, of subgraphs, and of the functions it defines. */
final class Nodes {

    private Nodes() {}

    static List<NodeProto> of(ModelProto model) {
        List<NodeProto> nodes = new ArrayList<>();
        for (GraphProto graph : Graphs.of(model)) {
            nodes.addAll(graph.getNodeList());
        }
        for (FunctionProto function : model.getFunctionsList()) {
            nodes.addAll(function.getNodeList());
        }
        return nodes;
    }

    /** A node in words. */
    static String describe(NodeProto node) {
        String named = node.getName().isEmpty() ? "" : " '" + node.getName() + "'";
        return "node" + named + " of type " + node.getOpType();
    }
}
