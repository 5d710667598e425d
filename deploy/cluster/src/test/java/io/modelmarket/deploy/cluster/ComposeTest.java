package io.modelmarket.deploy.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ComposeTest {
    private static final String FOLDER = "deploy/compose/";
    /** Of the Compose specification, those that are used here; another one is looked up before it is added. */
    private static final Set<String> KEYS = Set.of(
            "image",
            "restart",
            "environment",
            "volumes",
            "healthcheck",
            "command",
            "ports",
            "depends_on",
            "read_only",
            "cap_drop",
            "security_opt",
            "tmpfs",
            "shm_size",
            "stop_grace_period");

    private static final Set<String> OURS = Set.of("tenant-service", "billing", "platform-api", "console", "prepare");
    private static final Pattern SECRET = Pattern.compile("\\$\\{(\\w+):\\?}");

    private final String text = Repository.text(Repository.at(FOLDER + "compose.yaml"));
    private final JsonNode file = Rendered.documents(text).getFirst();

    @Test
    void hasOnlyWhatComposeKnows() {
        assertThat(names(file))
                .containsExactlyInAnyOrder("name", "x-service", "x-control-plane", "services", "volumes");
        assertThat(names(file.path("services")))
                .contains("postgres", "kafka", "keycloak")
                .containsAll(OURS);
        file.path("services")
                .properties()
                .forEach(service -> assertThat(names(service.getValue()))
                        .as(service.getKey())
                        .isSubsetOf(KEYS));
    }

    @Test
    void dependsOnAndMountsWhatIsThere() {
        Set<String> volumes = names(file.path("volumes"));
        for (Map.Entry<String, JsonNode> service : file.path("services").properties()) {
            assertThat(names(service.getValue().path("depends_on"))).isSubsetOf(names(file.path("services")));
            for (JsonNode volume : service.getValue().path("volumes")) {
                String source = volume.asText().split(":", -1)[0];
                if (source.startsWith("./")) {
                    assertThat(Repository.at(FOLDER + source)).isExecutable();
                } else {
                    assertThat(volumes).contains(source);
                }
            }
            service.getValue().path("depends_on").properties().forEach(other -> {
                JsonNode dependency = file.path("services").path(other.getKey());
                if (other.getValue().path("condition").asText().equals("service_healthy")) {
                    assertThat(dependency.path("healthcheck").isObject())
                            .as(other.getKey())
                            .isTrue();
                }
            });
        }
    }

    @Test
    void setsOnlyWhatTheServicesRead() {
        Map<String, Settings> settings = Map.of(
                "tenant-service", Settings.of("tenant-service", "service-kit"),
                "billing", Settings.of("billing", "service-kit"),
                "platform-api", Settings.of("platform-api"),
                "console", Settings.of("web-console"));
        settings.forEach((part, known) ->
                assertThat(variables(part)).as(part).isNotEmpty().allMatch(known::knows));
        String prepare = Preparation.sources();
        assertThat(variables("prepare")).allMatch(name -> Preparation.reads(prepare, name));
    }

    @Test
    void keepsSecretsOutOfTheFileAndServicesToLoopback() {
        Set<String> secrets =
                SECRET.matcher(text).results().map(found -> found.group(1)).collect(Collectors.toSet());
        List<String> example = Repository.text(Repository.at(FOLDER + "example.env"))
                .lines()
                .filter(line -> !line.startsWith("#"))
                .toList();

        assertThat(example).allMatch(line -> line.matches("\\w+="));
        assertThat(example)
                .extracting(line -> line.substring(0, line.length() - 1))
                .containsExactlyInAnyOrderElementsOf(secrets);
        for (JsonNode service : file.path("services")) {
            service.path("environment").properties().forEach(variable -> {
                if (variable.getKey().contains("PASSWORD") || variable.getKey().endsWith("SECRET")) {
                    assertThat(variable.getValue().asText()).matches(SECRET);
                }
            });
            service.path("ports").forEach(port -> assertThat(port.asText()).startsWith("127.0.0.1:"));
        }
    }

    @Test
    void bindsEveryServiceOfOurs() {
        for (String part : OURS) {
            JsonNode service = file.path("services").path(part);
            assertThat(service.path("read_only").asBoolean()).as(part).isTrue();
            assertThat(service.path("cap_drop")).extracting(JsonNode::asText).containsExactly("ALL");
            assertThat(service.path("security_opt"))
                    .extracting(JsonNode::asText)
                    .containsExactly("no-new-privileges:true");
            assertThat(service.path("tmpfs").path(0).asText()).startsWith("/tmp:exec");
        }
    }

    @Test
    void namesOnlyImagesThatAreBuiltHereOrHaveAVersion() {
        String build = Repository.text(Repository.at("deploy/images/build.sh"));
        for (JsonNode service : file.path("services")) {
            String image = service.path("image").asText();
            List<String> ours = Pattern.compile("^\\$\\{PREFIX:-modelmarket}/([a-z-]+):\\$\\{TAG:-0.1.0-SNAPSHOT}$")
                    .matcher(image)
                    .results()
                    .map((MatchResult found) -> found.group(1))
                    .toList();
            if (ours.isEmpty()) {
                assertThat(image).matches("[a-z.]+/[a-z/]+:[0-9.]+");
            } else {
                assertThat(build).contains(ours.getFirst());
            }
        }
    }

    private Set<String> variables(String service) {
        return names(file.path("services").path(service).path("environment"));
    }

    private static Set<String> names(JsonNode node) {
        Set<String> names = new HashSet<>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
