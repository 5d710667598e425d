package io.modelmarket.deploy.launcher.prepare;

import io.modelmarket.deploy.stack.finding.Findings;
import io.modelmarket.deploy.stack.postgres.PostgresAccess;
import io.modelmarket.deploy.stack.postgres.ServiceDatabase;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which PostgreSQL is to be prepared, and how. */
public final class PostgresOptions {
    private static final String PASSWORD = "MARKET_PREPARE_POSTGRES_PASSWORD";
    private static final String ROLE_PASSWORD = "MARKET_DATABASE_PASSWORD_";

    @Option(
            names = "--postgres",
            paramLabel = "URL",
            defaultValue = "${env:MARKET_PREPARE_POSTGRES}",
            description =
                    "Like jdbc:postgresql://db.example:5432/postgres?sslmode=verify-full; the database is one that"
                            + " the administrator may connect to. Also MARKET_PREPARE_POSTGRES.")
    private @Nullable String url;

    @Option(
            names = "--postgres-admin",
            paramLabel = "NAME",
            defaultValue = "${env:MARKET_PREPARE_POSTGRES_ADMIN:-postgres}",
            description = "A superuser, or a role with CREATEROLE and CREATEDB; its password is in " + PASSWORD
                    + ". Default: ${DEFAULT-VALUE}.")
    private String administrator = "postgres";

    @Option(
            names = "--database",
            paramLabel = "NAME",
            defaultValue = "${env:MARKET_PREPARE_DATABASE:-modelmarket}",
            description = "The services' database. Passwords of their roles are in " + ROLE_PASSWORD
                    + "TENANT_SERVICE_OWNER, _TENANT_SERVICE, _BILLING_OWNER and _BILLING. Default: ${DEFAULT-VALUE}.")
    private String database = "modelmarket";

    /** Whether it is to be prepared at all. */
    public boolean wanted() {
        return url != null && !url.isBlank();
    }

    /** Prepares it. */
    public void prepare(Environment environment, Findings findings) {
        PostgresAccess access = PostgresAccess.of(
                url == null ? "" : url, administrator, environment.require(PASSWORD, administrator + "'s password"));
        new ServiceDatabase(access, role -> environment.require(variable(role), "the password of the role " + role))
                .prepare(database, findings);
    }

    private static String variable(String role) {
        return ROLE_PASSWORD + role.toUpperCase(Locale.ROOT);
    }
}
