package io.modelmarket.deploy.bench.hostile;

import io.modelmarket.runtime.inspect.onnx.AttributeProto;
import io.modelmarket.runtime.inspect.onnx.GraphProto;
import io.modelmarket.runtime.inspect.onnx.ModelProto;
import io.modelmarket.runtime.inspect.onnx.NodeProto;
import io.modelmarket.runtime.inspect.onnx.TensorProto;
import io.modelmarket.runtime.onnx.OnnxParts;
import io.modelmarket.runtime.tensor.DataType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Makes models: one operator, a chain of some, or control flow in control flow; about half of them then with something
 * subtly wrong. The same seed and number make the same bytes.
 */
public final class Grammar {

    private static final long[][] SHAPES = {
        {2, 4}, {1, 4, 8, 8}, {OnnxParts.FREE, 4}, {4}, {2, 3, 4}, {1, 1}, {3, 3}, {}, {2, 4, 6, 6}, {3, 1, 2}
    };
    private static final int[] TYPES = {1, 1, 1, 1, 6, 7, 9, 10, 11, 2, 8};
    private static final Set<String> REQUIRED = Set.of("one", "two", "three", "type");
    private static final int MAX_CHAIN = 6;
    private static final List<Subtlety> SUBTLETIES = List.of(Subtlety.values());

    private final long seed;
    private final List<Operator> operators = Operator.all();

    /** The grammar with that seed. */
    public Grammar(long seed) {
        this.seed = seed;
    }

    /** The model of that number. */
    public GeneratedModel model(int number) {
        Random random = new Random(seed * 1_000_003 + number);
        StringBuilder recipe = new StringBuilder();
        GraphProto.Builder graph = random.nextInt(8) == 0
                ? ControlFlow.nested(random, recipe)
                : chain(random, random.nextInt(3) == 0 ? random.nextInt(2, MAX_CHAIN + 1) : 1, recipe);
        ModelProto.Builder model = ModelProto.newBuilder()
                .setIrVersion(8)
                .setProducerName("hostile")
                .addOpsetImport(OnnxParts.opset("", random.nextInt(4) > 0 ? 17 : random.nextInt(7, 22)))
                .setGraph(graph.setName("g"));
        byte[] file = model.build().toByteArray();
        if (random.nextBoolean()) {
            Subtlety subtlety = SUBTLETIES.get(random.nextInt(SUBTLETIES.size()));
            recipe.append(", ").append(subtlety);
            file = subtlety.apply(model, random);
        }
        return new GeneratedModel(number, recipe.toString(), file);
    }

    private GraphProto.Builder chain(Random random, int length, StringBuilder recipe) {
        List<Operator> chosen = random.ints(length, 0, operators.size())
                .mapToObj(operators::get)
                .toList();
        long[] shape = shape(chosen.getFirst().rank(), random);
        GraphProto.Builder graph = GraphProto.newBuilder().addInput(OnnxParts.value("v0", DataType.FP32, shape));
        for (int i = 0; i < length; i++) {
            Operator operator = chosen.get(i);
            recipe.append(recipe.isEmpty() ? "" : " ").append(operator.name());
            graph.addNode(node(operator, "v" + i, "v" + (i + 1), shape, graph, random));
        }
        return graph.addOutput(OnnxParts.unshaped("v" + length, chosen.getLast().output()));
    }

    private static long[] shape(int rank, Random random) {
        List<long[]> fitting = Arrays.stream(SHAPES)
                .filter(shape -> rank == 0 || shape.length == rank)
                .toList();
        return fitting.get(random.nextInt(fitting.size()));
    }

    private static NodeProto.Builder node(
            Operator operator, String from, String to, long[] shape, GraphProto.Builder graph, Random random) {
        List<String> inputs = new ArrayList<>();
        for (char kind : operator.inputs().toCharArray()) {
            if (kind == 'x') {
                inputs.add(from);
            } else {
                String name = to + "_" + inputs.size();
                graph.addInitializer(initialiser(kind, name, shape, random));
                inputs.add(name);
            }
        }
        NodeProto.Builder node = OnnxParts.named(operator.name(), inputs, to);
        for (Operator.Attribute attribute : operator.attributes()) {
            if (REQUIRED.contains(attribute.kind()) || random.nextInt(4) > 0) {
                node.addAttribute(attribute(attribute, shape.length, random));
            }
        }
        if (operator.name().equals("Einsum")) {
            node.addAttribute(OnnxParts.text("equation", random.nextInt(4) > 0 ? "ij->ji" : "i...,j->"));
        }
        return node;
    }

