package io.modelmarket.deploy.stack.keycloak;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.modelmarket.deploy.stack.process.StackException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** The realm as it has to be: {@code realm-modelmarket.json}, whose secrets are names of variables. */
final class RealmFile {
    static final String CONSOLE = "modelmarket-console";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String RESOURCE = "realm-modelmarket.json";
    private static final String USUAL_ROLES = "default-roles-";
    private static final int LEAST_SECRET = 32;
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{(\\w+)}");

    private final JsonNode realm;

    private RealmFile(JsonNode realm) {
        this.realm = realm;
    }

    static RealmFile read() {
        try (InputStream in = open()) {
            return new RealmFile(JSON.readTree(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The file as it is, for a Keycloak that puts its own environment in. */
    static InputStream open() throws IOException {
        InputStream in = RealmFile.class.getResourceAsStream(RESOURCE);
        if (in == null) {
            throw new IOException(RESOURCE + " is not on the class path");
        }
        return in;
    }

    /** The realm's own settings, without roles, clients and people. */
    ObjectNode bare(String name) {
        ObjectNode bare = realm.deepCopy();
        bare.remove(List.of("roles", "clients", "scopeMappings", "users"));
        return bare.put("realm", name);
    }

    List<JsonNode> roles() {
        return list(realm.at("/roles/realm"));
    }

    /** What a client may see of a person's roles. */
    List<JsonNode> scopeMappings() {
        return list(realm.path("scopeMappings"));
    }

    /**
     * The clients with their secrets. A client that signs in nowhere and for which no secret is given gets one from
     * Keycloak.
     *
     * @param variables a secret, by the variable that the file names
     */
    List<ObjectNode> clients(Function<String, Optional<String>> variables, List<String> redirects) {
        List<ObjectNode> clients = new ArrayList<>();
        for (JsonNode each : realm.path("clients")) {
            ObjectNode client = each.deepCopy();
            boolean console = client.path("clientId").asText().equals(CONSOLE);
            if (client.has("secret")) {
                String variable = variable(client.path("secret").asText());
                Optional<String> secret = variables.apply(variable);
                if (console && secret.isEmpty()) {
                    throw new StackException("the console's client needs a secret; set " + variable);
                }
                if (console && secret.get().length() < LEAST_SECRET) {
                    throw new StackException("the secret of the console's client, " + variable + ", must have at least "
                            + LEAST_SECRET + " characters: it also encrypts sessions, which all consoles have to read");
                }
                secret.ifPresentOrElse(value -> client.put("secret", value), () -> client.remove("secret"));
            }
            if (console) {
                ArrayNode uris = client.putArray("redirectUris");
                redirects.forEach(uris::add);
            }
            clients.add(client);
        }
        return clients;
    }

    /** The people of the demo marketplace with their passwords, for a realm of that name. */
    List<ObjectNode> people(Function<String, Optional<String>> variables, String name) {
        List<ObjectNode> people = new ArrayList<>();
        for (JsonNode each : realm.path("users")) {
            ObjectNode person = each.deepCopy();
            ArrayNode roles = person.putArray("realmRoles");
            for (JsonNode role : each.path("realmRoles")) {
                roles.add(
                        role.asText().startsWith(USUAL_ROLES)
                                ? USUAL_ROLES + name.toLowerCase(Locale.ROOT)
                                : role.asText());
            }
            ObjectNode credential = (ObjectNode) person.path("credentials").path(0);
            String variable = variable(credential.path("value").asText());
            credential.put(
                    "value",
                    variables
                            .apply(variable)
                            .orElseThrow(() ->
                                    new StackException("a person of the demo needs a password; set " + variable)));
            people.add(person);
        }
        return people;
    }

    private static String variable(String reference) {
        var matcher = VARIABLE.matcher(reference);
        if (!matcher.matches()) {
            throw new IllegalStateException(RESOURCE + " holds a secret that is no variable");
        }
        return matcher.group(1);
    }

    static List<JsonNode> list(JsonNode array) {
        List<JsonNode> list = new ArrayList<>();
        array.forEach(list::add);
        return list;
    }
}
