package io.modelmarket.billing;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelmarket.billing.CuttingProxy.Cut;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The connection to the database ends at each statement of intake and of what moves money, in turn, once before
 * PostgreSQL has the statement and once before the answer to a commit is heard. Who heard that it went wrong, or
 * nothing, says the same again.
 */
@QuarkusTest
@QuarkusTestResource(value = CuttablePlace.class, restrictToAnnotatedClass = true)
class CutStatementsIT {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final Duration OFTEN = Duration.ofMillis(5);
    private static final Duration OFTEN_ENOUGH = Duration.ofMillis(25);
    private static final int MOST_STATEMENTS = 200;
    private static final int LEAST_STATEMENTS = 4;
    /** How often a cut may hit what matters to nobody, like a look whether a connection still is one. */
    private static final int MOST_IN_VAIN = 3;

    private static final int EVENTS = 3;
    /** With what intake's transaction begins: offsets, rollups, quotas, marks, offsets, messages and commit follow. */
    private static final String INTAKE = "ORDER BY partition FOR UPDATE";

    private static final int LEAST_OF_INTAKE = 6;

    private final CuttingProxy database = CuttablePlace.proxy();

    @AfterEach
    void leaveItAlone() {
        database.disarm();
    }

    @ParameterizedTest
    @EnumSource
    void intakeCountsEachEventOnce(Cut cut) throws SQLException {
        Market market = Market.open();
        Consumer consumer = market.subscribe(market.plan("digits", "0.10"));
        long sent = 0;
        int cuts = -1;
        boolean reached = true;
        while (reached && cuts < MOST_STATEMENTS) {
            cuts++;
            database.cutAt(cuts + 1, cut, INTAKE);
            consumer.use(EVENTS, Instant.now());
            sent += EVENTS;
            awaitCounted(consumer, sent);
            reached = !database.disarm();
        }

        assertThat(cuts).isBetween(cut == Cut.STATEMENT ? LEAST_OF_INTAKE : 1, MOST_STATEMENTS - 1);
        assertThat(counted(consumer)).isEqualTo(sent);
        try (Books books = Books.asService("*")) {
            assertThat(books.number("SELECT count(*) FROM usage_rejected")).isZero();
        }
    }

    static Stream<FinanceTask> tasks() {
        return Stream.of(FinanceWork.values(), CreditWork.values(), BankWork.values())
                .flatMap(Stream::of);
    }

    @ParameterizedTest
    @MethodSource("tasks")
    void isDoneWhollyAndOnce(FinanceTask work) throws SQLException {
        Undertaking undertaking = work.begin();
        try (BookSums books = new BookSums()) {
            Set<Map<String, Long>> added = new LinkedHashSet<>();
            for (Cut cut : Cut.values()) {
                int cuts = 0;
                while (isReached(undertaking, books, added, cuts + 1, cut)) {
                    cuts++;
                    assertThat(cuts).isLessThan(MOST_STATEMENTS);
                }
                assertThat(cuts).as(cut.name()).isGreaterThanOrEqualTo(cut == Cut.STATEMENT ? LEAST_STATEMENTS : 1);
                System.out.println(work + ": " + cuts + " cuts, of " + cut);
            }
            assertThat(added).as("each time the same").hasSize(1);
            books.assertBalanced();
            undertaking.check().run();
        }
    }

    /** Cuts at a statement of what is undertaken; whether it has so many. */
    private boolean isReached(
            Undertaking undertaking, BookSums books, Set<Map<String, Long>> added, int statement, Cut cut)
            throws SQLException {
        for (int attempt = 1; attempt <= MOST_IN_VAIN; attempt++) {
            undertaking.preparation().run();
            await(OFTEN).until(database::isQuiet);
            UUID key = UUID.randomUUID();
            Map<String, Long> before = books.now();
            database.cutAt(statement, cut);
            Undertaking.Answer first = undertaking.call().apply(key);
            boolean reached = !database.disarm();
            Map<String, Long> between = books.now();
            boolean done = first.done();
            if (!done) {
                assertThat(reached).as(first.text()).isTrue();
                await(OFTEN).until(() -> undertaking.call().apply(key).done());
            }
            Map<String, Long> after = books.now();
            added.add(BookSums.added(before, after));
            assertWhole(undertaking, before, between, after);
            if (!reached || !done) {
                return reached;
            }
        }
        return true;
    }

    private static void assertWhole(
            Undertaking undertaking, Map<String, Long> before, Map<String, Long> between, Map<String, Long> after) {
        if (undertaking.inSteps()) {
            between.forEach((figure, sum) -> assertThat(sum)
                    .as(figure)
                    .isBetween(before.getOrDefault(figure, 0L), after.getOrDefault(figure, 0L)));
        } else {
            assertThat(between).as("after the cut, all or nothing").isIn(before, after);
        }
    }

    private static ConditionFactory await(Duration every) {
        return Awaitility.await()
                .atMost(SOON)
                .pollDelay(Duration.ZERO)
                .pollInterval(every)
                .pollInSameThread();
    }

    private static void awaitCounted(Consumer consumer, long requests) {
        await(OFTEN_ENOUGH).until(() -> counted(consumer) == requests);
    }

    private static long counted(Consumer consumer) throws SQLException {
        try (Books books = Books.asService("*")) {
            return books.number(
                    "SELECT coalesce(sum(requests), 0)::bigint FROM usage_rollup WHERE subscription_id = ?::uuid",
                    consumer.subscription);
        }
    }
}
