package io.modelmarket.deploy.bench.result;

import java.util.List;
import java.util.Locale;

/** Figures as a person reads them: a line for each. */
final class CaseTable {

    private CaseTable() {}

    static String of(List<Case> cases, List<String> notes) {
        StringBuilder text = new StringBuilder();
        for (Case each : cases) {
            Target target = each.target();
            text.append(String.format(Locale.ROOT, "%-52s %12.3f %-12s", each.name(), each.value(), each.unit()));
            if (target != null) {
                text.append(String.format(
                        Locale.ROOT,
                        " %s %.2f  %s",
                        target.atLeast() ? ">=" : "<=",
                        target.value(),
                        target.metBy(each.value()) ? "met" : "MISSED"));
            }
            text.append('\n');
        }
        notes.forEach(note -> text.append("note: ").append(note).append('\n'));
        return text.toString();
    }
}
