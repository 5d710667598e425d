package io.modelmarket.billing.trace;

import io.modelmarket.billing.archive.ArchivedEvent;
import io.modelmarket.billing.archive.ArchivedEvents.KeysFound;
import io.modelmarket.billing.archive.ReleaseTime;
import io.modelmarket.billing.period.Period;
import io.modelmarket.billing.trace.EventLookup.Answer;
import io.modelmarket.billing.trace.EventLookup.Reader;
import io.modelmarket.billing.trace.EventQuestion.Span;
import io.modelmarket.billing.trace.LineView.SharedLineView;
import io.modelmarket.billing.trace.TraceView.RollupView;
import io.modelmarket.billing.trace.TraceView.TracedEventView;
import io.modelmarket.billing.trace.UsageBehindView.By;
import io.modelmarket.billing.trace.UsageBehindView.Place;
import io.modelmarket.billing.trace.UsageBehindView.UsedView;
import io.modelmarket.billing.wire.NumberKeyset;
import io.modelmarket.billing.wire.Page;
import io.modelmarket.contracts.problem.ProblemException;
import io.modelmarket.contracts.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.InstantSource;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Follows lines down to their usage, and events up to the lines and shares that they became part of. */
@ApplicationScoped
class Traces {

    private static final int MOST_EVENTS = 10;
    private static final int MOST_LINES = 100;
    private static final int MOST_SHARES = 100;

    private final EventLookup events;
    private final RollupReads rollups;
    private final LineReads lines;
    private final AccrualReads accruals;
    private final InstantSource clock;

    @Inject
    Traces(EventLookup events, RollupReads rollups, LineReads lines, AccrualReads accruals, InstantSource clock) {
        this.events = events;
        this.rollups = rollups;
        this.lines = lines;
        this.accruals = accruals;
        this.clock = clock;
    }

    /**
     * Follows the events with a request id upwards.
     *
     * @param reader whose they must be
     * @param address where the reader traces
     * @param withLines whether the reader may see invoices
     */
    TraceView up(EventQuestion question, Reader reader, String address, boolean withLines) {
        if (question.filter().requestId() == null) {
            throw EventQuestion.invalid("Name the requestId of what is traced.");
        }
        Answer answer = events.find(question, reader, new NumberKeyset(List.of(), MOST_EVENTS));
        boolean forFinance = reader.tenant() == null;
        return new TraceView(
                answer.span().from(),
                answer.span().to(),
                answer.timeZone(),
                answer.found().events().stream()
                        .map(event -> traced(event, address, forFinance, withLines))
                        .toList(),
                answer.found().archived().asOf(),
                answer.found().archived().waiting());
    }

    private TracedEventView traced(ArchivedEvent event, String address, boolean forFinance, boolean withLines) {
        RollupView rollup = rollups.above(event).orElse(null);
        EventView view = EventView.whole(event, address);
        return rollup == null || !withLines || !view.billable()
                ? new TracedEventView(view, rollup, List.of())
                : new TracedEventView(view, rollup, lines(event, rollup, forFinance));
    }

    private List<SharedLineView> lines(ArchivedEvent event, RollupView rollup, boolean forFinance) {
        Place place = new Place(
                event.subscription(),
                event.plan(),
                event.planVersion(),
                YearMonth.parse(rollup.usagePeriod()).atDay(1));
        return lines.of(place, MOST_LINES, forFinance).stream()
                .map(line -> new SharedLineView(
                        line,
                        forFinance && line.replacedBy() == null
                                ? accruals.ofRelease(line.bills(), event.release(), MOST_SHARES)
                                : List.of()))
                .toList();
    }

    /** A line, with the first of its shares for finance. */
    SharedLineView line(String invoice, int line, boolean forFinance) {
        LineView found = found(invoice, line, forFinance);
        return new SharedLineView(
                found,
                forFinance
                        ? accruals.find(ofLine(invoice, line), new NumberKeyset(List.of(), MOST_SHARES - 1))
                        : List.of());
    }

    /** The usage behind a line. */
    UsageBehindView usage(String invoice, int line, By by, Page page, boolean forFinance) {
        LineView found = found(invoice, line, forFinance);
        String address = forFinance ? FinanceTraceResource.EVENTS : TenantTraceResource.events(found.tenant());
        Place place = new Place(
                found.subscription(),
                found.plan(),
                found.planVersion(),
                YearMonth.parse(found.usagePeriod()).atDay(1));
        Part part = by == By.KEY
                ? byKey(found, place, page, address)
                : new Part(rollups.by(by, place, page, address), clock.instant(), 0);
        return new UsageBehindView(
                found.subscription(),
                found.plan(),
                found.planVersion(),
                found.usagePeriod(),
                found.timeZone(),
                by,
                page.items(part.read()),
                rollups.total(place, address).orElse(null),
                part.asOf(),
                part.waiting(),
                page.next(part.read()));
    }

    private Part byKey(LineView line, Place place, Page page, String address) {
        Period month = Period.starting(place.period(), ZoneId.of(line.timeZone()));
        List<ReleaseTime> times = rollups.times(place);
        Span whole = new Span(
                Stream.concat(Stream.of(month.from()), times.stream().map(ReleaseTime::from))
                        .min(Comparator.naturalOrder())
                        .orElseThrow(),
                Stream.concat(Stream.of(month.to()), times.stream().map(ReleaseTime::to))
                        .max(Comparator.naturalOrder())
                        .orElseThrow());
        KeysFound found = events.keys(place, times, whole, line.tenant(), page);
        String behind = place.events(address, whole.from(), whole.to());
        return new Part(
                found.keys().stream()
                        .map(use -> UsedView.of(use, whole, behind))
                        .toList(),
                found.archived().asOf(),
                found.archived().waiting());
    }

    private LineView found(String invoice, int line, boolean forFinance) {
        return lines.find(invoice, line, forFinance)
                .orElseThrow(() -> new ProblemException(
                        ProblemType.NOT_FOUND, "There is no line " + line + " of an invoice " + invoice + " here."));
    }

    /** What was read of usage, one more than fits a page if there is. */
    private record Part(List<UsedView> read, Instant asOf, long waiting) {}

    private static AccrualSearch ofLine(String invoice, @Nullable Integer line) {
        return new AccrualSearch(null, null, invoice, line, null, null, null, null);
    }
}
