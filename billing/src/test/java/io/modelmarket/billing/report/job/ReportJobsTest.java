package io.modelmarket.billing.report.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelmarket.billing.BillingPlace;
import io.modelmarket.billing.Books;
import io.modelmarket.billing.Market;
import io.modelmarket.billing.document.Language;
import io.modelmarket.billing.report.ReportKind;
import io.modelmarket.billing.report.table.TableFormat;
import io.modelmarket.kit.tenancy.TenantScope;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What happens to a report that was asked for. */
@QuarkusTest
@QuarkusTestResource(BillingPlace.class)
class ReportJobsTest {

    private static final Map<String, Object> REQUEST = Map.of("kind", "PAYABLES", "format", "CSV", "period", "2026-01");

    @Inject
    ReportMaking making;

    @Inject
    ReportJobs jobs;

    @Inject
    TenantScope scope;

    private Market market;
    private Reports reports;

    @BeforeEach
    void open() {
        market = Market.open();
        reports = new Reports(market);
    }

    @Test
    void isMadeKeptAndThenDeleted() {
        JsonPath job = reports.made(REQUEST);
        String id = job.getString("id");
        assertThat(job.getString("state")).as(job.prettify()).isEqualTo("DONE");
        assertThat(Instant.parse(job.getString("dataAsOf"))).isBeforeOrEqualTo(Instant.now());
        assertThat(market.as("felix").get(Reports.PATH).<List<String>>path("items.id"))
                .contains(id);
        assertThat(reports.content(id).header("ETag")).isEqualTo("\"" + job.getString("sha256") + "\"");

        scope.runAsPlatform(() -> making.expire(Instant.now().plus(Duration.ofDays(2))));

        assertThat(reports.job(id).getString("state")).isEqualTo("EXPIRED");
        Response gone = reports.content(id);
        assertThat(gone.statusCode()).isEqualTo(404);
        assertThat(gone.<String>path("detail")).contains("expired");
        assertThat(BillingPlace.place().artifactsFolder().resolve("reports").resolve(id + "-1.csv"))
                .doesNotExist();
    }

    /** What is left when billing is killed while it writes a file, or before it says that it has. */
    @Test
    void whatIsLeftOfKilledAttemptsIsDeletedWhenItIsOld() throws IOException {
        String id = reports.made(REQUEST).getString("id");
        FileTime old = FileTime.from(Instant.now().minus(Duration.ofHours(25)));
        Path folder = BillingPlace.place().artifactsFolder().resolve("reports");
        Path kept = Files.setLastModifiedTime(folder.resolve(id + "-1.csv"), old);
        Path draft = leave(folder, "." + UUID.randomUUID() + ".draft", old);
        Path unknown = leave(folder, UUID.randomUUID() + "-1.csv", old);
        Path earlier = leave(folder, id + "-0.csv", old);
        Path someoneElses = leave(folder, "notes.txt", old);
        Path young = leave(folder, UUID.randomUUID() + "-2.csv", FileTime.from(Instant.now()));

        scope.runAsPlatform(() -> making.expire(Instant.now()));

        assertThat(List.of(draft, unknown, earlier)).noneMatch(Files::exists);
        assertThat(List.of(kept, someoneElses, young)).allMatch(Files::exists);
        assertThat(reports.content(id).statusCode()).isEqualTo(200);
    }

    private static Path leave(Path folder, String name, FileTime at) throws IOException {
        return Files.setLastModifiedTime(Files.writeString(folder.resolve(name), "left"), at);
    }

    @Test
    void isTakenUpAgainWhenWhoeverMadeItIsGone() throws SQLException {
        UUID id = UUID.randomUUID();
        insert(id, 1);
        assertThat(reports.over(id.toString()).getString("state")).isEqualTo("DONE");
        assertThat(BillingPlace.place().artifactsFolder().resolve("reports").resolve(id + "-2.csv"))
                .exists();
        UUID hopeless = UUID.randomUUID();
        insert(hopeless, 3);
        JsonPath failed = reports.over(hopeless.toString());
        assertThat(failed.getString("state")).isEqualTo("FAILED");
        assertThat(failed.getString("failure")).contains("ended");
        assertThat(reports.content(hopeless.toString()).statusCode()).isEqualTo(409);
    }

    @Test
    void whoeverWasTooSlowChangesNothing() throws SQLException {
        UUID id = UUID.randomUUID();
        insert(id, 2, "now() + interval '1 hour'");
        ReportJob late = begun(id, 1);
        scope.runAsPlatform(() -> {
            making.make(late);
            jobs.failed(late, "too slow");
        });
        assertThat(reports.job(id.toString()).getString("state")).isEqualTo("RUNNING");
        assertThat(BillingPlace.place().artifactsFolder().resolve("reports").resolve(late.storedName()))
                .doesNotExist();
        try (Books books = Books.asOwner("*")) {
            books.update("DELETE FROM report_job WHERE id = ?", id);
            books.commit();
        }
    }

    @Test
    void oneThatIsGivenBackIsBegunAgainAndTheAttemptDoesNotCount() throws SQLException {
        UUID id = UUID.randomUUID();
        insert(id, 3, "now() + interval '1 hour'");
        scope.runAsPlatform(() -> jobs.giveBack(begun(id, 2)));
        assertThat(reports.job(id.toString()).getString("state")).isEqualTo("RUNNING");
        scope.runAsPlatform(() -> jobs.giveBack(begun(id, 3)));
        assertThat(reports.over(id.toString()).getString("state")).isEqualTo("DONE");
        try (Books books = Books.asService("*")) {
            assertThat(books.number("SELECT attempts - given_back FROM report_job WHERE id = ?", id))
                    .isEqualTo(3);
        }
    }

