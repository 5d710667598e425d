package io.modelmarket.deploy.bench.hostile;

import io.modelmarket.deploy.bench.result.ServingReport.Row;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What hostile models did, as it is written down. */
record HostileReport(List<Row> results, List<String> notes, String table) {

    private static final int MOST_RULES = 12;

    HostileReport {
        results = List.copyOf(results);
        notes = List.copyOf(notes);
    }

    static HostileReport of(int models, long seed, Tally tally) {
        List<Row> rows = new ArrayList<>();
        rows.add(figure("models of seed " + seed, models));
        for (Finding finding : Finding.values()) {
            int count = tally.count(finding);
            boolean never = finding == Finding.HUNG || finding == Finding.THREW;
            rows.add(
                    never
                            ? new Row(finding.words(), count, "", 0.0, false, count == 0)
                            : figure(finding.words(), count));
        }
        List<String> notes = new ArrayList<>();
        if (kept(tally) > 0) {
            notes.add("models worth a look are in " + tally.kept());
        }
        return new HostileReport(rows, notes, table(rows, notes, tally));
    }

    private static int kept(Tally tally) {
        int kept = 0;
        for (Finding finding : Finding.values()) {
            kept += finding.isKept() ? tally.count(finding) : 0;
        }
        return kept;
    }

    private static Row figure(String name, int value) {
        return new Row(name, value, "", null, false, null);
    }

    private static String table(List<Row> rows, List<String> notes, Tally tally) {
        StringBuilder text = new StringBuilder();
        for (Row row : rows) {
            Boolean met = row.met();
            text.append(String.format(Locale.ROOT, "%-36s %8.0f", row.name(), row.value()));
            text.append(met == null ? "" : met ? "  target 0  met" : "  target 0  MISSED")
                    .append('\n');
        }
        text.append("\nrefused most often by:\n");
        tally.rules().entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(MOST_RULES)
                .forEach(rule ->
                        text.append(String.format(Locale.ROOT, "  %-34s %8d%n", rule.getKey(), rule.getValue())));
        notes.forEach(note -> text.append("note: ").append(note).append('\n'));
        return text.toString();
    }
}
