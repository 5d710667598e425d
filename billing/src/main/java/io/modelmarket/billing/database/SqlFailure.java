package io.modelmarket.billing.database;

import java.sql.SQLException;

/** The database refused or could not be reached. */
public final class SqlFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private static final String UNIQUE_VIOLATION = "23505";

    private final String state;

    SqlFailure(SQLException cause) {
        super(cause.getMessage(), cause);
        String sqlState = cause.getSQLState();
        this.state = sqlState == null ? "" : sqlState;
    }

    /** Whether a unique key was already taken. */
    public boolean isDuplicate() {
        return state.equals(UNIQUE_VIOLATION);
    }
}
