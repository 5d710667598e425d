package io.modelmarket.runtime.inspect;

import io.modelmarket.runtime.inspect.onnx.AttributeProto;
import io.modelmarket.runtime.inspect.onnx.FunctionProto;
import io.modelmarket.runtime.inspect.onnx.ModelProto;
import java.util.Optional;

/** No sparse tensors: a few bytes of one become any number of bytes when ONNX Runtime unfolds it. */
final class SparseTensorRule implements Rule {

    @Override
    public Optional<Inspection.Refused> check(ModelProto model) {
        for (Scope scope : Scope.of(model)) {
            if (scope.graph().getSparseInitializerCount() > 0) {
                return refused("graph" + scope.place());
            }
        }
        for (FunctionProto function : model.getFunctionsList()) {
            if (function.getAttributeProtoList().stream().anyMatch(SparseTensorRule::isSparse)) {
                return refused("function " + Quoted.of(function.getName()));
            }
        }
        return Scope.firstNode(
                model,
                (scope, node, index) -> node.getAttributeList().stream()
                        .filter(SparseTensorRule::isSparse)
                        .findFirst()
                        .flatMap(attribute -> refused(scope.where(node, index, attribute))));
    }

    private static boolean isSparse(AttributeProto attribute) {
        return attribute.hasSparseTensor() || attribute.getSparseTensorsCount() > 0;
    }

    private static Optional<Inspection.Refused> refused(String where) {
        return Optional.of(new Inspection.Refused(
                "sparse-tensor", where, "it holds a sparse tensor; save the model with dense ones"));
    }
}
