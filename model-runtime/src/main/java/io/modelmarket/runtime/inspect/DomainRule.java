package io.modelmarket.runtime.inspect;

import io.modelmarket.runtime.inspect.onnx.FunctionProto;
import io.modelmarket.runtime.inspect.onnx.ModelProto;
import io.modelmarket.runtime.inspect.onnx.OperatorSetIdProto;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Operators come from families that ONNX Runtime brings, or from functions that the file itself defines. */
final class DomainRule implements Rule {

    @Override
    public Optional<Inspection.Refused> check(ModelProto model) {
        Set<String> allowed = new HashSet<>(Domains.KNOWN);
        for (FunctionProto function : model.getFunctionsList()) {
            allowed.add(Domains.name(function.getDomain()));
        }
        for (OperatorSetIdProto imported : model.getOpsetImportList()) {
            String domain = Domains.name(imported.getDomain());
            if (!allowed.contains(domain)) {
                return refused("opset_import", domain);
            }
        }
        return Scope.firstNode(model, (scope, node, index) -> {
            String domain = Domains.name(node.getDomain());
            return allowed.contains(domain) ? Optional.empty() : refused(scope.where(node, index), domain);
        });
    }

    private static Optional<Inspection.Refused> refused(String where, String domain) {
        return Optional.of(new Inspection.Refused(
                "domain",
                where,
                "operators of domain " + Quoted.of(domain) + " are not available here; use those of "
                        + String.join(", ", new TreeSet<>(Domains.KNOWN))));
    }
}
