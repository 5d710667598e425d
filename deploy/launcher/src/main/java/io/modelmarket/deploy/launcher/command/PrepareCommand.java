package io.modelmarket.deploy.launcher.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.modelmarket.deploy.launcher.prepare.Environment;
import io.modelmarket.deploy.launcher.prepare.KafkaOptions;
import io.modelmarket.deploy.launcher.prepare.KeycloakOptions;
import io.modelmarket.deploy.launcher.prepare.PostgresOptions;
import io.modelmarket.deploy.stack.finding.Finding;
import io.modelmarket.deploy.stack.finding.Findings;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code market prepare}: makes what the services need in PostgreSQL, Kafka and Keycloak that run elsewhere. */
@Command(
        name = "prepare",
        description = "Prepares PostgreSQL, Kafka and Keycloak that run elsewhere for the services: roles, schemas,"
                + " topics, realm. May be repeated; what is there as it has to be stays. Each part is prepared whose"
                + " address is given. Exit 1 if something is missing or wrong at the end.",
        mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init") // picocli sets the fields
public final class PrepareCommand implements Callable<Integer> {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Environment environment;

    @Mixin
    private final PostgresOptions postgres = new PostgresOptions();

    @Mixin
    private final KafkaOptions kafka = new KafkaOptions();

    @Mixin
    private final KeycloakOptions keycloak = new KeycloakOptions();

    @Option(names = "--check", description = "Changes nothing, and says what is missing or wrong.")
    private boolean check;

    @Option(names = "--json", description = "One JSON object.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    /**
     * The command.
     *
     * @param environment where it finds secrets
     */
    public PrepareCommand(Environment environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() throws JsonProcessingException {
        if (!postgres.wanted() && !kafka.wanted() && !keycloak.wanted()) {
            throw new ParameterException(
                    spec.commandLine(), "say what to prepare: --postgres URL, --kafka HOST:PORT, --keycloak URL");
        }
        List<Finding> all = new ArrayList<>();
        Optional<String> issuer = Optional.empty();
        if (postgres.wanted()) {
            Findings found = findings("postgres");
            postgres.prepare(environment, found);
            all.addAll(show(found));
        }
        if (kafka.wanted()) {
            Findings found = findings("kafka");
            kafka.prepare(found);
            all.addAll(show(found));
        }
        if (keycloak.wanted()) {
            Findings found = findings("keycloak");
            issuer = keycloak.prepare(environment, found);
            all.addAll(show(found));
        }
        conclude(all, issuer);
        return all.stream().allMatch(Finding::good) ? 0 : 1;
    }

    private Findings findings(String part) {
        return check ? Findings.looking(part) : Findings.preparing(part);
    }

    /** As soon as a part is done: what was done remains done when the next one fails. */
    private List<Finding> show(Findings found) {
        PrintWriter out = spec.commandLine().getOut();
        if (!json) {
            for (Finding finding : found.all()) {
                out.println(String.format(
                                Locale.ROOT,
                                "%-9s %-8s %s%s",
                                finding.part(),
                                finding.good() ? finding.state().name().toLowerCase(Locale.ROOT) : finding.state(),
                                finding.thing(),
                                finding.detail().isEmpty() ? "" : ": " + finding.detail())
                        .stripTrailing());
            }
            out.flush();
        }
        return found.all();
    }

    private void conclude(List<Finding> all, Optional<String> issuer) throws JsonProcessingException {
        PrintWriter out = spec.commandLine().getOut();
        long bad = all.stream().filter(finding -> !finding.good()).count();
        if (json) {
            ObjectNode whole = JSON.createObjectNode().put("prepared", bad == 0);
            issuer.ifPresent(address -> whole.put("issuer", address));
            whole.set("findings", JSON.valueToTree(all));
            out.println(JSON.writeValueAsString(whole));
        } else {
            issuer.ifPresent(address -> out.println("services' QUARKUS_OIDC_AUTH_SERVER_URL: " + address));
            out.println(bad == 0 ? "prepared" : bad + " of " + all.size() + " missing or wrong");
        }
        out.flush();
    }
}
