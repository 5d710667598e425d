package io.modelmarket.runtime.inspect;

import io.modelmarket.runtime.inspect.onnx.ModelProto;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Every value that is used is defined, and none depends on itself. */
final class GraphOrderRule implements Rule {

    @Override
    public Optional<Inspection.Refused> check(ModelProto model) {
        Map<Scope, Map<Integer, Map<String, String>>> usedWithin = new HashMap<>();
        List<Scope> inwards = Scope.of(model);
        for (Scope scope : inwards.reversed()) {
            Map<Integer, Map<String, String>> within = usedWithin.getOrDefault(scope, Map.of());
            usedWithin.remove(scope);
            Dependencies dependencies = new Dependencies(scope, within);
            Optional<Integer> cycle = dependencies.nodeInCycle();
            if (cycle.isPresent()) {
                int node = cycle.get();
                return refused(
                        "cycle", scope.where(scope.graph().getNode(node), node), "its inputs depend on its outputs");
            }
            Scope parent = scope.parent();
            if (parent != null) {
                usedWithin
                        .computeIfAbsent(parent, any -> new HashMap<>())
                        .computeIfAbsent(scope.parentNode(), any -> new HashMap<>())
                        .putAll(dependencies.undefined());
            } else if (!dependencies.undefined().isEmpty()) {
                var first = dependencies.undefined().entrySet().iterator().next();
                return refused(
                        "undefined-value", first.getValue(), "no one defines its input " + Quoted.of(first.getKey()));
            }
        }
        return Optional.empty();
    }

    private static Optional<Inspection.Refused> refused(String rule, String where, String detail) {
        return Optional.of(new Inspection.Refused(rule, where, detail));
    }
}
