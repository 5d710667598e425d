package io.modelmarket.runtime.worker;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * The runs waiting in one lane. Accounts take turns by the time their runs took the worker, divided by the runs' weight
 * (start-time fair queueing): next is who has had least, and who comes back after a pause begins where the others are,
 * so that neither a flood nor a pause is worth anything. Time had in other lanes counts, so that a flood over all of
 * them has to give way to whoever comes over one. Within an account the lowest priority number comes first, then who
 * came first. Of the room, too, an account may have no more than is free then, and who has nothing waiting always finds
 * some: where there is none, the last run of whoever has most waiting makes way.
 */
final class Backlog {

    /**
     * How much more an account may seem to have had than who is next here, in nanoseconds: who is left with this lane
     * alone would else wait until the others have had as much as he had in all.
     */
    static final long MOST_AHEAD = 10_000_000_000L;

    private static final int REMEMBERED = 64;

    private final int perAccount;
    private final int all;
    private final long maxBytes;
    private final ServedTime served;
    private final Predicate<LoadedModel> takeable;
    private final Consumer<RunJob> displaced;
    private final Map<String, AccountRuns> accounts = new HashMap<>();
    private int size;
    private int patient;
    private long bytes;
    private long now;

    /**
     * Room for that many runs of one account and of all, with tensors of that many bytes, and of one more run: the
     * first of an account may go over the bytes, for it may be as large as all of them.
     *
     * @param served what accounts have had in all lanes
     * @param takeable whether what waits for that model may be taken yet
     * @param displaced is given those that have to make way
     */
    Backlog(
            int perAccount,
            int all,
            long maxBytes,
            ServedTime served,
            Predicate<LoadedModel> takeable,
            Consumer<RunJob> displaced) {
        this.perAccount = perAccount;
        this.all = all;
        this.maxBytes = maxBytes;
        this.served = served;
        this.takeable = takeable;
        this.displaced = displaced;
    }

    int size() {
        return size;
    }

    /** How many of an account wait. */
    int sizeOf(String name) {
        AccountRuns account = accounts.get(name);
        return account == null ? 0 : account.size();
    }

    /** Adds a run; false when there is no room. */
    boolean offer(RunJob job) {
        AccountRuns account = accounts.get(job.request().account());
        boolean fits = (account == null || account.size() == 0) ? makeRoom() : hasRoom(account, job.bytes());
        if (!fits) {
            return false;
        }
        add(job, Deque::addLast);
        return true;
    }

    private boolean hasRoom(AccountRuns account, long more) {
        return account.size() < Math.min(perAccount, all - size) && account.bytes() + more <= maxBytes - bytes - more;
    }

    private boolean makeRoom() {
        while (size >= all || bytes >= maxBytes) {
            ToLongFunction<AccountRuns> share = size >= all ? AccountRuns::size : AccountRuns::bytes;
            AccountRuns most = Collections.max(accounts.values(), Comparator.comparingLong(share));
            if (most.size() < 2) {
                return false;
            }
            RunJob last = most.byPriority().lastEntry().getValue().removeLast();
            most.tidy();
            count(most, last, -1);
            displaced.accept(last);
        }
        return true;
    }

    /** Puts back runs that were taken, as the next to be taken. */
    void putBack(List<RunJob> jobs) {
        for (RunJob job : jobs.reversed()) {
            add(job, Deque::addFirst);
        }
    }

    /**
     * Until when what waits may go on waiting for more, in {@link System#nanoTime}. Empty when it has to go: something
     * is there that does not wait, or that the others would hold up, or there is enough for a batch, or room for no
     * more. Where no model asks for a delay, that is known without a look at what waits.
     */
    OptionalLong mayWaitUntil(long batchBytes) {
        if (patient == 0 || patient < size || size >= perAccount || bytes >= batchBytes) {
            return OptionalLong.empty();
        }
        AccountRuns account = next();
        if (account == null || account.size() < size || account.byPriority().size() > 1) {
            return OptionalLong.empty();
        }
        Deque<RunJob> queue = account.byPriority().firstEntry().getValue();
        RunJob first = queue.getFirst();
        long until = first.mayWaitUntil();
        int rows = 0;
        for (RunJob job : queue) {
            rows += job.rows();
            if (!job.goesWith(first) || rows >= first.model().maxRows()) {
                return OptionalLong.empty();
            }
            until = job.mayWaitUntil() - until < 0 ? job.mayWaitUntil() : until;
        }
        return OptionalLong.of(until);
    }

