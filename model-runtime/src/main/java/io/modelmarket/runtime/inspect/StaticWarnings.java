package io.modelmarket.runtime.inspect;

import io.modelmarket.runtime.inspect.InspectionReport.Warning;
import io.modelmarket.runtime.inspect.onnx.GraphProto;
import io.modelmarket.runtime.inspect.onnx.ModelProto;
import io.modelmarket.runtime.inspect.onnx.NodeProto;
import io.modelmarket.runtime.inspect.onnx.TensorProto;
import io.modelmarket.runtime.inspect.onnx.ValueInfoProto;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What a publisher should know of a file that breaks no rule, read without running it. */
final class StaticWarnings {

    private static final Set<String> DRAWING = Set.of(
            "Bernoulli", "Multinomial", "RandomNormal", "RandomNormalLike", "RandomUniform", "RandomUniformLike");

    private StaticWarnings() {}

    static List<Warning> of(ModelProto model) {
        List<Warning> warnings = new ArrayList<>();
        addDrawing(model, warnings);
        addUnused(model, warnings);
        model.getGraph().getOutputList().forEach(output -> addSequence(output, warnings));
        model.getGraph().getInputList().forEach(input -> addShapeless(input, warnings));
        return warnings;
    }

    private static void addDrawing(ModelProto model, List<Warning> warnings) {
        List<NodeProto> nodes = Nodes.of(model);
        for (int index = 0; index < nodes.size(); index++) {
            NodeProto node = nodes.get(index);
            if (Nodes.isStandard(node) && DRAWING.contains(node.getOpType())) {
                warnings.add(new Warning(
                        "random",
                        Nodes.describe(node, index),
                        "it draws random numbers, so equal requests get different answers"));
                return;
            }
        }
    }

    private static void addUnused(ModelProto model, List<Warning> warnings) {
        Set<String> used = new HashSet<>();
        Nodes.of(model).forEach(node -> used.addAll(node.getInputList()));
        List<GraphProto> graphs = Graphs.of(model);
        graphs.forEach(graph -> graph.getOutputList().forEach(output -> used.add(output.getName())));
        List<TensorProto> unused = graphs.stream()
                .flatMap(graph -> graph.getInitializerList().stream())
                .filter(tensor -> !used.contains(tensor.getName()))
                .toList();
        if (!unused.isEmpty()) {
            long numbers = unused.stream()
                    .mapToLong(tensor -> Products.of(tensor.getDimsList()).orElse(0))
                    .sum();
            warnings.add(new Warning(
                    "unused-weights",
                    "tensor " + Quoted.of(unused.getFirst().getName()),
                    unused.size() + " stored tensors with " + numbers + " numbers are used by no node; without them the"
                            + " file is smaller"));
        }
    }

    private static void addSequence(ValueInfoProto output, List<Warning> warnings) {
        if (!output.getType().hasSequenceType()) {
            return;
        }
        String name = Quoted.of(output.getName());
        warnings.add(new Warning(
                "sequence",
                "output " + name,
                output.getType().getSequenceType().getElemType().hasMapType()
                        ? "callers get its maps as a tensor " + name + " with a row for each map, and their keys as "
                                + Quoted.of(output.getName() + SignatureRule.KEYS)
                        : "callers get it as one tensor, which works only while its elements have one shape"));
    }

    private static void addShapeless(ValueInfoProto input, List<Warning> warnings) {
        if (input.getType().hasTensorType() && !input.getType().getTensorType().hasShape()) {
            warnings.add(new Warning(
                    "no-shape",
                    "input " + Quoted.of(input.getName()),
                    "the file says nothing of its dimensions, so wrong ones are noticed only in the run"));
        }
    }
}
