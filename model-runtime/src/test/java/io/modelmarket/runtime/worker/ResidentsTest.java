package io.modelmarket.runtime.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelmarket.runtime.model.ModelRef;
import io.modelmarket.runtime.model.Provider;
import io.modelmarket.runtime.model.Signature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is loaded again first, and what is not any more. */
class ResidentsTest {

    private static final Suspect SOMEBODY = new Suspect(model(9).ref(), "globex", List.of());

    @TempDir
    Path folder;

    private final Residents residents = new Residents();

    @BeforeEach
    void load() throws IOException {
        int[] bytes = {300, 100, 200};
        for (int id = 0; id < bytes.length; id++) {
            Path file = Files.write(folder.resolve("model-" + id), new byte[bytes[id]]);
            residents.add(model(id), file, Provider.CPU, "CPU");
        }
    }

    @Test
    void allArePresentUntilTheProcessIsLost() {
        assertThat(residents.nextAbsent()).isNull();

        residents.lostAll();

        assertThat(residents.isPresent(model(0))).isFalse();
        assertThat(residents.belongs(model(0))).isTrue();
    }

    @Test
    void theSmallestComesFirstAndBeforeItWhatIsCalled() {
        residents.lostAll();
        residents.call(model(0));

        assertThat(inOrder()).containsExactly(0L, 1L, 2L);
        assertThat(residents.nextAbsent()).isNull();
    }

    @Test
    void whatWasUnloadedMeanwhileDoesNotComeBack() {
        residents.lostAll();
        Residents.Resident first = Objects.requireNonNull(residents.nextAbsent());
        residents.remove(first.model());

        residents.arrived(first, "CPU");

        assertThat(residents.isPresent(first.model())).isFalse();
        assertThat(residents.belongs(first.model())).isFalse();
    }

    @Test
    void whoIsSuspectedAloneIsGivenUpAndWhoIsAmongOthersTheSecondTime() {
        residents.lostAll();
        Residents.Resident one = Objects.requireNonNull(residents.nextAbsent());
        Suspect load = Suspect.load(one.model().ref());

        assertThat(residents.givenUp(one, Set.of(SOMEBODY))).isFalse();
        assertThat(residents.givenUp(one, Set.of(SOMEBODY, load))).isFalse();
        assertThat(residents.givenUp(one, Set.of(SOMEBODY, load))).isTrue();
        residents.arrived(one, "CPU");
        assertThat(residents.givenUp(one, Set.of(SOMEBODY, load)))
                .as("it has come back meanwhile")
                .isFalse();
        assertThat(residents.givenUp(one, Set.of(load))).isTrue();
    }

    private List<Long> inOrder() {
        List<Long> order = new ArrayList<>();
        for (Residents.Resident next = residents.nextAbsent(); next != null; next = residents.nextAbsent()) {
            order.add(next.model().id());
            residents.arrived(next, "CPU");
        }
        return order;
    }

    private static LoadedModel model(long id) {
        ModelRef ref = new ModelRef("acme/model-" + id, "1.0.0", "0".repeat(64));
        return new LoadedModel(id, "acme", ref, new Signature(List.of(), List.of()), Duration.ZERO, 1, Duration.ZERO);
    }
}
