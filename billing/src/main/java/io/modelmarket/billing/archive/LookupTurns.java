package io.modelmarket.billing.archive;

import io.modelmarket.contracts.problem.ProblemException;
import io.modelmarket.contracts.problem.ProblemType;
import io.modelmarket.kit.problem.RetryLater;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Who may look into the archive just now: few at once, of each asker one. Askers that wait take turns, however many
 * questions each has; how many these are is bounded, and how long they wait.
 */
final class LookupTurns {

    /** Of all askers together: each holds a thread. */
    private static final int MOST_WAITING = 64;

    private final int atOnce;
    private final int mostOfOne;
    private final Duration patience;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition granted = lock.newCondition();
    private final Set<Asker> busy = new HashSet<>();
    /** The asker whose turn comes next first; none without a question. */
    private final Map<Asker, Deque<Question>> waiting = new LinkedHashMap<>();

    /** A question, waiting or being answered. */
    private static final class Question {
        private boolean granted;
    }

    /**
     * Turns for so many at once.
     *
     * @param mostOfOne how many questions of one asker may wait
     * @param patience how long
     */
    LookupTurns(int atOnce, int mostOfOne, Duration patience) {
        this.atOnce = atOnce;
        this.mostOfOne = mostOfOne;
        this.patience = patience;
    }

    /**
     * Waits for the asker's turn, which is to be {@linkplain #end ended}.
     *
     * @throws ProblemException when too many wait, or it does not come in time
     */
    void begin(Asker asker) {
        lock.lock();
        try {
            Question question = new Question();
            add(asker, question);
            grant();
            if (!await(question)) {
                remove(asker, question);
                throw crowded();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Ends the asker's turn; what it has left to ask comes after what others wait for. */
    void end(Asker asker) {
        lock.lock();
        try {
            busy.remove(asker);
            Deque<Question> own = waiting.remove(asker);
            if (own != null) {
                waiting.put(asker, own);
            }
            grant();
        } finally {
            lock.unlock();
        }
    }

    /** How many questions wait. */
    int waiting() {
        lock.lock();
        try {
            return waiting.values().stream().mapToInt(Deque::size).sum();
        } finally {
            lock.unlock();
        }
    }

    private void add(Asker asker, Question question) {
        Deque<Question> own = waiting.getOrDefault(asker, new ArrayDeque<>());
        boolean waits = busy.contains(asker) || busy.size() >= atOnce;
        if (waits && own.size() >= mostOfOne) {
            throw RetryLater.refusal(
                    ProblemType.RATE_LIMITED,
                    "One question for events is answered at a time, and " + mostOfOne
                            + " more of yours wait already; ask again when they are answered.",
                    patience);
        }
        if (waiting() >= MOST_WAITING) {
            throw crowded();
        }
        own.add(question);
        waiting.putIfAbsent(asker, own);
    }

    private ProblemException crowded() {
        return RetryLater.refusal(
                ProblemType.UNAVAILABLE, "Too many questions for events are asked just now; try again soon.", patience);
    }

    private boolean await(Question question) {
        long left = patience.toNanos();
        try {
            while (!question.granted && left > 0) {
                left = granted.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return question.granted;
    }

    private void remove(Asker asker, Question question) {
        Deque<Question> own = waiting.get(asker);
        if (own != null && own.remove(question) && own.isEmpty()) {
            waiting.remove(asker);
        }
    }

    /** Hands free turns to those who have none, in the order of {@link #waiting}. */
    private void grant() {
        while (busy.size() < atOnce) {
            Asker next = waiting.keySet().stream()
                    .filter(asker -> !busy.contains(asker))
                    .findFirst()
                    .orElse(null);
            Deque<Question> own = next == null ? null : waiting.remove(next);
            if (next == null || own == null) {
                return;
            }
            own.remove().granted = true;
            busy.add(next);
            if (!own.isEmpty()) {
                waiting.put(next, own);
            }
            granted.signalAll();
        }
    }
}
