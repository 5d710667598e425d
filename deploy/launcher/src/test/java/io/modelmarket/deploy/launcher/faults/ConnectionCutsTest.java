package io.modelmarket.deploy.launcher.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelmarket.deploy.stack.StackPart;
import io.modelmarket.deploy.stack.TestStack;
import io.modelmarket.deploy.stack.postgres.Databases;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** A service's connections are ended, at work and idle, and nobody else's. */
class ConnectionCutsTest {
    private static final String DATABASE = "modelmarket";
    private static final int SECONDS = 2;

    private final Databases databases =
            TestStack.shared(StackPart.POSTGRES).stack().postgres().databases();

    @Test
    void endsTheConnectionsOfOneServiceOnly() throws SQLException {
        try (Connection atWork = databases.connect(DATABASE, "billing");
                Connection idle = databases.connect(DATABASE, "billing");
                Connection others = databases.connect(DATABASE, "tenant_service");
                Statement statement = atWork.createStatement()) {
            atWork.setAutoCommit(false);
            assertThat(statement.execute("SELECT 1")).isTrue();

            ConnectionCuts.Cut cut = new ConnectionCuts(databases, "billing")
                    .during(Duration.ofSeconds(SECONDS), new SplittableRandom(1));

            assertThat(cut).isEqualTo(new ConnectionCuts.Cut(1, 2));
            assertThat(atWork.isValid(SECONDS)).isFalse();
            assertThat(idle.isValid(SECONDS)).isFalse();
            assertThat(others.isValid(SECONDS)).isTrue();
        }
    }
}
