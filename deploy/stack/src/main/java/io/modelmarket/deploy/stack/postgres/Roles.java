package io.modelmarket.deploy.stack.postgres;

import io.modelmarket.deploy.stack.finding.Findings;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import org.postgresql.PGConnection;

/**
 * The roles that services sign in as: with no right over other roles or databases, under row-level security, and, where
 * they are not owners, with nothing of an owner's rights.
 */
final class Roles {
    private static final List<String> ATTRIBUTES =
            List.of("SUPERUSER", "CREATEDB", "CREATEROLE", "BYPASSRLS", "REPLICATION");
    private static final String WRONG_ATTRIBUTES = """
            SELECT attribute FROM pg_roles, LATERAL (VALUES
                ('SUPERUSER', rolsuper), ('CREATEDB', rolcreatedb), ('CREATEROLE', rolcreaterole),
                ('BYPASSRLS', rolbypassrls), ('REPLICATION', rolreplication), ('NOLOGIN', NOT rolcanlogin))
                AS found (attribute, held)
            WHERE rolname = ? AND held""";
    /** Whatever lets the role become somebody who owns tables or is above row-level security. */
    private static final String POWERFUL_GROUPS = """
            SELECT g.rolname FROM pg_roles g, pg_roles r
            WHERE r.rolname = ? AND NOT r.rolsuper AND g.oid <> r.oid AND pg_has_role(r.oid, g.oid, 'MEMBER')
              AND (g.rolsuper OR g.rolbypassrls OR g.rolname LIKE ?)
            ORDER BY 1""";

    private final Rows rows;
    private final Findings findings;

    Roles(Rows rows, Findings findings) {
        this.rows = rows;
        this.findings = findings;
    }

    boolean exists(String role) throws SQLException {
        return rows.any("SELECT 1 FROM pg_roles WHERE rolname = ?", role);
    }

    /** Makes or mends a role; {@code owners} is how the names of owners end, none of whom it may become. */
    void prepare(String role, Passwords passwords, String owners) throws SQLException {
        String thing = "role " + role;
        if (!exists(role)) {
            findings.missing(thing, () -> {
                String password = passwords.of(role);
                rows.execute("CREATE ROLE " + rows.quoted(role) + " LOGIN");
                setPassword(rows.connection(), role, password);
            });
            return;
        }
        List<String> attributes = rows.texts(WRONG_ATTRIBUTES, role);
        List<String> groups = rows.texts(POWERFUL_GROUPS, role, "%" + owners);
        if (attributes.isEmpty() && groups.isEmpty()) {
            findings.there(thing);
            return;
        }
        String problem = String.join(", ", attributes)
                + groups.stream().map(group -> " member of " + group).collect(Collectors.joining(","));
        boolean mended = findings.wrong(thing, problem.strip(), () -> mend(role, attributes, groups));
        if (mended && rows.any(POWERFUL_GROUPS, role, "%" + owners)) {
            findings.beyondMending(
                    thing, "is by way of other roles a member of " + String.join(", ", groups) + "; revoke those");
        }
    }

    /** The password reaches neither the server nor its log in readable form. */
    static void setPassword(Connection connection, String role, String password) throws SQLException {
        connection.unwrap(PGConnection.class).alterUserPassword(role, password.toCharArray(), "scram-sha-256");
    }

    private void mend(String role, List<String> attributes, List<String> groups) throws SQLException {
        for (String attribute : attributes) {
            String right = ATTRIBUTES.contains(attribute) ? "NO" + attribute : "LOGIN";
            rows.execute("ALTER ROLE " + rows.quoted(role) + " " + right);
        }
        for (String group : groups) {
            rows.execute("REVOKE " + rows.quoted(group) + " FROM " + rows.quoted(role));
        }
    }
}
