package io.modelmarket.deploy.launcher.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What several data planes did with one hard quota. */
record QuotaFigures(int quota, List<Node> nodes, long counted) {
    private static final double MILLIS = 1e6;

    /**
     * One data plane; instants by {@link System#nanoTime}.
     *
     * @param early refusals while the quota was not used up
     * @param firstEnd when it first said that the month is used up
     */
    record Node(String name, long answers, long early, long lastAnswer, long firstEnd) {}

    QuotaFigures {
        nodes = List.copyOf(nodes);
    }

    long answers() {
        return nodes.stream().mapToLong(Node::answers).sum();
    }

    /** When the last answer was read. */
    private long exhaustedAt() {
        return nodes.stream().mapToLong(Node::lastAnswer).max().orElse(0);
    }

    private double effectMillis(Node node) {
        return Math.max(0, node.firstEnd() - exhaustedAt()) / MILLIS;
    }

    List<BenchResult> results() {
        String name = "quota " + quota + ", ";
        List<BenchResult> results = new ArrayList<>();
        results.add(BenchResult.atMost(name + "overshoot", Math.max(answers(), counted) - (double) quota, "calls", 0));
        results.add(BenchResult.figure(name + "answered", (double) answers(), "calls"));
        results.add(
                BenchResult.atMost(name + "answered, not counted", (double) Math.abs(answers() - counted), "calls", 0));
        for (Node node : nodes) {
            results.add(BenchResult.figure(name + node.name() + " answered", (double) node.answers(), "calls"));
            results.add(BenchResult.figure(name + node.name() + " refused early", (double) node.early(), "calls"));
            results.add(BenchResult.figure(name + node.name() + " effect", effectMillis(node), "ms"));
        }
        return results;
    }

    String table() {
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT,
                "quota %d: answered %d, counted %d, overshoot %d%n  %-10s %9s %14s %28s%n",
                quota,
                answers(),
                counted,
                Math.max(answers(), counted) - quota,
                "node",
                "answered",
                "refused early",
                "last answer -> used up, ms"));
        for (Node node : nodes) {
            text.append(String.format(
                    Locale.ROOT,
                    "  %-10s %9d %14d %28.1f%n",
                    node.name(),
                    node.answers(),
                    node.early(),
                    effectMillis(node)));
        }
        return text.toString();
    }
}
