package io.modelmarket.runtime.inspect;

import io.modelmarket.runtime.inspect.onnx.FunctionProto;
import io.modelmarket.runtime.inspect.onnx.ModelProto;
import io.modelmarket.runtime.inspect.onnx.OperatorSetIdProto;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The file must say which versions of the operators it means, and ONNX Runtime must have them. */
final class OpsetRule implements Rule {

    /** Below this, ONNX Runtime promises nothing. */
    private static final long OLDEST_STANDARD = 7;

    private static final Map<String, Long> NEWEST =
            Map.of(ModelContents.STANDARD_DOMAIN, 26L, "ai.onnx.ml", 5L, "com.microsoft", 1L);

    @Override
    public Optional<Inspection.Refused> check(ModelProto model) {
        List<OperatorSetIdProto> imports = model.getOpsetImportList();
        if (imports.isEmpty()) {
            return refused(
                    "opset_import", "the file names no operator set; a model must say which opset it was written for");
        }
        for (FunctionProto function : model.getFunctionsList()) {
            var broken =
                    check("opset_import of function " + Quoted.of(function.getName()), function.getOpsetImportList());
            if (broken.isPresent()) {
                return broken;
            }
        }
        return check("opset_import", imports);
    }

    private static Optional<Inspection.Refused> check(String where, List<OperatorSetIdProto> imports) {
        Set<String> seen = new HashSet<>();
        for (OperatorSetIdProto imported : imports) {
            String domain = Domains.name(imported.getDomain());
            if (!seen.add(domain)) {
                return refused(where, "the operator set " + Quoted.of(domain) + " is named twice");
            }
            long version = imported.getVersion();
            long oldest = domain.equals(ModelContents.STANDARD_DOMAIN) ? OLDEST_STANDARD : 1;
            long newest = NEWEST.getOrDefault(domain, Long.MAX_VALUE);
            if (version < oldest || version > newest) {
                return refused(
                        where,
                        "version " + version + " of the operators of " + domain
                                + " is not supported; export with opset " + oldest + " to " + newest);
            }
        }
        return Optional.empty();
    }

    private static Optional<Inspection.Refused> refused(String where, String detail) {
        return Optional.of(new Inspection.Refused("opset", where, detail));
    }
}
