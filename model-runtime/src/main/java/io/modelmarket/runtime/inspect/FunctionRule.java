package io.modelmarket.runtime.inspect;

import io.modelmarket.runtime.inspect.onnx.AttributeProto;
import io.modelmarket.runtime.inspect.onnx.FunctionProto;
import io.modelmarket.runtime.inspect.onnx.GraphProto;
import io.modelmarket.runtime.inspect.onnx.ModelProto;
import io.modelmarket.runtime.inspect.onnx.NodeProto;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * ONNX Runtime copies a local function into the graph at each call. What comes of that is counted, not done: nodes and
 * bytes after inlining are bounded, so are calls inside calls, and a function never comes back to itself.
 */
final class FunctionRule implements Rule {

    private static final int MAX_CALL_DEPTH = 32;
    private static final long MAX_INLINED_BYTES = 256L << 20;

    private final int maxNodes;

    FunctionRule(int maxNodes) {
        this.maxNodes = maxNodes;
    }

    /** What identifies a function. */
    static String key(FunctionProto function) {
        return Domains.name(function.getDomain()) + '\n' + function.getName() + '\n' + function.getOverload();
    }

    /** What identifies the function that a node calls. */
    static String key(NodeProto node) {
        return Domains.name(node.getDomain()) + '\n' + node.getOpType() + '\n' + node.getOverload();
    }

    @Override
    public Optional<Inspection.Refused> check(ModelProto model) {
        Map<String, FunctionProto> functions = new HashMap<>();
        for (FunctionProto function : model.getFunctionsList()) {
            if (functions.put(key(function), function) != null) {
                return Optional.of(refused(function, "it is defined twice"));
            }
        }
        try {
            Inlining inlining = new Inlining(functions);
            for (FunctionProto function : model.getFunctionsList()) {
                inlining.costOf(function, 1);
            }
            inlining.costOf(model.getGraph().getNodeList(), 0, "graph");
            return Optional.empty();
        } catch (RefusedException e) {
            return Optional.of(e.refused);
        }
    }

    private static Inspection.Refused refused(FunctionProto function, String detail) {
        return refused("function " + Quoted.of(function.getName()), detail);
    }

    private static Inspection.Refused refused(String where, String detail) {
        return new Inspection.Refused("function", where, detail);
    }

    /** Nodes and bytes that a call becomes. */
    private record Cost(long nodes, long bytes) {}

    /** Leaves the recursion at the first refusal. */
    private static final class RefusedException extends Exception {
        private static final long serialVersionUID = 1L;
        private final transient Inspection.Refused refused;

        RefusedException(Inspection.Refused refused) {
            super(refused.detail(), null, false, false);
            this.refused = refused;
        }
    }

    /** Costs of functions, each computed once; an entry without cost is being computed. */
    private final class Inlining {

        private final Map<String, FunctionProto> functions;
        private final Map<String, Optional<Cost>> costs = new HashMap<>();

        Inlining(Map<String, FunctionProto> functions) {
            this.functions = functions;
        }

        Cost costOf(FunctionProto function, int depth) throws RefusedException {
            Optional<Cost> known = costs.get(key(function));
            if (known != null) {
                return known.orElseThrow(() -> new RefusedException(refused(function, "it calls itself")));
            }
            if (depth > MAX_CALL_DEPTH) {
                throw new RefusedException(
                        refused(function, "it is called through more than " + MAX_CALL_DEPTH + " other functions"));
            }
            costs.put(key(function), Optional.empty());
            String where = "function " + Quoted.of(function.getName());
            Cost cost = costOf(function.getNodeList(), depth, where);
            costs.put(key(function), Optional.of(cost));
            return cost;
        }

        Cost costOf(List<NodeProto> nodes, int depth, String where) throws RefusedException {
            long count = 0;
            long bytes = 0;
            for (NodeProto node : nodes) {
                Cost cost = costOf(node, depth, where);
                count = Math.addExact(count, cost.nodes);
                bytes = Math.addExact(bytes, cost.bytes);
                if (count > maxNodes || (depth > 0 && bytes > MAX_INLINED_BYTES)) {
                    throw new RefusedException(refused(
                            where,
                            "with each local function copied to where it is called it has more than " + maxNodes
                                    + " nodes or " + MAX_INLINED_BYTES + " bytes"));
                }
            }
            return new Cost(count, bytes);
        }

        private Cost costOf(NodeProto node, int depth, String where) throws RefusedException {
            FunctionProto called = functions.get(key(node));
            if (called != null) {
                return costOf(called, depth + 1);
            }
            Cost cost = new Cost(1, node.getSerializedSize());
            for (AttributeProto attribute : node.getAttributeList()) {
                if (attribute.hasG()) {
                    cost = plus(cost, attribute.getG(), depth, where);
                }
                for (GraphProto graph : attribute.getGraphsList()) {
                    cost = plus(cost, graph, depth, where);
                }
            }
            return cost;
        }

        private Cost plus(Cost cost, GraphProto graph, int depth, String where) throws RefusedException {
            Cost inner = costOf(graph.getNodeList(), depth, where);
            return new Cost(Math.addExact(cost.nodes, inner.nodes), Math.addExact(cost.bytes, inner.bytes));
        }
    }
}