    /**
     * Takes the next run that may be taken and those that go with it, to its model's number of rows and that many
     * bytes.
     */
    List<RunJob> take(long batchBytes) {
        AccountRuns account = next();
        RunJob first = account == null ? null : account.first(takeable);
        if (account == null || first == null) {
            return List.of();
        }
        now = Math.max(now, account.had());
        Deque<RunJob> queue = account.of(first.request().priority());
        queue.removeFirstOccurrence(first);
        List<RunJob> batch = new ArrayList<>();
        batch.add(first);
        long taken = first.bytes();
        int rows = first.rows();
        int most = first.model().maxRows();
        for (Iterator<RunJob> rest = queue.iterator(); rows > 0 && rows < most && rest.hasNext(); ) {
            RunJob job = rest.next();
            if (job.goesWith(first) && rows + job.rows() <= most && taken + job.bytes() <= batchBytes) {
                rest.remove();
                batch.add(job);
                rows += job.rows();
                taken += job.bytes();
            }
        }
        if (queue.isEmpty()) {
            account.tidy();
        }
        batch.forEach(job -> count(account, job, -1));
        return batch;
    }

    /** Counts the worker's time that a batch of an account took, the less the more it weighs. */
    void charge(String name, long nanos, int weight) {
        AccountRuns account = accounts.get(name);
        if (account != null) {
            account.charge(nanos / weight);
        }
        if (accounts.size() > REMEMBERED) {
            forgetTheIdle();
        }
    }

    private void forgetTheIdle() {
        for (Iterator<Map.Entry<String, AccountRuns>> all = accounts.entrySet().iterator(); all.hasNext(); ) {
            Map.Entry<String, AccountRuns> each = all.next();
            if (each.getValue().size() == 0 && (size == 0 || each.getValue().had() <= now)) {
                served.leave(each.getKey());
                all.remove();
            }
        }
    }

    /** Removes those that {@code wanted} picks, and gives each to {@code removed}. */
    void removeIf(Predicate<RunJob> wanted, Consumer<RunJob> removed) {
        List<RunJob> found = new ArrayList<>();
        for (AccountRuns account : accounts.values()) {
            int before = found.size();
            for (Deque<RunJob> queue : account.byPriority().values()) {
                queue.removeIf(job -> wanted.test(job) && found.add(job));
            }
            account.tidy();
            found.subList(before, found.size()).forEach(job -> count(account, job, -1));
        }
        found.forEach(removed);
    }

    /** Looks at each. */
    void forEach(Consumer<RunJob> action) {
        accounts.values().forEach(account -> account.byPriority().values().forEach(queue -> queue.forEach(action)));
    }

    private void add(RunJob job, Placing placing) {
        AccountRuns account = accounts.computeIfAbsent(job.request().account(), this::known);
        if (account.size() == 0) {
            account.setHad(Math.clamp(account.had(), now, now + MOST_AHEAD));
        }
        placing.place(account.of(job.request().priority()), job);
        count(account, job, 1);
    }

    private AccountRuns known(String name) {
        AccountRuns account = new AccountRuns(served.join(name));
        account.setHad(now);
        return account;
    }

    private void count(AccountRuns account, RunJob job, int more) {
        account.count(job, more);
        size += more;
        bytes += more * job.bytes();
        patient += job.mayWait() ? more : 0;
    }

    private @Nullable AccountRuns next() {
        AccountRuns least = null;
        long leastHad = 0;
        for (AccountRuns account : accounts.values()) {
            long had = account.size() == 0 ? 0 : atMostAhead(account);
            if (account.size() > 0 && (least == null || had < leastHad) && account.first(takeable) != null) {
                least = account;
                leastHad = had;
            }
        }
        return least;
    }

    private long atMostAhead(AccountRuns account) {
        long had = account.had();
        if (had - now > MOST_AHEAD) {
            had = now + MOST_AHEAD;
            account.setHad(had);
        }
        return had;
    }

    /** Where in a queue a run goes. */
    private interface Placing {
        void place(Deque<RunJob> queue, RunJob job);
    }
}
