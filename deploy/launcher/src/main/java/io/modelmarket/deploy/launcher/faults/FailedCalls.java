package io.modelmarket.deploy.launcher.faults;

import io.modelmarket.deploy.launcher.faults.Answers.Entry;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Calls that failed, in the caller's log and in the topic. Nobody waits for a failure's record, so one whose data plane
 * is killed may be lost; one that is followed by an answer of the same life of it stands before that in the journal,
 * and must be there.
 */
final class FailedCalls {
    private final List<Entry> log;
    private final List<Metered> topic;
    private final TreeMap<Long, Answer> byBegin = new TreeMap<>();
    private final TreeMap<Long, Answer> byEnd = new TreeMap<>();
    private final List<Entry> unrecordable;

    FailedCalls(List<Entry> log, List<Metered> topic) {
        this.log = log;
        this.topic = topic;
        this.unrecordable = log.stream().filter(Entry::unrecordable).toList();
        Map<String, Long> epochs = new HashMap<>();
        topic.stream().filter(Metered::answered).forEach(event -> epochs.put(event.request(), event.epoch()));
        for (Entry entry : log) {
            Long epoch = epochs.get(entry.request());
            if (entry.answered() && epoch != null) {
                byBegin.put(entry.begun(), new Answer(entry, epoch));
                byEnd.put(entry.ended(), new Answer(entry, epoch));
            }
        }
    }

    List<Check> checks() {
        Map<String, Long> events = new HashMap<>();
        Map<String, Long> failures = new HashMap<>();
        for (Metered event : topic) {
            events.merge(event.request(), 1L, Long::sum);
            if (!event.answered()) {
                failures.merge(event.request(), 1L, Long::sum);
            }
        }
        List<Entry> sure = log.stream()
                .filter(entry -> entry.ranAndFailed() && isBehindAnAnswer(entry))
                .toList();
        return List.of(
                Check.equal(
                        "failures with an event, of those before an answer",
                        sure.size(),
                        count(sure, entry -> failures.containsKey(entry.request()))),
                Check.none(
                        "failures with another event",
                        count(failures.keySet(), request -> events.getOrDefault(request, 0L) > 1)),
                Check.none(
                        "failures of requests that were refused or never sent",
                        count(log, entry -> entry.neverRan() && failures.containsKey(entry.request()))));
    }

    /**
     * Whether calls before and after it were answered by one life of the data plane, which could record all the time.
     */
    private boolean isBehindAnAnswer(Entry failed) {
        Map.Entry<Long, Answer> before = byEnd.lowerEntry(failed.begun());
        Map.Entry<Long, Answer> after = byBegin.higherEntry(failed.ended());
        return before != null
                && after != null
                && before.getValue().epoch() == after.getValue().epoch()
                && unrecordable.stream()
                        .noneMatch(refused -> refused.ended()
                                        >= before.getValue().entry().begun()
                                && refused.begun() <= after.getValue().entry().ended());
    }

    private static <T> long count(Collection<T> all, Predicate<T> wanted) {
        return all.stream().filter(wanted).count();
    }

    /** A call that was answered, and in which of the data plane's lives. */
    private record Answer(Entry entry, long epoch) {}
}
