package io.modelmarket.runtime.inspect;

import io.modelmarket.runtime.inspect.onnx.AttributeProto;
import io.modelmarket.runtime.inspect.onnx.GraphProto;
import io.modelmarket.runtime.inspect.onnx.ModelProto;
import io.modelmarket.runtime.inspect.onnx.NodeProto;
import io.modelmarket.runtime.inspect.onnx.TensorShapeProto;
import io.modelmarket.runtime.inspect.onnx.ValueInfoProto;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Names are names: they are copied into messages, maps and logs many times over. */
final class NameLengthRule implements Rule {

    private final int longest;

    NameLengthRule(int longest) {
        this.longest = longest;
    }

    @Override
    public Optional<Inspection.Refused> check(ModelProto model) {
        Optional<Inspection.Refused> inNodes = Scope.firstNode(
                model,
                (scope, node, index) ->
                        names(node).anyMatch(this::tooLong) ? refused(scope.where(node, index)) : Optional.empty());
        if (inNodes.isPresent()) {
            return inNodes;
        }
        for (Scope scope : Scope.of(model)) {
            if (names(scope.graph()).anyMatch(this::tooLong)) {
                return refused("graph" + scope.place());
            }
        }
        return Optional.empty();
    }

    private boolean tooLong(String name) {
        return name.length() > longest;
    }

    private Optional<Inspection.Refused> refused(String where) {
        return Optional.of(
                new Inspection.Refused("name-length", where, "a name in it is longer than " + longest + " characters"));
    }

    private static Stream<String> names(NodeProto node) {
        return Stream.of(
                        List.of(node.getName(), node.getOpType(), node.getDomain(), node.getOverload()),
                        node.getInputList(),
                        node.getOutputList(),
                        node.getAttributeList().stream()
                                .map(AttributeProto::getName)
                                .toList())
                .flatMap(List::stream);
    }

    private static Stream<String> names(GraphProto graph) {
        Stream<ValueInfoProto> values = Stream.of(graph.getInputList(), graph.getOutputList(), graph.getValueInfoList())
                .flatMap(List::stream);
        Stream<String> tensors = graph.getInitializerList().stream().map(tensor -> tensor.getName());
        return Stream.concat(tensors, values.flatMap(NameLengthRule::names));
    }

    private static Stream<String> names(ValueInfoProto value) {
        return Stream.concat(
                Stream.of(value.getName()),
                value.getType().getTensorType().getShape().getDimList().stream()
                        .map(TensorShapeProto.Dimension::getDimParam));
    }
}
