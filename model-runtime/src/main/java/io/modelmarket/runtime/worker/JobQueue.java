package io.modelmarket.runtime.worker;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Runs waiting for a connection of their partner's worker, first come first served, at most so many. */
final class JobQueue {

    private final int capacity;
    private final Deque<RunJob> jobs = new ArrayDeque<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();

    JobQueue(int capacity) {
        this.capacity = capacity;
    }

    /** Adds a job; false when the queue is full. */
    boolean offer(RunJob job) {
        lock.lock();
        try {
            if (jobs.size() >= capacity) {
                return false;
            }
            jobs.addLast(job);
            changed.signal();
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** Adds a job that was taken before, as the next to be taken. */
    void putBack(RunJob job) {
        lock.lock();
        try {
            jobs.addFirst(job);
            changed.signal();
        } finally {
            lock.unlock();
        }
    }

    /** Waits for the next job; null as soon as the caller is not wanted any more. */
    @Nullable RunJob take(BooleanSupplier wanted) {
        lock.lock();
        try {
            while (wanted.getAsBoolean()) {
                RunJob job = jobs.pollFirst();
                if (job != null) {
                    return job;
                }
                changed.awaitUninterruptibly();
            }
            changed.signal();
            return null;
        } finally {
            lock.unlock();
        }
    }

    /** Makes all who wait look again whether they are wanted. */
    void wakeAll() {
        lock.lock();
        try {
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    void remove(RunJob job) {
        lock.lock();
        try {
            jobs.remove(job);
        } finally {
            lock.unlock();
        }
    }

    /** Takes out everything that waits. */
    List<RunJob> drain() {
        lock.lock();
        try {
            List<RunJob> all = new ArrayList<>(jobs);
            jobs.clear();
            return all;
        } finally {
            lock.unlock();
        }
    }

    /** How many wait. */
    int size() {
        lock.lock();
        try {
            return jobs.size();
        } finally {
            lock.unlock();
        }
    }
}
