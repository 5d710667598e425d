package io.modelmarket.platform.quota;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * A start with a long journal, in a process of its own: each event is of one of some subscriptions, by chance. Says how
 * many calls of each are uncounted when all is read, and when billing has counted a part.
 */
final class LongJournal {

    static final int SUBSCRIPTIONS = 5;

    private static final Instant BEGUN = Instant.parse("2026-11-10T00:00:00Z");
    private static final Instant MONTH = Instant.parse("2026-11-01T00:00:00Z");
    private static final int EACH_SECOND = 1_000;

    private LongJournal() {}

    /** Of so many events, of which billing counts the first so many. */
    public static void main(String[] args) {
        int events = Integer.parseInt(args[0]);
        long counted = Long.parseLong(args[1]);
        Silence silence = new Silence(Duration.ofSeconds(10), System::nanoTime);
        LeaseWatch watch = new LeaseWatch();
        List<Quota> quotas = IntStream.range(0, SUBSCRIPTIONS)
                .mapToObj(each -> new Quota("s" + each, new Lease.Policy(Duration.ofMinutes(10)), watch, silence))
                .toList();
        Random chance = chance();
        for (int sequence = 1; sequence <= events; sequence++) {
            quotas.get(chance.nextInt(SUBSCRIPTIONS)).restore(1, sequence, BEGUN.plusSeconds(sequence / EACH_SECOND));
        }
        say(quotas);
        quotas.forEach(quota -> quota.counted(MONTH, counted, Map.of(), Map.of(1L, new CountedUpTo(counted))));
        say(quotas);
    }

    static Random chance() {
        return new Random(26);
    }

    private static void say(List<Quota> quotas) {
        quotas.forEach(
                quota -> System.out.println(quota.tally(ZoneOffset.UTC, BEGUN).uncounted()));
    }
}
