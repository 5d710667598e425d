package io.modelmarket.runtime.worker.child;

import ai.onnxruntime.TensorInfo.OnnxTensorType;
import io.modelmarket.runtime.tensor.DataType;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** Our element types and ONNX Runtime's. */
final class DataTypes {

    private static final Map<DataType, OnnxTensorType> TO_ORT = toOrt();
    private static final Map<OnnxTensorType, DataType> FROM_ORT = fromOrt();

    private DataTypes() {}

    static Optional<DataType> of(OnnxTensorType type) {
        return Optional.ofNullable(FROM_ORT.get(type));
    }

    static OnnxTensorType toOrt(DataType type) {
        OnnxTensorType ort = TO_ORT.get(type);
        if (ort == null) {
            throw new IllegalStateException("ONNX Runtime has no " + type);
        }
        return ort;
    }

    private static Map<DataType, OnnxTensorType> toOrt() {
        Map<DataType, OnnxTensorType> types = new EnumMap<>(DataType.class);
        types.put(DataType.BOOL, OnnxTensorType.ONNX_TENSOR_ELEMENT_DATA_TYPE_BOOL);
        types.put(DataType.UINT8, OnnxTensorType.ONNX_TENSOR_ELEMENT_DATA_TYPE_UINT8);
        types.put(DataType.UINT16, OnnxTensorType.ONNX_TENSOR_ELEMENT_DATA_TYPE_UINT16);
        types.put(DataType.UINT32, OnnxTensorType.ONNX_TENSOR_ELEMENT_DATA_TYPE_UINT32);
        types.put(DataType.UINT64, OnnxTensorType.ONNX_TENSOR_ELEMENT_DATA_TYPE_UINT64);
        types.put(DataType.INT8, OnnxTensorType.ONNX_TENSOR_ELEMENT_DATA_TYPE_INT8);
        types.put(DataType.INT16, OnnxTensorType.ONNX_TENSOR_ELEMENT_DATA_TYPE_INT16);
        types.put(DataType.INT32, OnnxTensorType.ONNX_TENSOR_ELEMENT_DATA_TYPE_INT32);
        types.put(DataType.INT64, OnnxTensorType.ONNX_TENSOR_ELEMENT_DATA_TYPE_INT64);
        types.put(DataType.FP16, OnnxTensorType.ONNX_TENSOR_ELEMENT_DATA_TYPE_FLOAT16);
        types.put(DataType.BF16, OnnxTensorType.ONNX_TENSOR_ELEMENT_DATA_TYPE_BFLOAT16);
        types.put(DataType.FP32, OnnxTensorType.ONNX_TENSOR_ELEMENT_DATA_TYPE_FLOAT);
        types.put(DataType.FP64, OnnxTensorType.ONNX_TENSOR_ELEMENT_DATA_TYPE_DOUBLE);
        types.put(DataType.BYTES, OnnxTensorType.ONNX_TENSOR_ELEMENT_DATA_TYPE_STRING);
        return types;
    }

    private static Map<OnnxTensorType, DataType> fromOrt() {
        Map<OnnxTensorType, DataType> types = new EnumMap<>(OnnxTensorType.class);
        TO_ORT.forEach((ours, theirs) -> types.put(theirs, ours));
        return types;
    }
}
