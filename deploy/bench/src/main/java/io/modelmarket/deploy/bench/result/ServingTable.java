package io.modelmarket.deploy.bench.result;

import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** The result as a person reads it: a line for each point. */
public final class ServingTable {

    private static final String NONE = "-";

    private ServingTable() {}

    /** The table, its legend and what missed its target. */
    public static String of(ServingResult result) {
        StringBuilder text = new StringBuilder();
        line(text, "", "requests/s", "", "", "", "", "", "p50 us", "", "p99 us", "", "cpu us/request", "");
        line(
                text, "case", "market", "floor", "node", "ceiling", "x floor", "x node", "market", "floor", "market",
                "floor", "market", "floor");
        for (Point point : result.points()) {
            line(
                    text,
                    point.label(),
                    whole(result.figure(point, Contender.MARKET, Metric.THROUGHPUT)),
                    whole(result.figure(point, Contender.FLOOR, Metric.THROUGHPUT)),
                    whole(result.figure(point, Contender.NODE, Metric.THROUGHPUT)),
                    whole(result.figure(point, Contender.CEILING, Metric.THROUGHPUT)),
                    ratio(result.ratio(point, Metric.THROUGHPUT, Contender.FLOOR)),
                    ratio(result.ratio(point, Metric.THROUGHPUT, Contender.NODE)),
                    whole(result.figure(point, Contender.MARKET, Metric.P50)),
                    whole(result.figure(point, Contender.FLOOR, Metric.P50)),
                    whole(result.figure(point, Contender.MARKET, Metric.P99)),
                    whole(result.figure(point, Contender.FLOOR, Metric.P99)),
                    whole(result.figure(point, Contender.MARKET, Metric.CPU)),
                    whole(result.figure(point, Contender.FLOOR, Metric.CPU)));
        }
        text.append("\nMedians over rounds; ratios are medians of the rounds' own ratios.\n");
        text.append("The ceiling is the floor's server answering from memory.\n\n");
        List<Case> cases = result.cases();
        cases.stream().filter(each -> each.met() != null).forEach(each -> target(text, each, ceiling(cases, each)));
        result.notes().forEach(note -> text.append("note: ").append(note).append('\n'));
        return text.toString();
    }

    /** What is the most a ratio to the floor could be; infinite where nothing says so. */
    private static double ceiling(List<Case> cases, Case ratio) {
        String name = ratio.name().replace("/throughput-vs-floor", "/ceiling-vs-floor");
        return cases.stream()
                .filter(each -> !each.equals(ratio) && each.name().equals(name))
                .mapToDouble(Case::value)
                .findFirst()
                .orElse(Double.POSITIVE_INFINITY);
    }

    private static void target(StringBuilder text, Case each, double ceiling) {
        Target target = each.target();
        boolean failures = each.name().endsWith("failures");
        if (target == null || (failures && Boolean.TRUE.equals(each.met()))) {
            return;
        }
        text.append(String.format(
                Locale.ROOT,
                "%-42s %8.2f %-8s %s %.2f  %s%n",
                each.name(),
                each.value(),
                each.unit(),
                target.atLeast() ? ">=" : "<=",
                target.value(),
                verdict(each, target, ceiling)));
    }

    private static String verdict(Case each, Target target, double ceiling) {
        if (Boolean.TRUE.equals(each.met())) {
            return "met";
        }
        return target.value() > ceiling
                ? String.format(Locale.ROOT, "MISSED, above the ceiling of %.2f", ceiling)
                : "MISSED";
    }

    private static void line(StringBuilder text, String name, String... cells) {
        text.append(String.format(Locale.ROOT, "%-24s", name));
        for (String cell : cells) {
            text.append(String.format(Locale.ROOT, " %10s", cell));
        }
        text.append('\n');
    }

    private static String whole(OptionalDouble value) {
        return value.isPresent() ? String.format(Locale.ROOT, "%.0f", value.getAsDouble()) : NONE;
    }

    private static String ratio(OptionalDouble value) {
        return value.isPresent() ? String.format(Locale.ROOT, "%.2f", value.getAsDouble()) : NONE;
    }
}
