package io.modelmarket.platform.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class FatalErrorsTest {

    private final AtomicInteger ended = new AtomicInteger();
    private final FatalErrors handler = new FatalErrors(ended::incrementAndGet);

    @Test
    void endsTheProcessWhenAnErrorEndsAThread() throws InterruptedException {
        run(() -> {
            throw new NoClassDefFoundError("gone");
        });

        assertThat(ended).hasValue(1);
    }

    @Test
    void livesOnAfterAnException() throws InterruptedException {
        run(() -> {
            throw new IllegalStateException("one thread's trouble");
        });

        assertThat(ended).hasValue(0);
    }

    private void run(Runnable work) throws InterruptedException {
        Thread thread = Thread.ofPlatform().uncaughtExceptionHandler(handler).start(work);
        thread.join();
    }
}
