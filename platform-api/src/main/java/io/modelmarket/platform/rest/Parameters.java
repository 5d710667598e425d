package io.modelmarket.platform.rest;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.modelmarket.platform.inference.Invalid;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A {@code parameters} object: strings, numbers and booleans by name. Those nobody asks for are let be. */
record Parameters(Map<String, Object> values) {

    static final Parameters NONE = new Parameters(Map.of());
    private static final int MAX = 256;

    /** Nothing that is asked for is a text, so how long it is does not matter. */
    private static final Object TEXT = "";

    static Parameters read(JsonParser parser) throws IOException {
        if (parser.currentToken() == JsonToken.VALUE_NULL) {
            return NONE;
        }
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            throw Invalid.request("'parameters' must be an object");
        }
        Map<String, Object> values = new HashMap<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            Object value = value(parser, name, parser.nextToken());
            if (values.size() >= MAX) {
                throw Invalid.request("'parameters' has more than " + MAX + " members");
            }
            values.put(name, value);
        }
        return new Parameters(values);
    }

    @Nullable Boolean flag(String name) {
        Object value = values.get(name);
        if (value != null && !(value instanceof Boolean)) {
            throw Invalid.request("parameter '" + name + "' must be true or false");
        }
        return (Boolean) value;
    }

    @Nullable Long number(String name) {
        Object value = values.get(name);
        if (value != null && !(value instanceof Long)) {
            throw Invalid.request("parameter '" + name + "' must be a whole number of 64 bits");
        }
        return (Long) value;
    }

    private static Object value(JsonParser parser, String name, @Nullable JsonToken token) throws IOException {
        return switch (token) {
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_STRING -> TEXT;
            case VALUE_NUMBER_FLOAT -> parser.getDoubleValue();
            case VALUE_NUMBER_INT ->
                parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER
                        ? (Object) parser.getBigIntegerValue()
                        : (Object) parser.getLongValue();
            case null, default ->
                throw Invalid.request("parameter '" + name + "' must be a string, a number, true or false");
        };
    }
}
