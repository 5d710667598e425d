package io.modelmarket.deploy.launcher.faults;

import io.modelmarket.deploy.launcher.faults.Answers.Entry;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Sets the caller's log, the topic and billing side by side. Pure: what it is given is all it knows. */
final class Comparison {
    private final List<Subscriber> subscribers;
    private final List<Entry> log;
    private final List<Metered> topic;

    Comparison(List<Subscriber> subscribers, List<Entry> log, List<Metered> topic) {
        this.subscribers = List.copyOf(subscribers);
        this.log = List.copyOf(log);
        this.topic = List.copyOf(topic);
    }

    /** Request by request: the log against the topic. */
    List<Check> requests() {
        Map<String, Entry> asked = log.stream().collect(Collectors.toMap(Entry::request, entry -> entry));
        Map<String, Metered> answered = new HashMap<>();
        Set<String> twice = new HashSet<>();
        long unasked = 0;
        for (Metered event : topic) {
            Entry entry = asked.get(event.request());
            if (entry == null || !entry.subscription().equals(event.subscription())) {
                unasked++;
            }
            if (event.answered() && answered.put(event.request(), event) != null) {
                twice.add(event.request());
            }
        }
        List<Check> checks = new ArrayList<>();
        checks.addAll(List.of(
                Check.none(
                        "answers without an event",
                        count(entry -> entry.answered() && !answered.containsKey(entry.request()))),
                Check.none(
                        "billable events of requests that were refused or never sent",
                        count(entry -> !entry.answered() && !entry.broken() && answered.containsKey(entry.request()))),
                Check.none("requests with two billable events", twice.size()),
                Check.none("events that nobody asked for", unasked)));
        checks.addAll(new FailedCalls(log, topic).checks());
        return checks;
    }

    /** Subscription by subscription: log, topic, rollups, quota, invoice and report. */
    List<Check> subscriptions(List<Counted> books) {
        Map<String, Counted> bySubscription =
                books.stream().collect(Collectors.toMap(Counted::subscription, counted -> counted));
        List<Check> checks = new ArrayList<>();
        for (Subscriber subscriber : subscribers) {
            Counted counted = bySubscription.get(subscriber.subscription());
            if (counted == null) {
                checks.add(new Check(subscriber.tenant() + ": known to billing", "yes", "no", false));
            } else {
                checks.addAll(of(subscriber, counted));
            }
        }
        return checks;
    }

    /** All books at once, after whatever fault: each has to agree with what it is made from. */
    static List<Check> verdicts(Verdicts verdicts) {
        return List.of(
                Check.equal("archive recounted, of rollups", "EQUAL", verdicts.recount()),
                Check.equal("ledger's chain recomputed", "INTACT", verdicts.ledger()),
                Check.equal("ledger balanced", true, verdicts.balanced()),
                Check.none("records that billing refused", verdicts.rejected()),
                Check.none(
                        "differences in the whole report", verdicts.difference().signum()));
    }

    private List<Check> of(Subscriber subscriber, Counted counted) {
        String name = subscriber.tenant() + ": ";
        Predicate<Entry> own = entry -> entry.subscription().equals(subscriber.subscription());
        long answers = count(own.and(Entry::answered));
        long broken = count(own.and(Entry::broken));
        Tally events = events(subscriber);
        Tally used = counted.used();
        List<Check> checks = new ArrayList<>();
        checks.add(Check.within(
                name + "counted, of answers and broken requests", answers, answers + broken, used.answered()));
        checks.add(Check.equal(name + "counted, of events in the topic", events.answered(), used.answered()));
        checks.add(Check.equal(name + "failures counted, of theirs in the topic", events.failed(), used.failed()));
        if (subscriber.limited()) {
            checks.add(Check.within(name + "answers within the quota", 0, subscriber.quota(), answers));
            checks.add(Check.within(name + "counted within the quota", 0, subscriber.quota(), used.answered()));
        }
        checks.add(Check.equal(name + "invoiced, of counted", used.answered(), counted.invoiced()));
        checks.add(Check.equal(
                name + "difference in the report",
                "0",
                new BigDecimal(counted.difference()).stripTrailingZeros().toPlainString()));
        return checks;
    }

    /** How many events the topic holds of each subscriber, in their order. */
    List<Tally> events() {
        return subscribers.stream().map(this::events).toList();
    }

    private Tally events(Subscriber subscriber) {
        Map<Boolean, Long> events = topic.stream()
                .filter(event -> event.subscription().equals(subscriber.subscription()))
                .collect(Collectors.partitioningBy(Metered::answered, Collectors.counting()));
        return new Tally(events.getOrDefault(true, 0L), events.getOrDefault(false, 0L));
    }

    private long count(Predicate<Entry> wanted) {
        return log.stream().filter(wanted).count();
    }
}
