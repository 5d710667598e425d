package io.modelmarket.runtime.inspect;

import io.modelmarket.runtime.inspect.onnx.ModelProto;
import io.modelmarket.runtime.inspect.onnx.OperatorSetIdProto;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The file must say which versions of the operators it means, and ONNX Runtime must have them. */
final class OpsetRule implements Rule {

    private static final long OLDEST = 7;
    private static final long NEWEST = 26;

    @Override
    public Optional<Inspection.Refused> check(ModelProto model) {
        List<OperatorSetIdProto> imports = model.getOpsetImportList();
        if (imports.isEmpty()) {
            return refused("the file names no operator set; a model must say which opset it was written for");
        }
        Set<String> seen = new HashSet<>();
        for (OperatorSetIdProto imported : imports) {
            String domain = Domains.name(imported.getDomain());
            if (!seen.add(domain)) {
                return refused("the operator set " + domain + " is named twice");
            }
            long version = imported.getVersion();
            if (domain.equals(ModelContents.STANDARD_DOMAIN) && (version < OLDEST || version > NEWEST)) {
                return refused("opset " + version + " is not supported; export with opset " + OLDEST + " to " + NEWEST);
            }
        }
        return Optional.empty();
    }

    private static Optional<Inspection.Refused> refused(String detail) {
        return Optional.of(new Inspection.Refused("opset", "opset_import", detail));
    }
}
