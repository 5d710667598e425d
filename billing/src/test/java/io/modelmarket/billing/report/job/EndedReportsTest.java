package io.modelmarket.billing.report.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.modelmarket.billing.BillingPlace;
import io.modelmarket.billing.Books;
import io.modelmarket.billing.Market;
import io.modelmarket.billing.document.Language;
import io.modelmarket.billing.report.ReportKind;
import io.modelmarket.billing.report.table.TableFormat;
import io.modelmarket.kit.tenancy.TenantScope;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.YearMonth;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An instance that ends lets go of the report it is making, and another one makes it. */
@QuarkusTest
@QuarkusTestResource(BillingPlace.class)
class EndedReportsTest {

    private static final Duration SOON = Duration.ofSeconds(60);

    @Inject
    ReportJobs jobs;

    @Inject
    ReportFiles files;

    @Inject
    ReportContent content;

    @Inject
    JobConfig config;

    @Inject
    TenantScope scope;

    @Inject
    InstantSource clock;

    private final UUID id = UUID.randomUUID();
    private ReportMaking ending;
    private Reports reports;

    @BeforeEach
    void oneIsToBeMade() throws SQLException {
        ending = new ReportMaking(jobs, files, content, config, scope, clock);
        reports = new Reports(Market.open());
        try (Books books = Books.asOwner("*")) {
            books.update(
                    "INSERT INTO report_job (id, kind, format, period, language, request_id, state, attempts, requested_by,"
                            + " requested_at, held_until) VALUES (?, 'PAYABLES', 'CSV', '2026-01-01', 'en', 'r-1', 'RUNNING', 1,"
                            + " 'x', now(), now() + interval '1 hour')",
                    id);
            books.commit();
        }
    }

    @Test
    void whatIsBeingMadeIsMadeByAnother() throws SQLException, InterruptedException {
        Thread making;
        try (Books held = Books.asOwner("*")) {
            held.update("LOCK TABLE ledger_account IN ACCESS EXCLUSIVE MODE");
            making = Thread.ofVirtual().start(this::make);
            await().atMost(SOON).until(() -> waitsForTheLedger() > 0);

            ending.end(new ShutdownEvent());

            assertThat(attemptsThatCount())
                    .as("it waits, or is held by the next")
                    .isLessThanOrEqualTo(1);
            assertThat(givenBack()).isEqualTo(1);
        }
        assertThat(reports.over(id.toString()).getString("state")).isEqualTo("DONE");
        assertThat(making.join(SOON)).isTrue();
        assertThat(file(2)).exists();
        assertThat(file(1)).as("what the one that ended has still written").doesNotExist();
        assertThat(attemptsThatCount()).isEqualTo(1);
    }

    @Test
    void whatIsBegunWhileItEndsIsMadeByAnother() throws SQLException {
        ending.end(new ShutdownEvent());

        make();

        assertThat(reports.over(id.toString()).getString("state")).isEqualTo("DONE");
        assertThat(file(2)).exists();
        assertThat(givenBack()).isEqualTo(1);
    }

    private void make() {
        Wish wish = new Wish(
                ReportKind.PAYABLES, TableFormat.CSV, YearMonth.of(2026, 1), null, null, Language.ENGLISH, "r-1");
        ReportJob job = new ReportJob(id, wish, ReportJob.State.RUNNING, 1, Instant.now(), null, null);
        scope.runAsPlatform(() -> ending.make(job));
    }

    private Path file(int attempt) {
        return BillingPlace.place().artifactsFolder().resolve("reports").resolve(id + "-" + attempt + ".csv");
    }

    private static long waitsForTheLedger() throws SQLException {
        try (Books books = Books.asOwner("*")) {
            return books.number(
                    "SELECT count(*) FROM pg_locks WHERE NOT granted AND relation = 'ledger_account'::regclass");
        }
    }

    private long givenBack() throws SQLException {
        try (Books books = Books.asOwner("*")) {
            return books.number("SELECT given_back FROM report_job WHERE id = ?", id);
        }
    }

    private long attemptsThatCount() throws SQLException {
        try (Books books = Books.asOwner("*")) {
            return books.number("SELECT attempts - given_back FROM report_job WHERE id = ?", id);
        }
    }
}
