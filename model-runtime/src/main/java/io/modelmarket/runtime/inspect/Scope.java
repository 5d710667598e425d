package io.modelmarket.runtime.inspect;

import io.modelmarket.runtime.inspect.onnx.AttributeProto;
import io.modelmarket.runtime.inspect.onnx.FunctionProto;
import io.modelmarket.runtime.inspect.onnx.GraphProto;
import io.modelmarket.runtime.inspect.onnx.ModelProto;
import io.modelmarket.runtime.inspect.onnx.NodeProto;
import io.modelmarket.runtime.inspect.onnx.ValueInfoProto;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A graph with its surroundings: the model's own, one in an attribute of a node, or the body of a function. Names that
 * it does not define itself are those of the graph around it.
 */
final class Scope {

    private final GraphProto graph;
    private final String title;
    private final @Nullable Scope parent;
    private final int parentNode;
    private final boolean inFunction;
    private @Nullable Values values;

    private Scope(GraphProto graph, String title, @Nullable Scope parent, int parentNode, boolean inFunction) {
        this.graph = graph;
        this.title = title;
        this.parent = parent;
        this.parentNode = parentNode;
        this.inFunction = inFunction;
    }

    /** Something asked of each node. */
    @FunctionalInterface
    interface NodeCheck {
        Optional<Inspection.Refused> check(Scope scope, NodeProto node, int index);
    }

    /** All graphs of a model, each after the one around it. */
    static List<Scope> of(ModelProto model) {
        List<Scope> scopes = new ArrayList<>();
        add(new Scope(model.getGraph(), "", null, -1, false), scopes);
        for (FunctionProto function : model.getFunctionsList()) {
            String title = " in function " + Quoted.of(function.getName());
            add(new Scope(body(function), title, null, -1, true), scopes);
        }
        return scopes;
    }

    /** The first refusal of any node of a model. */
    static Optional<Inspection.Refused> firstNode(ModelProto model, NodeCheck check) {
        for (Scope scope : of(model)) {
            List<NodeProto> nodes = scope.graph.getNodeList();
            for (int index = 0; index < nodes.size(); index++) {
                Optional<Inspection.Refused> refused = check.check(scope, nodes.get(index), index);
                if (refused.isPresent()) {
                    return refused;
                }
            }
        }
        return Optional.empty();
    }

    GraphProto graph() {
        return graph;
    }

    /** The graph around it. */
    @Nullable Scope parent() {
        return parent;
    }

    /** Which node of the graph around it holds it. */
    int parentNode() {
        return parentNode;
    }

    boolean inFunction() {
        return inFunction;
    }

    /** 1 for the model's own graph. */
    int depth() {
        int depth = 0;
        for (Scope scope = this; scope != null; scope = scope.parent) {
            depth++;
        }
        return depth;
    }

    /** A node of this graph, in words that lead to it. */
    String where(NodeProto node, int index) {
        return Nodes.describe(node, index) + place();
    }

    /** A node's attribute, in words that lead to it. */
    String where(NodeProto node, int index, AttributeProto attribute) {
        return "attribute " + Quoted.of(attribute.getName()) + " of " + where(node, index);
    }

    /** The integers that a name always stands for, if it is a constant of a few of them. */
    Optional<List<Long>> constant(String name) {
        return known(name, values -> values.constant(name));
    }

    /** The integers that a name stands for unless a caller gives others. */
    Optional<List<Long>> initial(String name) {
        return known(name, values -> values.initial(name));
    }

    /** How many dimensions a value has, where that is certain. */
    Optional<Integer> rank(String name) {
        return known(name, values -> values.rank(name));
    }

    /** How many elements a value has that is stored in the file. */
    Optional<Long> size(String name) {
        return known(name, values -> values.size(name));
    }

    private <T> Optional<T> known(String name, Function<Values, Optional<T>> what) {
        for (Scope scope = this; scope != null; scope = scope.parent) {
            if (scope.values().has(name)) {
                return what.apply(scope.values());
            }
        }
        return Optional.empty();
    }

    /** How deep the place lies, in words; nothing for the model's own graph. */
    String place() {
        StringBuilder place = new StringBuilder();
        for (Scope scope = this; scope != null; scope = scope.parent) {
            place.append(scope.title);
        }
        return place.toString();
    }

    private Values values() {
        if (values == null) {
            values = new Values(graph);
        }
        return values;
    }

    private static void add(Scope scope, List<Scope> scopes) {
        scopes.add(scope);
        List<NodeProto> nodes = scope.graph.getNodeList();
        for (int index = 0; index < nodes.size(); index++) {
            NodeProto node = nodes.get(index);
            for (AttributeProto attribute : node.getAttributeList()) {
                if (attribute.hasG()) {
                    add(scope.inner(attribute.getG(), attribute, index), scopes);
                }
                for (GraphProto graph : attribute.getGraphsList()) {
                    add(scope.inner(graph, attribute, index), scopes);
                }
            }
        }
    }

    private Scope inner(GraphProto inner, AttributeProto attribute, int index) {
        String holder = Nodes.describe(graph.getNode(index), index);
        String name = Quoted.of(attribute.getName());
        return new Scope(inner, " in attribute " + name + " of " + holder, this, index, inFunction);
    }

    private static GraphProto body(FunctionProto function) {
        GraphProto.Builder body = GraphProto.newBuilder().addAllNode(function.getNodeList());
        function.getInputList()
                .forEach(name -> body.addInput(ValueInfoProto.newBuilder().setName(name)));
        function.getOutputList()
                .forEach(name -> body.addOutput(ValueInfoProto.newBuilder().setName(name)));
        return body.build();
    }
}
