package io.modelmarket.kit.tenancy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.TransactionScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import javax.sql.DataSource;

/**
 * Carries the tenant into PostgreSQL: each transaction begins with {@code app.tenant} set for it alone, which the
 * policies of the tenant-owned tables read.
 */
@ApplicationScoped
class RowSecurity {

    private final DataSource dataSource;
    private final TenantScope scope;

    @Inject
    RowSecurity(DataSource dataSource, TenantScope scope) {
        this.dataSource = dataSource;
        this.scope = scope;
    }

    void onBegin(@Observes @Initialized(TransactionScoped.class) Object transaction) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement("SELECT set_config('app.tenant', ?, true)")) {
            statement.setString(1, scope.current());
            statement.execute();
        } catch (SQLException e) {
            throw new IllegalStateException("cannot bind the tenant to the transaction", e);
        }
    }
}
