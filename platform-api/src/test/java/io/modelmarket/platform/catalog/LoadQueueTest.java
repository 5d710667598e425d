package io.modelmarket.platform.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.modelmarket.runtime.model.ModelRef;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whose turn it is. */
class LoadQueueTest {

    private final LoadQueue queue = new LoadQueue("trial", 4);
    private final List<String> begun = new CopyOnWriteArrayList<>();
    private final CountDownLatch slow = new CountDownLatch(1);

    @AfterEach
    void end() {
        slow.countDown();
        queue.close();
    }

    @Test
    void aPartnersSlowModelsKeepNobodyElseWaiting() {
        for (int i = 0; i < 10; i++) {
            add("slow", i, true);
        }
        queue.add(ref("other", 0), "other", WantedBy.CALL, by -> begun.add("other-0"));

        await().until(() -> begun.contains("other-0"));
        assertThat(begun).contains("slow-0").doesNotContain("slow-1");
    }

    @Test
    void whatIsCalledComesBeforeWhatIsPublished() {
        add("a", 0, false);
        add("b", 0, false);
        add("c", 0, false);
        await().until(() -> begun.size() == 2);
        assertThat(begun).as("half of the threads are kept for calls").containsExactlyInAnyOrder("a-0", "b-0");

        add("d", 0, true);
        await().until(() -> begun.contains("d-0"));
        assertThat(begun).doesNotContain("c-0");
    }

    @Test
    void whoIsCalledWhileWaitingMovesForward() {
        add("a", 0, true);
        await().until(() -> begun.contains("a-0"));
        for (int i = 1; i < 4; i++) {
            int number = i;
            queue.add(ref("a", i), "a", WantedBy.QUESTION, by -> begun.add("a-" + number + " " + by));
        }

        queue.call(ref("a", 3));
        slow.countDown();

        await().until(() -> begun.size() == 4);
        assertThat(begun).containsExactly("a-0", "a-3 CALL", "a-1 QUESTION", "a-2 QUESTION");
    }

    @Test
    void aFailureEndsNoThread() {
        for (int i = 0; i < 20; i++) {
            queue.add(ref("bad", i), "bad", WantedBy.CALL, by -> {
                throw new IllegalStateException("expected: this work fails");
            });
        }
        queue.add(ref("bad", 20), "bad", WantedBy.CALL, by -> begun.add("after"));

        await().dontCatchUncaughtExceptions().until(() -> begun.contains("after"));
        assertThat(begun).containsExactly("after");
    }

    private void add(String partner, int number, boolean called) {
        queue.add(ref(partner, number), partner, called ? WantedBy.CALL : WantedBy.PUBLICATION, by -> {
            begun.add(partner + "-" + number);
            try {
                slow.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private static ModelRef ref(String partner, int number) {
        return new ModelRef(partner + "/model-" + number, "1.0.0", "0".repeat(64));
    }
}
