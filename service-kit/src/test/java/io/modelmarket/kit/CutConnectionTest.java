package io.modelmarket.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.modelmarket.contracts.id.TenantId;
import io.modelmarket.kit.tenancy.TenantScope;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.transaction.Status;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** PostgreSQL is killed between two transactions: the first statement of the next one meets a dead connection. */
@QuarkusTest
@QuarkusTestResource(NotesPlace.class)
class CutConnectionTest {

    private static final int MOST_CUTS = 20;

    @Inject
    Notes notes;

    @Inject
    TenantScope scope;

    @Test
    void leavesNoTransactionWithTheThreadThatBeganIt() throws SQLException {
        assertThat(failsWhenCut(notes::texts)).isTrue();

        assertThat(QuarkusTransaction.getStatus()).isEqualTo(Status.STATUS_NO_TRANSACTION);
        worksAgainForAnother();
    }

    @Test
    void leavesNoneOfANewTransactionEither() throws SQLException {
        assertThat(failsWhenCut(() -> QuarkusTransaction.requiringNew().call(() -> "done")))
                .isTrue();

        assertThat(QuarkusTransaction.getStatus()).isEqualTo(Status.STATUS_NO_TRANSACTION);
        worksAgainForAnother();
    }

    /** Cuts every connection until the work meets one; other threads of the service may meet them first. */
    private boolean failsWhenCut(Supplier<?> work) throws SQLException {
        for (int cuts = 0; cuts < MOST_CUTS; cuts++) {
            cutEveryConnection();
            try {
                scope.callAsPlatform(work);
            } catch (IllegalStateException e) {
                assertThat(e).hasMessageContaining("cannot bind the tenant");
                return true;
            }
        }
        return false;
    }

    private void worksAgainForAnother() {
        await().pollInSameThread()
                .ignoreExceptionsMatching(e -> String.valueOf(e.getMessage()).contains("cannot bind the tenant"))
                .untilAsserted(() -> assertThat(scope.call(new TenantId("empty"), notes::texts))
                        .isEmpty());
    }

    private static void cutEveryConnection() throws SQLException {
        try (Connection connection = DriverManager.getConnection(
                        NotesPlace.place().jdbcUrl("billing"),
                        "billing",
                        NotesPlace.place().password("billing"));
                Statement statement = connection.createStatement()) {
            statement.execute("SELECT pg_terminate_backend(pid, 1000) FROM pg_stat_activity"
                    + " WHERE usename = current_user AND datname = current_database() AND pid <> pg_backend_pid()");
        }
    }
}
