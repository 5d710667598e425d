package io.modelmarket.deploy.launcher.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What several data planes did with one hard quota. */
record QuotaFigures(String name, int quota, List<Node> nodes, long counted) {
    private static final double MILLIS = 1e6;

    /**
     * One data plane; instants by {@link System#nanoTime}.
     *
     * @param early refusals while the quota was not used up
     * @param broken calls whose answer was not read, because the node was killed
     * @param firstEnd when it first said that the month is used up
     */
    record Node(String name, long answers, long early, long broken, long lastAnswer, long firstEnd) {}

    QuotaFigures {
        nodes = List.copyOf(nodes);
    }

    long answers() {
        return nodes.stream().mapToLong(Node::answers).sum();
    }

    private long broken() {
        return nodes.stream().mapToLong(Node::broken).sum();
    }

    /** When the last answer was read. */
    private long exhaustedAt() {
        return nodes.stream().mapToLong(Node::lastAnswer).max().orElse(0);
    }

    private double effectMillis(Node node) {
        return Math.max(0, node.firstEnd() - exhaustedAt()) / MILLIS;
    }

    List<BenchResult> results() {
        String of = name + ", ";
        List<BenchResult> results = new ArrayList<>();
        results.add(atMostNone(of + "overshoot", Math.max(answers(), counted) - quota));
        results.add(BenchResult.figure(of + "answered", (double) answers(), "calls"));
        results.add(atMostNone(of + "answered, not counted", answers() - counted));
        results.add(atMostNone(of + "counted, neither read nor broken", counted - answers() - broken()));
        for (Node node : nodes) {
            results.add(BenchResult.figure(of + node.name() + " answered", (double) node.answers(), "calls"));
            results.add(BenchResult.figure(of + node.name() + " refused early", (double) node.early(), "calls"));
            results.add(BenchResult.figure(of + node.name() + " effect", effectMillis(node), "ms"));
        }
        return results;
    }

    private static BenchResult atMostNone(String name, long calls) {
        return BenchResult.atMost(name, (double) Math.max(0, calls), "calls", 0);
    }

    String table() {
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT,
                "%s: answered %d, broken %d, counted %d, overshoot %d%n  %-10s %9s %14s %28s%n",
                name,
                answers(),
                broken(),
                counted,
                Math.max(0, Math.max(answers(), counted) - quota),
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