    @Test
    void offIsWhatTheSchedulerTakesForOff() {
        assertThat(List.of("off", "disabled", "Disabled")).allMatch(ReportMaking::isOff);
        assertThat(ReportMaking.isOff("1s")).isFalse();
    }

    @Test
    void thereAreNotTooMany() throws SQLException {
        List<UUID> waiting = new ArrayList<>();
        try (Books books = Books.asOwner("*")) {
            for (int i = 0; i < 20; i++) {
                waiting.add(UUID.randomUUID());
                books.update(
                        "INSERT INTO report_job (id, kind, format, period, language, request_id, state, requested_by, requested_at, held_until)"
                                + " VALUES (?, 'PAYABLES', 'CSV', '2026-01-01', 'en', 'r-1', 'RUNNING', 'x', now(),"
                                + " now() + interval '1 hour')",
                        waiting.getLast());
            }
            books.commit();
        }
        Response refused = market.post("fiona", Reports.PATH, REQUEST);
        try (Books books = Books.asOwner("*")) {
            for (UUID id : waiting) {
                books.update("DELETE FROM report_job WHERE id = ?", id);
            }
            books.commit();
        }
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.<String>path("detail")).contains("20 reports wait");
        assertThat(reports.made(REQUEST).getString("state")).isEqualTo("DONE");
    }

    @Test
    void isForFinanceAndSaysWhatIsWrong() {
        assertThat(market.post("carla", Reports.PATH, REQUEST).statusCode()).isEqualTo(403);
        assertThat(market.as("carla").get(Reports.PATH).statusCode()).isEqualTo(403);
        assertThat(market.as("fiona")
                        .get(Reports.PATH + "/" + UUID.randomUUID())
                        .statusCode())
                .isEqualTo(404);
        assertThat(market.post("fiona", Reports.PATH, Map.of("kind", "GOSSIP", "format", "CSV", "period", "2026-01"))
                        .statusCode())
                .isEqualTo(400);
        assertThat(market.post("fiona", Reports.PATH, Map.of("kind", "USAGE", "format", "CSV", "period", "January"))
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void aTenantThatThereIsNotIsRefusedAtOnce() {
        Map<String, Object> request = new HashMap<>(REQUEST);
        request.put("tenant", "no-such-tenant");
        Response refused = market.post("fiona", Reports.PATH, request);
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.<String>path("detail")).contains("There is no tenant 'no-such-tenant'");
        for (String known : List.of(market.globex, "platform")) {
            request.put("tenant", known);
            assertThat(reports.made(request).getString("state")).as(known).isEqualTo("DONE");
        }
    }

    /** The database refuses what was made, in words that are for the log. */
    @Test
    void whatWentWrongIsSaidInWordsWithTheRequestsId() throws SQLException {
        UUID id = UUID.randomUUID();
        insert(id, 1);
        Books.define("ALTER TABLE report_job ADD CONSTRAINT broken CHECK (bytes IS NULL) NOT VALID");
        JsonPath failed;
        try {
            failed = reports.over(id.toString());
        } finally {
            Books.define("ALTER TABLE report_job DROP CONSTRAINT broken");
        }
        assertThat(failed.getString("state")).isEqualTo("FAILED");
        assertThat(failed.getString("failure"))
                .contains("a fault on our side", "report the request id")
                .doesNotContainIgnoringCase("sql")
                .doesNotContain("constraint", "exception");
        assertThat(failed.getString("requestId")).isEqualTo("r-1");
    }

    @Test
    void aPdfIsInTheLanguageThatIsAskedFor() throws IOException {
        Map<String, Object> request = new HashMap<>(REQUEST);
        request.putAll(Map.of("format", "PDF", "language", "zh-CN"));
        JsonPath job = reports.made(request);
        assertThat(job.getString("state")).as(job.prettify()).isEqualTo("DONE");
        Response pdf = reports.content(job.getString("id"));
        assertThat(pdf.contentType()).isEqualTo("application/pdf");
        assertThat(pdf.header("Content-Disposition")).contains("payables-2026-01.pdf");
        try (PDDocument document = Loader.loadPDF(pdf.asByteArray())) {
            assertThat(new PDFTextStripper().getText(document)).contains("应付账款 2026-01", "数据截至", "1 / ");
        }
        request.put("language", "fr");
        Response refused = market.post("fiona", Reports.PATH, request);
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.<String>path("detail")).contains("en or zh-CN");
    }

    private static ReportJob begun(UUID id, int attempts) {
        Wish wish = new Wish(
                ReportKind.PAYABLES, TableFormat.CSV, YearMonth.of(2026, 1), null, null, Language.ENGLISH, "r-1");
        return new ReportJob(id, wish, ReportJob.State.RUNNING, attempts, Instant.now(), null, null);
    }

    private static void insert(UUID id, int attempts) throws SQLException {
        insert(id, attempts, "now() - interval '1 second'");
    }

    private static void insert(UUID id, int attempts, String heldUntil) throws SQLException {
        try (Books books = Books.asOwner("*")) {
            books.update(
                    "INSERT INTO report_job (id, kind, format, period, language, request_id, state, attempts, requested_by, requested_at,"
                            + " held_until) VALUES (?, 'PAYABLES', 'CSV', '2026-01-01', 'en', 'r-1', 'RUNNING', ?, 'x', now(), "
                            + heldUntil + ")",
                    id,
                    attempts);
            books.commit();
        }
    }
}
