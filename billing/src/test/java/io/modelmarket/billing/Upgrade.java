package io.modelmarket.billing;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelmarket.deploy.stack.StackPart;
import io.modelmarket.deploy.stack.TestPlace;
import io.modelmarket.deploy.stack.TestStack;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.flywaydb.core.Flyway;

/** An empty database that is brought from version to version, with what its owner writes in between. */
final class Upgrade {

    private static final String OWNER = "billing_owner";

    private final TestPlace place;

    Upgrade() {
        this(TestStack.shared(StackPart.POSTGRES).place());
    }

    Upgrade(TestPlace place) {
        this.place = place;
    }

    void to(String version) {
        Flyway.configure()
                .dataSource(place.jdbcUrl("billing"), OWNER, place.password(OWNER))
                .locations("classpath:db/migration")
                .placeholders(Map.of("serviceRole", "billing", "dueDays", "30"))
                .target(version)
                .load()
                .migrate();
    }

    /** Across tenants. */
    void execute(String statements) throws SQLException {
        try (Connection connection = connection();
                Statement statement = connection.createStatement()) {
            statement.execute("SELECT set_config('app.tenant', '*', true);" + statements);
            connection.commit();
        }
    }

    /** The first value of the first row, across tenants. */
    String read(String query) throws SQLException {
        try (Connection connection = connection();
                Statement statement = connection.createStatement()) {
            statement.execute("SELECT set_config('app.tenant', '*', true)");
            try (ResultSet row = statement.executeQuery(query)) {
                assertThat(row.next()).isTrue();
                return row.getString(1);
            }
        }
    }

    private Connection connection() throws SQLException {
        Connection connection = DriverManager.getConnection(place.jdbcUrl("billing"), OWNER, place.password(OWNER));
        connection.setAutoCommit(false);
        return connection;
    }
}
