package io.modelmarket.runtime.inspect;

import io.modelmarket.runtime.inspect.onnx.ModelProto;
import io.modelmarket.runtime.inspect.onnx.NodeProto;
import io.modelmarket.runtime.inspect.onnx.TensorProto;
import io.modelmarket.runtime.inspect.onnx.ValueInfoProto;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** In one graph a name stands for one value; only an input may have an initialiser of its name, its own value. */
final class ValueNameRule implements Rule {

    @Override
    public Optional<Inspection.Refused> check(ModelProto model) {
        for (Scope scope : Scope.of(model)) {
            var broken = check(scope);
            if (broken.isPresent()) {
                return broken;
            }
        }
        return Optional.empty();
    }

    private static Optional<Inspection.Refused> check(Scope scope) {
        Set<String> defined = new HashSet<>();
        for (ValueInfoProto input : scope.graph().getInputList()) {
            if (!defined.add(input.getName())) {
                return refused("input " + Quoted.of(input.getName()) + scope.place(), input.getName());
            }
        }
        Set<String> initialisers = new HashSet<>();
        for (TensorProto tensor : scope.graph().getInitializerList()) {
            if (!initialisers.add(tensor.getName())) {
                return refused("tensor " + Quoted.of(tensor.getName()) + scope.place(), tensor.getName());
            }
        }
        defined.addAll(initialisers);
        List<NodeProto> nodes = scope.graph().getNodeList();
        for (int index = 0; index < nodes.size(); index++) {
            for (String output : nodes.get(index).getOutputList()) {
                if (!output.isEmpty() && !defined.add(output)) {
                    return refused(scope.where(nodes.get(index), index), output);
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<Inspection.Refused> refused(String where, String name) {
        return Optional.of(
                new Inspection.Refused("value-name", where, "the value " + Quoted.of(name) + " is defined twice"));
    }
}
