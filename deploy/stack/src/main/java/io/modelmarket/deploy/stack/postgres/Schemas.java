package io.modelmarket.deploy.stack.postgres;

import io.modelmarket.deploy.stack.finding.Findings;
import java.sql.SQLException;
import java.util.List;

/** The schemas of one database and who may do what there. */
final class Schemas {
    private static final String OWNED = """
            SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE n.nspname = ? AND pg_get_userbyid(c.relowner) = ? ORDER BY 1 LIMIT 5""";

    private final Rows rows;
    private final String database;
    private final Findings findings;

    Schemas(Rows rows, String database, Findings findings) {
        this.rows = rows;
        this.database = database;
        this.findings = findings;
    }

    /** Nobody makes or sees anything in the schema that everybody has. */
    void closePublic() throws SQLException {
        if (!rows.any("SELECT 1 FROM pg_namespace WHERE nspname = 'public'")) {
            return;
        }
        if (rows.holds("SELECT has_schema_privilege('public', 'public', 'CREATE')"
                + " OR has_schema_privilege('public', 'public', 'USAGE')")) {
            findings.wrong(
                    "schema public",
                    "open to every role",
                    () -> rows.execute("REVOKE ALL ON SCHEMA public FROM PUBLIC"));
        } else {
            findings.there("schema public");
        }
    }

    /** Makes or mends a schema; {@code service} of the same name may use it and make nothing in it. */
    void prepare(String schema, String owner) throws SQLException {
        String thing = "schema " + schema;
        if (rows.texts("SELECT rolname FROM pg_roles WHERE rolname IN (?, ?)", schema, owner)
                        .size()
                < 2) {
            findings.absent(thing, "its roles are missing");
            return;
        }
        List<String> found = rows.texts("SELECT pg_get_userbyid(nspowner) FROM pg_namespace WHERE nspname = ?", schema);
        if (found.isEmpty()) {
            if (!findings.missing(thing, () -> {
                mayActAs(owner);
                rows.execute("CREATE SCHEMA " + schema + " AUTHORIZATION " + owner);
                grant(schema, owner);
            })) {
                return;
            }
        } else if (found.getFirst().equals(owner)) {
            findings.there(thing);
        } else {
            findings.wrong(thing, "belongs to " + found.getFirst(), () -> {
                mayActAs(owner);
                rows.execute("ALTER SCHEMA " + schema + " OWNER TO " + owner);
            });
        }
        prepareRights(schema, owner);
        refuseOwnership(schema);
    }

    private void prepareRights(String schema, String owner) throws SQLException {
        String thing = "rights in " + schema;
        boolean right = rows.holds(
                "SELECT has_database_privilege(?, current_database(), 'CONNECT')"
                        + " AND has_database_privilege(?, current_database(), 'CONNECT')"
                        + " AND has_schema_privilege(?, ?, 'USAGE') AND NOT has_schema_privilege(?, ?, 'CREATE')",
                schema,
                owner,
                schema,
                schema,
                schema,
                schema);
        if (right) {
            findings.there(thing);
            return;
        }
        findings.wrong(thing, "not those of a service", () -> {
            mayActAs(owner);
            grant(schema, owner);
        });
    }

    private void grant(String schema, String owner) throws SQLException {
        rows.execute("GRANT CONNECT ON DATABASE " + rows.quoted(database) + " TO " + schema + ", " + owner);
        rows.execute("GRANT USAGE ON SCHEMA " + schema + " TO " + schema);
        rows.execute("REVOKE CREATE ON SCHEMA " + schema + " FROM " + schema);
    }

    private void refuseOwnership(String schema) throws SQLException {
        List<String> owned = rows.texts(OWNED, schema, schema);
        if (!owned.isEmpty()) {
            findings.beyondMending(
                    "tables in " + schema,
                    String.join(", ", owned) + " belong to " + schema + ", to which row-level security then means"
                            + " nothing; give them to " + schema + "_owner");
        }
    }

    /** An administrator who is no superuser has the rights over a role's things only as its member. */
    private void mayActAs(String owner) throws SQLException {
        if (!rows.holds("SELECT pg_has_role(current_user, ?, 'USAGE')", owner)) {
            rows.execute("GRANT " + owner + " TO CURRENT_USER");
        }
    }
}
