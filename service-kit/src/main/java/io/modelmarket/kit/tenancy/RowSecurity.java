package io.modelmarket.kit.tenancy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.SystemException;
import jakarta.transaction.TransactionManager;
import jakarta.transaction.TransactionScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import javax.sql.DataSource;

/**
 * Carries the tenant into PostgreSQL: each transaction begins with {@code app.tenant} set for it alone, which the
 * policies of the tenant-owned tables read. A transaction for which that fails is ended here: whoever began it hears of
 * the failure instead of the beginning and does not end it, so it would stay with the thread and take in what comes
 * next.
 */
@ApplicationScoped
class RowSecurity {

    private final DataSource dataSource;
    private final TenantScope scope;
    private final TransactionManager transactions;

    @Inject
    RowSecurity(DataSource dataSource, TenantScope scope, TransactionManager transactions) {
        this.dataSource = dataSource;
        this.scope = scope;
        this.transactions = transactions;
    }

    void onBegin(@Observes @Initialized(TransactionScoped.class) Object transaction) {
        boolean bound = false;
        try {
            bind();
            bound = true;
        } finally {
            if (!bound) {
                end();
            }
        }
    }

    private void bind() {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement("SELECT set_config('app.tenant', ?, true)")) {
            statement.setString(1, scope.current());
            statement.execute();
        } catch (SQLException e) {
            throw new IllegalStateException("cannot bind the tenant to the transaction", e);
        }
    }

    private void end() {
        try {
            transactions.rollback();
        } catch (SystemException e) {
            throw new IllegalStateException("cannot end a transaction that has no tenant", e);
        }
    }
}