    private static TensorProto initialiser(char kind, String name, long[] shape, Random random) {
        int last = shape.length == 0 ? 1 : (int) Math.abs(shape[shape.length - 1]);
        int channels = shape.length < 2 ? last : (int) Math.abs(shape[1]);
        int rank = shape.length;
        return switch (kind) {
            case 'v' -> weights(name, random, channels);
            case 'f' -> weights(name, random);
            case 'o' -> weights(name, random, 2);
            case 'd' -> OnnxParts.longs(name, new long[0], random.nextInt(1, 6));
            case 'a' -> OnnxParts.longs(name, new long[0], rank == 0 ? 0 : random.nextInt(-rank, rank));
            case 'b' -> OnnxParts.truths(name, new long[] {1}, random.nextBoolean());
            case 's' -> OnnxParts.longs(name, new long[] {1}, random.nextInt(Math.max(1, rank)));
            case 't' -> OnnxParts.longs(name, new long[] {rank}, integers(rank, 1, 4, random));
            case 'p' -> OnnxParts.longs(name, new long[] {2L * rank}, integers(2 * rank, -1, 3, random));
            case 'r' -> OnnxParts.longs(name, new long[] {2}, -1, 1);
            case 'i' -> OnnxParts.longs(name, new long[] {2, 1}, integers(2, -1, 1, random));
            case 'k' -> weights(name, random, 2, channels, 3, 3);
            case 'K' -> weights(name, random, channels, 2, 3, 3);
            case 'n' -> weights(name, random, 1, 2, last);
            case 'N' -> weights(name, random, 1, 2, 2);
            case 'l' -> weights(name, random, 1, 8, last);
            case 'L' -> weights(name, random, 1, 8, 2);
            case 'g' -> weights(name, random, 1, 6, last);
            case 'G' -> weights(name, random, 1, 6, 2);
            default -> weights(name, random, last);
        };
    }

    private static TensorProto weights(String name, Random random, long... shape) {
        long elements = Arrays.stream(shape).reduce(1, Math::multiplyExact);
        return OnnxParts.floats(name, shape, numbers(Math.toIntExact(elements), random));
    }

    private static AttributeProto attribute(Operator.Attribute attribute, int rank, Random random) {
        String name = attribute.name();
        return switch (attribute.kind()) {
            case "axis" -> OnnxParts.integer(name, rank == 0 ? 0 : random.nextInt(-rank, rank));
            case "axes" -> OnnxParts.integers(name, rank == 0 ? new long[0] : integers(1, -rank, rank, random));
            case "perm" -> OnnxParts.integers(name, permutation(rank, random));
            case "window" -> OnnxParts.integers(name, integers(Math.max(1, rank - 2), 1, 4, random));
            case "three" -> OnnxParts.integers(name, 3, 3);
            case "two" -> OnnxParts.integer(name, 2);
            case "one" -> OnnxParts.integer(name, 1);
            case "bool" -> OnnxParts.integer(name, random.nextInt(2));
            case "float" -> OnnxParts.number(name, random.nextFloat());
            case "type" -> OnnxParts.integer(name, TYPES[random.nextInt(TYPES.length)]);
            default -> OnnxParts.integer(name, random.nextInt(1, 6));
        };
    }

    private static long[] permutation(int rank, Random random) {
        List<Integer> axes = new ArrayList<>(IntStream.range(0, rank).boxed().toList());
        Collections.shuffle(axes, random);
        return axes.stream().mapToLong(Integer::longValue).toArray();
    }

    private static long[] integers(int count, int from, int to, Random random) {
        return random.longs(count, from, to).toArray();
    }

    private static float[] numbers(int count, Random random) {
        float[] numbers = new float[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = random.nextFloat() * 4 - 2;
        }
        return numbers;
    }
}
