package io.modelmarket.runtime.inspect;

import io.modelmarket.runtime.inspect.onnx.AttributeProto;
import io.modelmarket.runtime.inspect.onnx.FunctionProto;
import io.modelmarket.runtime.inspect.onnx.GraphProto;
import io.modelmarket.runtime.inspect.onnx.ModelProto;
import io.modelmarket.runtime.inspect.onnx.NodeProto;
import io.modelmarket.runtime.inspect.onnx.SparseTensorProto;
import io.modelmarket.runtime.inspect.onnx.TensorProto;
import java.util.ArrayList;
import java.util.List;

/** All tensors that a file holds: initialisers, sparse ones, and those in attributes. */
final class Tensors {

    private Tensors() {}

    static List<TensorProto> of(ModelProto model) {
        List<TensorProto> tensors = new ArrayList<>();
        for (GraphProto graph : Graphs.of(model)) {
            tensors.addAll(graph.getInitializerList());
            graph.getSparseInitializerList().forEach(sparse -> add(sparse, tensors));
        }
        for (NodeProto node : Nodes.of(model)) {
            node.getAttributeList().forEach(attribute -> add(attribute, tensors));
        }
        for (FunctionProto function : model.getFunctionsList()) {
            function.getAttributeProtoList().forEach(attribute -> add(attribute, tensors));
        }
        return tensors;
    }

    private static void add(AttributeProto attribute, List<TensorProto> tensors) {
        if (attribute.hasT()) {
            tensors.add(attribute.getT());
        }
        tensors.addAll(attribute.getTensorsList());
        if (attribute.hasSparseTensor()) {
            add(attribute.getSparseTensor(), tensors);
        }
        attribute.getSparseTensorsList().forEach(sparse -> add(sparse, tensors));
    }

    private static void add(SparseTensorProto sparse, List<TensorProto> tensors) {
        if (sparse.hasValues()) {
            tensors.add(sparse.getValues());
        }
        if (sparse.hasIndices()) {
            tensors.add(sparse.getIndices());
        }
    }
}
