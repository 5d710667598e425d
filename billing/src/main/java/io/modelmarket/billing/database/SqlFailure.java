package io.modelmarket.billing.database;

import java.sql.SQLException;

/** The database refused or could not be reached. */
public final class SqlFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private static final String UNIQUE_VIOLATION = "23505";
    private static final String DATA_EXCEPTION = "22";
    private static final String CONSTRAINT_VIOLATION = "23";

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

    /**
     * Whether it is the values' fault, so that the same statement would fail again: out of range, or against a rule.
     */
    public boolean isOfTheValues() {
        return state.startsWith(DATA_EXCEPTION) || state.startsWith(CONSTRAINT_VIOLATION);
    }
}
