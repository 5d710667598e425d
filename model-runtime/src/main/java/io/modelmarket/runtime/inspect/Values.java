package io.modelmarket.runtime.inspect;

import io.modelmarket.runtime.inspect.onnx.AttributeProto;
import io.modelmarket.runtime.inspect.onnx.GraphProto;
import io.modelmarket.runtime.inspect.onnx.NodeProto;
import io.modelmarket.runtime.inspect.onnx.TensorProto;
import io.modelmarket.runtime.inspect.onnx.ValueInfoProto;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What is certain of the values that one graph defines. What {@code value_info} says is not: it is a claim that ONNX
 * Runtime overrules. An initialiser that is an input as well can be replaced by a caller and is no constant.
 */
final class Values {

    private final Set<String> names = new HashSet<>();
    private final Map<String, List<Long>> constants = new HashMap<>();
    private final Set<String> replaceable = new HashSet<>();
    private final Map<String, Long> sizes = new HashMap<>();
    private final Map<String, Integer> ranks = new HashMap<>();

    Values(GraphProto graph) {
        for (TensorProto tensor : graph.getInitializerList()) {
            names.add(tensor.getName());
            ranks.put(tensor.getName(), tensor.getDimsCount());
            sizes.put(tensor.getName(), Products.of(tensor.getDimsList()).orElse(0));
            Integers.of(tensor).ifPresent(integers -> constants.put(tensor.getName(), integers));
        }
        for (ValueInfoProto input : graph.getInputList()) {
            names.add(input.getName());
            replaceable.add(input.getName());
            if (input.getType().getTensorType().hasShape()) {
                ranks.put(
                        input.getName(),
                        input.getType().getTensorType().getShape().getDimCount());
            }
        }
        graph.getNodeList().forEach(this::add);
    }

    boolean has(String name) {
        return names.contains(name);
    }

    /** The integers it stands for, unless a caller gives others. */
    Optional<List<Long>> initial(String name) {
        return Optional.ofNullable(constants.get(name));
    }

    /** The integers it always stands for. */
    Optional<List<Long>> constant(String name) {
        return replaceable.contains(name) ? Optional.empty() : initial(name);
    }

    /** How many elements it has, if it is stored in the file. */
    Optional<Long> size(String name) {
        return Optional.ofNullable(sizes.get(name));
    }

    Optional<Integer> rank(String name) {
        return Optional.ofNullable(ranks.get(name));
    }

    private void add(NodeProto node) {
        for (String output : node.getOutputList()) {
            names.add(output);
            constants.remove(output);
            ranks.remove(output);
            sizes.remove(output);
        }
        if (node.getOpType().equals("Constant") && Nodes.isStandard(node) && node.getOutputCount() == 1) {
            for (AttributeProto attribute : node.getAttributeList()) {
                if (attribute.hasT()) {
                    sizes.put(
                            node.getOutput(0),
                            Products.of(attribute.getT().getDimsList()).orElse(0));
                }
                integers(attribute).ifPresent(integers -> constants.put(node.getOutput(0), integers));
            }
        }
    }

    private static Optional<List<Long>> integers(AttributeProto attribute) {
        if (!attribute.getRefAttrName().isEmpty()) {
            return Optional.empty();
        }
        return switch (attribute.getName()) {
            case "value" -> Integers.of(attribute.getT());
            case "value_int" -> Optional.of(List.of(attribute.getI()));
            case "value_ints" -> Optional.of(Integers.cut(attribute.getIntsList()));
            default -> Optional.empty();
        };
    }
}
