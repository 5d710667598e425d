package io.modelmarket.deploy.launcher.closing;

import io.modelmarket.deploy.launcher.temporary.TemporaryMarket;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** What billing's database says of its archive. */
final class ArchiveBooks {

    private static final String RECORD = """
            INSERT INTO billing.archive_file (path, partition, hour, first_offset, last_offset, counted, duplicates,
                rejected, first_finished, last_finished, bytes, sha256, written_at)
            VALUES (?, ?, ?, ?, ?, ?, 0, 0, ?, ?, ?, ?, now())
            """;

    private static final List<String> ADVANCE = List.of("""
            INSERT INTO billing.intake_offset (partition, next_offset, updated_at)
            SELECT partition, max(last_offset) + 1, now() FROM billing.archive_file WHERE partition >= %1$d
            GROUP BY partition
            """, """
            INSERT INTO billing.archive_offset (partition, next_offset, updated_at)
            SELECT partition, max(last_offset) + 1, now() FROM billing.archive_file WHERE partition >= %1$d
            GROUP BY partition
            """);

    private final TemporaryMarket market;

    ArchiveBooks(TemporaryMarket market) {
        this.market = market;
    }

    /** One that the archive has written itself. */
    String newestFile() throws SQLException {
        try (Connection connection = market.database();
                PreparedStatement query = connection.prepareStatement(
                        "SELECT path FROM billing.archive_file WHERE merged_into IS NULL ORDER BY written_at DESC LIMIT 1");
                ResultSet row = query.executeQuery()) {
            row.next();
            return row.getString(1);
        }
    }

    /** Those of {@link ClosingBooks}. */
    List<Used> subscriptions() throws SQLException {
        try (Connection connection = market.database();
                PreparedStatement query =
                        connection.prepareStatement("SELECT id::text, tenant, model, plan_id::text FROM"
                                + " billing.subscription WHERE tenant LIKE 'consumer-%' ORDER BY id");
                ResultSet row = query.executeQuery()) {
            List<Used> all = new ArrayList<>();
            while (row.next()) {
                all.add(new Used(row.getString(1), row.getString(2), row.getString(3), row.getString(4)));
            }
            return all;
        }
    }

    /** Records files and that intake and archive are at their end. */
    void record(List<WrittenFile> files) throws SQLException {
        try (Connection connection = market.database();
                PreparedStatement insert = connection.prepareStatement(RECORD)) {
            for (WrittenFile file : files) {
                insert.setString(1, file.path());
                insert.setInt(2, file.partition());
                insert.setObject(3, file.hour().atOffset(ZoneOffset.UTC));
                insert.setLong(4, file.first());
                insert.setLong(5, file.first() + file.events() - 1);
                insert.setLong(6, file.events());
                insert.setObject(7, file.hour().atOffset(ZoneOffset.UTC));
                insert.setObject(
                        8,
                        file.hour().plus(1, ChronoUnit.HOURS).minusNanos(1000).atOffset(ZoneOffset.UTC));
                insert.setLong(9, file.bytes());
                insert.setString(10, file.sha256());
                insert.addBatch();
            }
            insert.executeBatch();
            int first = files.getFirst().partition();
            for (String sql : ADVANCE) {
                try (PreparedStatement advance = connection.prepareStatement(sql.formatted(first))) {
                    advance.execute();
                }
            }
        }
    }

    /** A subscription and what its events say. */
    record Used(String id, String tenant, String model, String plan) {}
}
