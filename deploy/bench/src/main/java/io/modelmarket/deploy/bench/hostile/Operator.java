package io.modelmarket.deploy.bench.hostile;

import io.modelmarket.runtime.tensor.DataType;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * An operator of the grammar.
 *
 * @param inputs one letter for each input's kind
 * @param rank what it wants of its first input; 0 for any
 * @param output the type it makes of it
 */
record Operator(String name, String inputs, int rank, DataType output, List<Attribute> attributes) {

    private static final String GRAMMAR = "operators.grammar";

    /** An attribute and what kind of values it takes. */
    record Attribute(String name, String kind) {}

    Operator {
        attributes = List.copyOf(attributes);
    }

    /** All there are, in the grammar's order. */
    static List<Operator> all() {
        try (InputStream grammar = Objects.requireNonNull(Operator.class.getResourceAsStream(GRAMMAR), GRAMMAR);
                BufferedReader lines = new BufferedReader(new InputStreamReader(grammar, StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(Operator::parse)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Operator parse(String line) {
        List<String> words = List.of(line.split(" ", -1));
        return new Operator(
                words.get(0),
                words.get(1),
                words(words, "@").map(Integer::valueOf).findFirst().orElse(0),
                words(words, "=").map(DataType::valueOf).findFirst().orElse(DataType.FP32),
                words.stream()
                        .filter(word -> word.contains(":"))
                        .map(Operator::attribute)
                        .toList());
    }

    private static Stream<String> words(List<String> words, String sign) {
        return words.stream().filter(word -> word.startsWith(sign)).map(word -> word.substring(sign.length()));
    }

    private static Attribute attribute(String word) {
        String[] parts = word.split(":", 2);
        return new Attribute(parts[0], parts[1]);
    }
}
