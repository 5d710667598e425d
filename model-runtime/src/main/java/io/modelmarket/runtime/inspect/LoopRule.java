package io.modelmarket.runtime.inspect;

import io.modelmarket.runtime.inspect.onnx.ModelProto;
import io.modelmarket.runtime.inspect.onnx.NodeProto;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How often a Loop goes round can be read from the file: its trip count is a constant, and multiplied by those of the
 * loops around it stays below a limit. Scan goes round as often as its input is long, which a request bounds; but it
 * does not lie in another loop. Neither is in a function, where it could be called from within a loop.
 */
final class LoopRule implements Rule {

    private final long maxTrips;

    LoopRule(long maxTrips) {
        this.maxTrips = maxTrips;
    }

    @Override
    public Optional<Inspection.Refused> check(ModelProto model) {
        Map<Scope, Long> roundsOf = new HashMap<>();
        for (Scope scope : Scope.of(model)) {
            long around = rounds(scope, roundsOf);
            roundsOf.put(scope, around);
            List<NodeProto> nodes = scope.graph().getNodeList();
            for (int index = 0; index < nodes.size(); index++) {
                var broken = broken(scope, nodes.get(index), around);
                if (broken.isPresent()) {
                    return Optional.of(
                            new Inspection.Refused("loop", scope.where(nodes.get(index), index), broken.get()));
                }
            }
        }
        return Optional.empty();
    }

    /** How often one run of the model runs this graph; more than once in a Scan, too. */
    private static long rounds(Scope scope, Map<Scope, Long> roundsOf) {
        Scope parent = scope.parent();
        if (parent == null) {
            return 1;
        }
        long around = roundsOf.getOrDefault(parent, 1L);
        NodeProto holder = parent.graph().getNode(scope.parentNode());
        if (is(holder, "Scan")) {
            return Math.max(around, 2);
        }
        return is(holder, "Loop")
                ? Math.multiplyExact(around, Math.max(trips(parent, holder).orElse(1L), 2))
                : around;
    }

    private Optional<String> broken(Scope scope, NodeProto node, long around) {
        boolean loop = is(node, "Loop");
        if (!loop && !is(node, "Scan")) {
            return Optional.empty();
        }
        if (scope.inFunction()) {
            return Optional.of("a function cannot hold a loop; inline the functions before you save the model");
        }
        if (!loop) {
            return around > 1
                    ? Optional.of("a Scan cannot lie within another loop, because nothing bounds it there")
                    : Optional.empty();
        }
        Optional<Long> trips = trips(scope, node);
        if (trips.isEmpty()) {
            return Optional.of(
                    "its trip count must be a constant of at most " + maxTrips + "; otherwise nothing would bound it");
        }
        long most = maxTrips / around;
        return trips.get() < 0 || trips.get() > most
                ? Optional.of("its trip count " + trips.get() + " is not between 0 and " + most)
                : Optional.empty();
    }

    private static Optional<Long> trips(Scope scope, NodeProto node) {
        return node.getInputList().stream()
                .findFirst()
                .filter(name -> !name.isEmpty())
                .flatMap(scope::constant)
                .filter(values -> values.size() == 1)
                .map(List::getFirst);
    }

    private static boolean is(NodeProto node, String operator) {
        return node.getOpType().equals(operator) && Nodes.isStandard(node);
    }
}
