package io.modelmarket.runtime.inspect;

import io.modelmarket.runtime.inspect.onnx.FunctionProto;
import io.modelmarket.runtime.inspect.onnx.ModelProto;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Each node's operator is on our list, or a function of the file, which may not take the place of a listed one. */
final class OperatorRule implements Rule {

    @Override
    public Optional<Inspection.Refused> check(ModelProto model) {
        Set<String> functions = new HashSet<>();
        for (FunctionProto function : model.getFunctionsList()) {
            if (Domains.KNOWN.contains(Domains.name(function.getDomain()))) {
                return refused(
                        "function " + Quoted.of(function.getName()),
                        "it is defined in domain " + Domains.name(function.getDomain())
                                + ", which is not the file's; give it a domain of its own");
            }
            functions.add(FunctionRule.key(function));
        }
        return Scope.firstNode(model, (scope, node, index) -> {
            String domain = Domains.name(node.getDomain());
            boolean known = Domains.KNOWN.contains(domain)
                    ? Operators.areAllowed(domain, node.getOpType())
                    : functions.contains(FunctionRule.key(node));
            return known
                    ? Optional.empty()
                    : refused(
                            scope.where(node, index),
                            "operator " + Quoted.of(node.getOpType()) + " of domain " + Quoted.of(domain)
                                    + " is not available here");
        });
    }

    private static Optional<Inspection.Refused> refused(String where, String detail) {
        return Optional.of(new Inspection.Refused("operator", where, detail));
    }
}
