package io.modelmarket.billing.report;

import io.modelmarket.billing.wire.Page;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The books of a period side by side: a page of the lines, with the shares, the totals by currency and whether they
 * agree, over all of them.
 *
 * @param next the cursor of the page after, if there is one
 */
record Report(
        YearMonth period,
        String zone,
        Instant asOf,
        List<ReportLine> lines,
        List<ReportReads.SharedLine> shares,
        List<ReportSums.Total> totals,
        boolean reconciled,
        @Nullable String next) {

    /** What a report is about, and when it was read. */
    record Head(YearMonth period, String zone, Instant asOf) {}

    /** Takes all lines and keeps those of one page. */
    static final class Pages {

        private final Page page;
        private final ReportSums sums = new ReportSums();
        private final List<ReportLine> kept = new ArrayList<>();
        private long seen;

        Pages(Page page) {
            this.page = page;
        }

        void add(ReportLine line) {
            if (seen >= page.offset() && kept.size() < page.rowsToRead()) {
                kept.add(line);
            }
            seen++;
            sums.add(line);
        }

        Report end(Head head, List<ReportReads.SharedLine> shares) {
            return new Report(
                    head.period(),
                    head.zone(),
                    head.asOf(),
                    page.items(kept),
                    List.copyOf(shares),
                    sums.totals(),
                    sums.reconciled(shares),
                    page.next(kept));
        }
    }
}
