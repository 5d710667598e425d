package io.modelmarket.runtime.inspect;

import io.modelmarket.runtime.inspect.onnx.GraphProto;
import io.modelmarket.runtime.inspect.onnx.NodeProto;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which nodes of one graph need which others, and what they need from outside. */
final class Dependencies {

    /** The producer of what is there from the start. */
    private static final int NO_NODE = -1;

    private final Map<String, Integer> producers = new HashMap<>();
    private final Map<String, String> undefined = new LinkedHashMap<>();
    private final List<List<Integer>> users = new ArrayList<>();
    private final int[] waitsFor;

    /**
     * Those of one graph.
     *
     * @param within by node, the names that graphs within it use and do not define, each with the place of a use
     */
    Dependencies(Scope scope, Map<Integer, Map<String, String>> within) {
        GraphProto graph = scope.graph();
        graph.getInputList().forEach(input -> producers.put(input.getName(), NO_NODE));
        graph.getInitializerList().forEach(tensor -> producers.put(tensor.getName(), NO_NODE));
        waitsFor = new int[graph.getNodeCount()];
        for (int node = 0; node < waitsFor.length; node++) {
            users.add(new ArrayList<>());
            for (String output : graph.getNode(node).getOutputList()) {
                producers.put(output, node);
            }
        }
        for (int index = 0; index < waitsFor.length; index++) {
            NodeProto node = graph.getNode(index);
            for (String input : node.getInputList()) {
                if (!input.isEmpty() && !uses(index, input)) {
                    undefined.putIfAbsent(input, scope.where(node, index));
                }
            }
            for (Map.Entry<String, String> use :
                    within.getOrDefault(index, Map.of()).entrySet()) {
                if (!uses(index, use.getKey())) {
                    undefined.putIfAbsent(use.getKey(), use.getValue());
                }
            }
        }
        graph.getOutputList().stream()
                .map(output -> output.getName())
                .filter(name -> !producers.containsKey(name))
                .forEach(name -> undefined.putIfAbsent(name, "output " + Quoted.of(name) + scope.place()));
    }

    /** Names that are used and not defined here, each with the place of a use. */
    Map<String, String> undefined() {
        return undefined;
    }

    /** A node that can never run, because it waits for itself. */
    Optional<Integer> nodeInCycle() {
        ArrayDeque<Integer> ready = new ArrayDeque<>();
        for (int node = 0; node < waitsFor.length; node++) {
            if (waitsFor[node] == 0) {
                ready.add(node);
            }
        }
        int run = 0;
        int[] waits = waitsFor.clone();
        while (!ready.isEmpty()) {
            run++;
            for (int user : users.get(ready.remove())) {
                if (--waits[user] == 0) {
                    ready.add(user);
                }
            }
        }
        for (int node = 0; run < waits.length && node < waits.length; node++) {
            if (waits[node] > 0) {
                return Optional.of(node);
            }
        }
        return Optional.empty();
    }

    private boolean uses(int node, String name) {
        Integer producer = producers.get(name);
        if (producer != null && producer != NO_NODE) {
            users.get(producer).add(node);
            waitsFor[node]++;
        }
        return producer != null;
    }
}
