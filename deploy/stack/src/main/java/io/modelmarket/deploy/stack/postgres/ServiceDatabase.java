package io.modelmarket.deploy.stack.postgres;

import io.modelmarket.deploy.stack.finding.Findings;
import io.modelmarket.deploy.stack.process.StackException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * What services need of a PostgreSQL server: for each a schema, which belongs to an owner role that migrates it, and
 * the role that the service signs in as, which owns nothing and cannot bypass row-level security.
 */
public final class ServiceDatabase {
    private static final List<String> SCHEMAS = List.of("tenant_service", "billing");
    private static final String OWNER = "_owner";
    private static final int OLDEST = 15;

    private final PostgresAccess access;
    private final Passwords passwords;

    public ServiceDatabase(PostgresAccess access, Passwords passwords) {
        this.access = access;
        this.passwords = passwords;
    }

    /** The roles of the services, each schema's owner first. */
    public static List<String> roles() {
        return SCHEMAS.stream()
                .flatMap(schema -> List.of(schema + OWNER, schema).stream())
                .toList();
    }

    /** Roles, database, schemas and rights; at the end each role has signed in with its password. */
    public void prepare(String database, Findings findings) {
        prepareRoles(findings);
        if (prepareDatabase(database, findings)) {
            prepareSignIn(database, findings);
        }
    }

    /** The roles alone, which all databases of a server share. */
    public void prepareRoles(Findings findings) {
        try (Connection connection = access.connect()) {
            Rows rows = new Rows(connection);
            int version = Integer.parseInt(rows.texts("SHOW server_version_num").getFirst());
            if (version < OLDEST * 10_000) {
                throw new StackException(
                        "PostgreSQL " + OLDEST + " or later is needed, this one is " + version / 10_000);
            }
            Roles roles = new Roles(rows, findings);
            for (String role : roles()) {
                roles.prepare(role, passwords, OWNER);
            }
        } catch (SQLException e) {
            throw new StackException("cannot prepare the PostgreSQL roles: " + e.getMessage(), e);
        }
    }

    /** The database with its schemas, for roles that are there; whether it is there. */
    public boolean prepareDatabase(String database, Findings findings) {
        try (Connection connection = access.connect()) {
            if (!prepareEmpty(new Rows(connection), database, findings)) {
                return false;
            }
        } catch (SQLException e) {
            throw new StackException("cannot create the database " + database + ": " + e.getMessage(), e);
        }
        try (Connection connection = access.connect(database)) {
            Schemas schemas = new Schemas(new Rows(connection), database, findings);
            schemas.closePublic();
            for (String schema : SCHEMAS) {
                schemas.prepare(schema, schema + OWNER);
            }
            return true;
        } catch (SQLException e) {
            throw new StackException("cannot create the schemas of " + database + ": " + e.getMessage(), e);
        }
    }

    private void prepareSignIn(String database, Findings findings) {
        try (Connection connection = access.connect(database)) {
            Roles roles = new Roles(new Rows(connection), findings);
            for (String role : roles()) {
                if (roles.exists(role)) {
                    String password = passwords.of(role);
                    String thing = "sign-in of " + role;
                    if (access.lets(role, password, database)) {
                        findings.there(thing);
                    } else {
                        findings.wrong(
                                thing,
                                "refused with the given password",
                                () -> mendSignIn(connection, role, password, database));
                    }
                }
            }
        } catch (SQLException e) {
            throw new StackException("cannot sign in to " + database + " as a service: " + e.getMessage(), e);
        }
    }

    private void mendSignIn(Connection connection, String role, String password, String database) throws SQLException {
        Roles.setPassword(connection, role, password);
        if (!access.lets(role, password, database)) {
            throw new StackException("PostgreSQL refuses " + role + " in " + database
                    + " whatever its password: let it in, in pg_hba.conf or where your provider has that");
        }
    }

    private static boolean prepareEmpty(Rows rows, String database, Findings findings) throws SQLException {
        String thing = "database " + database;
        List<String> encoding =
                rows.texts("SELECT pg_encoding_to_char(encoding) FROM pg_database WHERE datname = ?", database);
        if (encoding.isEmpty()) {
            return findings.missing(thing, () -> {
                String name = rows.quoted(database);
                rows.execute("CREATE DATABASE " + name);
                rows.execute("REVOKE ALL ON DATABASE " + name + " FROM PUBLIC");
            });
        }
        if (encoding.getFirst().equals("UTF8")) {
            findings.there(thing);
        } else {
            findings.beyondMending(
                    thing, "its encoding is " + encoding.getFirst() + ", it has to be UTF8: name another database");
        }
        return true;
    }
}
