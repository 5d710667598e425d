package io.modelmarket.platform.rest;

import com.fasterxml.jackson.core.JsonGenerator;
import io.modelmarket.platform.inference.Invalid;
import io.modelmarket.runtime.tensor.Tensor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;

/** Writes a tensor's elements as a flat JSON array; numbers so that reading them gives the same bits again. */
final class ElementWriter {

    private ElementWriter() {}

    static void write(Tensor tensor, JsonGenerator json) throws IOException {
        json.writeStartArray();
        ByteBuffer data = tensor.data();
        for (int i = 0; i < tensor.elements(); i++) {
            switch (tensor.type()) {
                case FP32 -> writeFloat(data.getFloat(), json);
                case FP64 -> writeDouble(data.getDouble(), json);
                case FP16 -> writeFloat(Float.float16ToFloat(data.getShort()), json);
                case BF16 -> writeFloat(Bfloat16.toFloat(data.getShort()), json);
                case INT64 -> json.writeNumber(data.getLong());
                case UINT64 -> json.writeNumber(Long.toUnsignedString(data.getLong()));
                case INT32 -> json.writeNumber(data.getInt());
                case UINT32 -> json.writeNumber(Integer.toUnsignedLong(data.getInt()));
                case INT16 -> json.writeNumber(data.getShort());
                case UINT16 -> json.writeNumber(Short.toUnsignedInt(data.getShort()));
                case INT8 -> json.writeNumber(data.get());
                case UINT8 -> json.writeNumber(Byte.toUnsignedInt(data.get()));
                case BOOL -> json.writeBoolean(data.get() != 0);
                case BYTES -> {
                    writeStrings(tensor, json);
                    i = tensor.elements();
                }
            }
        }
        json.writeEndArray();
    }

    private static void writeFloat(float value, JsonGenerator json) throws IOException {
        if (Float.isFinite(value)) {
            json.writeNumber(value);
        } else {
            json.writeString(Float.toString(value));
        }
    }

    private static void writeDouble(double value, JsonGenerator json) throws IOException {
        if (Double.isFinite(value)) {
            json.writeNumber(value);
        } else {
            json.writeString(Double.toString(value));
        }
    }

    private static void writeStrings(Tensor tensor, JsonGenerator json) throws IOException {
        Utf8Reader text = new Utf8Reader(tensor.data());
        for (int i = 0; i < tensor.elements(); i++) {
            text.next();
            try {
                json.writeString(text, -1);
            } catch (CharacterCodingException e) {
                throw Invalid.tensor(
                        tensor.name(), "holds bytes that are not UTF-8 text; ask for it with 'binary_data': true");
            }
        }
    }
}
