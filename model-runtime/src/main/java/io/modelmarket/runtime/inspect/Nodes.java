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

    /** A node in words: by its name or, if it has none, by its place in its graph. */
    static String describe(NodeProto node, int index) {
        String named = node.getName().isEmpty() ? " " + index : " " + Quoted.of(node.getName());
        return "node" + named + " of type " + unquoted(node.getOpType());
    }

    /** Whether that is an operator of the standard domain. */
    static boolean isStandard(NodeProto node) {
        return Domains.name(node.getDomain()).equals(ModelContents.STANDARD_DOMAIN);
    }

    private static String unquoted(String operator) {
        String quoted = Quoted.of(operator);
        return quoted.substring(1, quoted.length() - 1);
    }
}
