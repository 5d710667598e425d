package io.modelmarket.platform.rest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import io.modelmarket.contracts.problem.ProblemException;
import io.modelmarket.contracts.problem.ProblemType;
import io.modelmarket.platform.inference.Classification;
import io.modelmarket.platform.inference.InferenceConfig;
import io.modelmarket.platform.inference.Invalid;
import io.modelmarket.platform.inference.Schedule;
import io.modelmarket.platform.inference.TensorBuffers;
import io.modelmarket.platform.rest.RequestHead.Input;
import io.modelmarket.platform.rest.RequestHead.Output;
import io.modelmarket.platform.rest.numbers.BodyParser;
import io.modelmarket.platform.rest.numbers.BodyParserFactory;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.CharConversionException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the JSON of a request in one pass, tensors straight into their memory. Members it does not know are passed
 * over.
 */
@Singleton
class RequestReader {

    private static final int MAX_NAME = 1_024;

    /** What a parser may make of each byte, which cannot be asked how long a text is. */
    private static final long AS_CHARACTERS = 4;

    private final JsonFactory json;
    private final int maxTensors;
    private final int maxDepth;

    @Inject
    RequestReader(InferenceConfig config) {
        this(config, new BodyParserFactory(settings(config)));
    }

    /** With a factory of {@link #settings}. */
    RequestReader(InferenceConfig config, JsonFactory json) {
        this.maxTensors = config.maxTensors();
        this.maxDepth = config.maxDepth();
        this.json = json;
    }

    static JsonFactoryBuilder settings(InferenceConfig config) {
        return new JsonFactoryBuilder()
                .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
                .enable(StreamReadFeature.USE_FAST_BIG_NUMBER_PARSER)
                .disable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(config.maxDepth())
                        .maxStringLength((int) config.maxBody().asLongValue())
                        .build());
    }

    /**
     * Reads the first {@code length} bytes of {@code body}.
     *
     * @throws ProblemException when they are not one JSON object of the expected form
     */
    RequestHead read(byte[] body, int length, TensorBuffers buffers) {
        try (JsonParser parser = json.createParser(body, 0, length)) {
            if (!(parser instanceof BodyParser)) {
                buffers.expect(AS_CHARACTERS * length);
            }
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw Invalid.request("the body must be a JSON object");
            }
            RequestHead head = head(parser, new InputReader(json, body, length, buffers));
            if (parser.nextToken() != null) {
                throw malformed("there is something behind the JSON object", parser);
            }
            return head;
        } catch (StreamConstraintsException e) {
            throw new ProblemException(
                    ProblemType.MALFORMED_JSON,
                    "the JSON is nested deeper than " + maxDepth + ", or has a number or name that is too long");
        } catch (CharConversionException e) {
            throw new ProblemException(ProblemType.MALFORMED_JSON, "the JSON is not UTF-8");
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new ProblemException(
                    ProblemType.MALFORMED_JSON,
                    e.getLocation() == null
                            ? "the body is not JSON"
                            : "the body is not JSON at line " + e.getLocation().getLineNr() + ", column "
                                    + e.getLocation().getColumnNr());
        } catch (IOException e) {
            throw new ProblemException(ProblemType.MALFORMED_JSON, "the body is not JSON");
        }
    }

    private RequestHead head(JsonParser parser, InputReader inputReader) throws IOException {
        String id = null;
        Parameters parameters = Parameters.NONE;
        List<Input> inputs = null;
        List<Output> outputs = List.of();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String member = parser.currentName();
            parser.nextToken();
            switch (member) {
                case "id" -> id = text(parser, "id");
                case "parameters" -> parameters = Parameters.read(parser);
                case "inputs" -> inputs = inputs(parser, inputReader);
                case "outputs" -> outputs = outputs(parser);
                default -> parser.skipChildren();
            }
        }
        if (inputs == null) {
            throw Invalid.request("'inputs' is missing");
        }
        return new RequestHead(
                id,
                Boolean.TRUE.equals(parameters.flag("binary_data_output")),
                Schedule.of(parameters.number("timeout"), parameters.number("priority")),
                inputs,
                outputs);
    }

    private List<Input> inputs(JsonParser parser, InputReader reader) throws IOException {
        requireArray(parser, "inputs");
        List<Input> inputs = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            requireObject(parser, "inputs");
            requireRoom(inputs.size(), "inputs");
            inputs.add(reader.read(parser));
        }
        return inputs;
    }

    private List<Output> outputs(JsonParser parser) throws IOException {
        requireArray(parser, "outputs");
        List<Output> outputs = new ArrayList<>();
        Set<String> names = new HashSet<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            requireObject(parser, "outputs");
            requireRoom(outputs.size(), "outputs");
            Output output = output(parser);
            if (!names.add(output.name())) {
                throw Invalid.request("output '" + output.name() + "' is asked for more than once");
            }
            outputs.add(output);
        }
        return outputs;
    }

    private static Output output(JsonParser parser) throws IOException {
        String name = null;
        Parameters parameters = Parameters.NONE;
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String member = parser.currentName();
            parser.nextToken();
            switch (member) {
                case "name" -> name = text(parser, "name");
                case "parameters" -> parameters = Parameters.read(parser);
                default -> parser.skipChildren();
            }
        }
        if (name == null) {
            throw Invalid.request("an entry of 'outputs' has no 'name'");
        }
        return new Output(
                name, parameters.flag("binary_data"), Classification.top(parameters.number("classification")));
    }

    static @Nullable String text(JsonParser parser, String member) throws IOException {
        if (parser.currentToken() == JsonToken.VALUE_NULL) {
            return null;
        }
        if (parser.currentToken() != JsonToken.VALUE_STRING) {
            throw Invalid.request("'" + member + "' must be a string");
        }
        boolean tooLong = parser instanceof BodyParser body && body.isTextLongerThan(MAX_NAME);
        String text = tooLong ? "" : parser.getText();
        if (tooLong || text.length() > MAX_NAME) {
            throw Invalid.request("'" + member + "' is longer than " + MAX_NAME + " characters");
        }
        return text;
    }

    private void requireRoom(int present, String member) {
        if (present >= maxTensors) {
            throw Invalid.request("'" + member + "' has more than " + maxTensors + " entries");
        }
    }

    private static void requireArray(JsonParser parser, String member) {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            throw Invalid.request("'" + member + "' must be an array");
        }
    }

    private static void requireObject(JsonParser parser, String member) throws IOException {
        if (parser.currentToken() == null) {
            throw malformed("the JSON ends inside '" + member + "'", parser);
        }
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            throw Invalid.request("'" + member + "' must hold objects");
        }
    }

    private static ProblemException malformed(String detail, JsonParser parser) {
        return new ProblemException(
                ProblemType.MALFORMED_JSON,
                detail + ", at byte " + parser.currentTokenLocation().getByteOffset());
    }
}
