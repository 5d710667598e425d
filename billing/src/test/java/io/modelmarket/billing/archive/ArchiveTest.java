package io.modelmarket.billing.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelmarket.billing.BillingPlace;
import io.modelmarket.billing.Books;
import io.modelmarket.billing.Consumer;
import io.modelmarket.billing.Market;
import io.modelmarket.billing.archive.ArchivedFile.Content;
import io.modelmarket.billing.archive.ArchivedFile.Span;
import io.modelmarket.billing.stream.KafkaAccess;
import io.modelmarket.billing.stream.StreamThread;
import io.modelmarket.contracts.event.Topic;
import io.modelmarket.contracts.event.proto.UsageEvent;
import io.modelmarket.kit.tenancy.TenantScope;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(BillingPlace.class)
class ArchiveTest {

    private final String month =
            YearMonth.from(Instant.now().atZone(Consumer.ZONE)).toString();

    @Inject
    KafkaAccess kafka;

    @Inject
    ArchiveConfig config;

    @Inject
    ArchiveStore store;

    @Inject
    ArchiveFolder folder;

    @Inject
    TenantScope scope;

    @Inject
    ArchiveProgress progress;

    @Inject
    Merging merging;

    @Test
    void everyRecordIsArchivedWithWhatBecameOfIt() throws SQLException {
        Market market = Market.open();
        Consumer consumer = market.subscribe(market.plan("digits", "0.10"));
        List<UsageEvent> sent = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            sent.add(consumer.next(Instant.now()).setKeyId("key-" + i % 2).build());
        }
        sent.forEach(consumer::send);
        sent.subList(5, 10).forEach(consumer::send);
        consumer.send(consumer.next(Instant.now()).setRequests(-1).build());
        consumer.send(consumer.event(90, Instant.now()).setNode("bad\u0000node").build());
        consumer.send(consumer.next(Instant.now())
                .setOutcome(UsageEvent.Outcome.FAILED)
                .build());
        market.topics.send(Topic.USAGE, null, consumer.subscription, "no event".getBytes(StandardCharsets.UTF_8));
        consumer.send(List.of(
                consumer.next(Instant.now()).build(),
                consumer.next(Instant.now()).setRows(-1).build(),
                sent.getLast(),
                consumer.next(Instant.now()).build()));
        consumer.awaitRequests(month, 22);

