package io.modelmarket.billing.archive;

import io.modelmarket.billing.archive.ArchivedUsage.PlanUse;
import io.modelmarket.billing.archive.ArchivedUsage.Requests;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.duckdb.DuckDBAppender;

/**
 * A month's answered requests by subscription and plan version, as the archive and as the rollups have them; kept
 * outside the heap. For one thread.
 */
public final class PlanRequests implements AutoCloseable {

    private final ColumnStore store;

    /** Of a store that has them in its table {@code plan_use}, which is closed with this. */
    PlanRequests(ColumnStore store) {
        this.store = store;
        store.execute("CREATE TABLE wanted (subscription UUID, plan UUID, version INTEGER)");
        store.execute("CREATE TABLE asked (subscription UUID, plan UUID, version INTEGER)");
    }

    /** Those of some; nothing of whom neither has any. */
    public Map<PlanUse, Requests> of(Collection<PlanUse> some) {
        store.execute("DELETE FROM wanted");
        try (DuckDBAppender rows = store.appender("wanted")) {
            for (PlanUse use : some) {
                rows.beginRow().append(use.subscription()).append(use.plan());
                rows.append(use.version()).endRow();
            }
        } catch (SQLException e) {
            throw ColumnStore.failure("requests cannot be compared", e);
        }
        store.execute("INSERT INTO asked SELECT * FROM wanted");
        Map<PlanUse, Requests> found = new HashMap<>();
        store.each(
                "SELECT u.* FROM plan_use u SEMI JOIN wanted USING (subscription, plan, version)",
                row -> found.put(use(row), requests(row)));
        return found;
    }

    /** Those that were never asked for. */
    public void others(BiConsumer<PlanUse, Requests> sink) {
        store.each(
                "SELECT u.* FROM plan_use u ANTI JOIN asked USING (subscription, plan, version)"
                        + " ORDER BY subscription, plan, version",
                row -> sink.accept(use(row), requests(row)));
    }

    private static PlanUse use(ResultSet row) throws SQLException {
        return new PlanUse(
                row.getObject("subscription", UUID.class), row.getObject("plan", UUID.class), row.getInt("version"));
    }

    private static Requests requests(ResultSet row) throws SQLException {
        return new Requests(row.getLong("archived"), row.getLong("counted"), row.getLong("differing"));
    }

    @Override
    public void close() {
        store.close();
    }
}