        assertThat(reconcile(market)).isEqualTo("EQUAL");
        assertThat(rows("SELECT verdict || ' ' || coalesce(reason, '') || ' ' || count(*) FROM %s"
                        + " WHERE subscription_id = '" + consumer.subscription + "' GROUP BY verdict, reason"))
                .containsExactlyInAnyOrder(
                        "counted  23", "duplicate  6", "rejected negative-quantity 2", "rejected missing-identity 1");
        assertThat(rows("SELECT count(*) FROM %s WHERE verdict = 'counted' AND key_id = 'key-1' AND subscription_id = '"
                        + consumer.subscription + "'"))
                .containsExactly("10");
        assertThat(rows("SELECT reason FROM %s WHERE payload = 'no event'::BLOB"))
                .contains("malformed");
        assertThat(rows("SELECT count(*) - count(DISTINCT (kafka_partition, kafka_offset, kafka_index)) FROM %s"))
                .containsExactly("0");
    }

    @Test
    void whatFillsAGapIsCountedInTheArchiveToo() throws SQLException {
        Market market = Market.open();
        Consumer consumer = market.subscribe(market.plan("digits", "0.10"));
        List<UsageEvent> sent = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            sent.add(consumer.next(Instant.now()).build());
        }
        consumer.send(0, sent.subList(0, 2));
        consumer.send(4, sent.subList(4, 6));
        market.topics.flush();
        consumer.awaitRequests(month, 4);
        assertThat(reconcile(market)).isEqualTo("EQUAL");

        consumer.send(2, sent.subList(2, 4));
        consumer.send(2, sent.subList(2, 4));
        market.topics.flush();
        consumer.awaitRequests(month, 6);

        assertThat(reconcile(market)).isEqualTo("EQUAL");
        assertThat(rows("SELECT verdict || ' ' || count(*) FROM %s WHERE subscription_id = '" + consumer.subscription
                        + "' GROUP BY verdict"))
                .containsExactlyInAnyOrder("counted 6", "duplicate 2");
    }

    @Test
    void readersThatTakeOverFromEachOtherArchiveOnce() throws SQLException {
        Market market = Market.open();
        Consumer consumer = market.subscribe(market.plan("digits", "0.10"));
        List<StreamThread> readers = List.of(second(), second());
        try {
            consumer.use(200, Instant.now());
            readers.getFirst().start();
            consumer.use(200, Instant.now());
            readers.getLast().start();
            progress.hurry();
            consumer.use(200, Instant.now());
            readers.getFirst().stop();
            consumer.use(100, Instant.now());
            consumer.awaitRequests(month, 700);
            assertThat(reconcile(market)).isEqualTo("EQUAL");
        } finally {
            readers.forEach(StreamThread::stop);
        }
        assertThat(rows("SELECT count(*) FROM %s WHERE verdict = 'counted' AND subscription_id = '"
                        + consumer.subscription + "'"))
                .containsExactly("700");
    }

    @Test
    void whoeverWasOvertakenRecordsNothing() throws IOException, SQLException {
        Path draft = folder.draft();
        Files.writeString(draft, "not used");
        ArchivedFile stale = new ArchivedFile(
                new Span(0, Instant.EPOCH, 0, 3),
                new Content(4, 0, 0, Instant.EPOCH, Instant.EPOCH, false),
                8,
                "0".repeat(64));

        boolean recorded = scope.callAsPlatform(() -> {
            store.positions(List.of(0));
            return store.record(stale, draft, new TreeMap<>(), -1);
        });

        assertThat(recorded).isFalse();
        assertThat(folder.at(stale.span().path())).doesNotExist();
        Files.delete(draft);
        try (Books books = Books.asService("*")) {
            assertThat(books.number(
                            "SELECT count(*) FROM archive_file WHERE path = ?",
                            stale.span().path()))
                    .isZero();
        }
    }

    @Test
    void noRecordIsInTwoFiles() throws SQLException {
        try (Books books = Books.asService("*")) {
            books.update(INSERT, "a", 10, 20);
            books.update(INSERT, "b", 20, 30);
            assertThatThrownBy(books::commit).hasMessageContaining("conflicting key");
        }
        try (Books books = Books.asService("*")) {
            assertThatThrownBy(() -> books.update("DELETE FROM archive_file"))
                    .hasMessageContaining("permission denied");
        }
        try (Books books = Books.asService("globex")) {
            assertThat(books.number("SELECT count(*) FROM archive_file")).isZero();
        }
    }

    @Test
    void anHoursFilesBecomeOne() throws SQLException {
        Market market = Market.open();
        Consumer consumer = market.subscribe(market.plan("digits", "0.10"));
        for (int i = 1; i <= 3; i++) {
            consumer.use(50, Instant.now());
            consumer.awaitRequests(month, 50L * i);
            assertThat(reconcile(market)).isEqualTo("EQUAL");
        }
        long before = live();
        List<String> events = rows("SELECT count(*) || '/' || sum(kafka_offset) FROM %s");

        Instant later = Instant.now().plus(Duration.ofHours(4));
        int made = scope.callAsPlatform(() -> merging.merge(later));

        assertThat(made).isPositive();
        assertThat(live()).isLessThan(before);
        assertThat(rows("SELECT count(*) || '/' || sum(kafka_offset) FROM %s")).isEqualTo(events);
        assertThat(reconcile(market)).isEqualTo("EQUAL");
        scope.callAsPlatform(() -> merging.merge(later));
        try (Books books = Books.asService("*")) {
            for (Object path : books.query("SELECT path FROM archive_file WHERE removed_at IS NOT NULL")) {
                assertThat(folder.at((String) path)).doesNotExist();
            }
            assertThat(books.number("SELECT count(*) FROM archive_file WHERE removed_at IS NOT NULL"))
                    .isGreaterThanOrEqualTo(3);
        }
    }

    private static final String INSERT = """
            INSERT INTO archive_file (path, partition, hour, first_offset, last_offset, counted, duplicates, rejected,
                bytes, sha256, written_at)
            VALUES (?, 77, now(), ?, ?, 1, 0, 0, 1, repeat('0', 64), now())
            """;

    private StreamThread second() {
        return new StreamThread(
                "second-archive", () -> new ArchiveReader(kafka, config, store, folder, scope, progress));
    }

    private String reconcile(Market market) {
        return market.as("fiona")
                .get("/v1/finance/reconciliation?period={p}&tenant={t}", month, market.globex)
                .path("verdict");
    }

    private static long live() throws SQLException {
        try (Books books = Books.asService("*")) {
            return books.number("SELECT count(*) FROM archive_file WHERE merged_into IS NULL");
        }
    }

    /** A query over all recorded files. */
    private List<String> rows(String sql) throws SQLException {
        List<Path> files = new ArrayList<>();
        try (Books books = Books.asService("*")) {
            for (Object path : books.query("SELECT path FROM archive_file WHERE merged_into IS NULL")) {
                files.add(folder.at((String) path));
            }
        }
        try (ColumnStore columns = folder.columns(1)) {
            return columns.query(sql.replace("%s", ColumnStore.parquet(files)), row -> row.getString(1));
        }
    }
}
