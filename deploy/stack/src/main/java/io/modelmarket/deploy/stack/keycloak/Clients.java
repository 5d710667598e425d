package io.modelmarket.deploy.stack.keycloak;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.modelmarket.deploy.stack.finding.Findings;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The clients of a realm: what services and the console sign in with and are meant by. */
final class Clients {
    private static final ObjectMapper JSON = new ObjectMapper();
    /** Compared as sets of their own, or not at all. */
    private static final Set<String> APART =
            Set.of("protocolMappers", "defaultClientScopes", "optionalClientScopes", "name", "attributes");

    private final RealmAdmin admin;
    private final String realm;
    private final Findings findings;

    Clients(RealmAdmin admin, String realm, Findings findings) {
        this.admin = admin;
        this.realm = realm;
        this.findings = findings;
    }

    /** Makes a client, or mends what of it is otherwise. */
    void prepare(ObjectNode wanted) {
        String name = wanted.path("clientId").asText();
        String thing = "client " + name;
        JsonNode found = find(name);
        if (found.isMissingNode()) {
            findings.missing(thing, () -> admin.post(realm + "/clients", wanted));
            return;
        }
        Set<String> other = differences(wanted, found);
        if (other.isEmpty()) {
            findings.there(thing);
        } else {
            findings.wrong(thing, "otherwise: " + String.join(", ", other), () -> mend(wanted, found));
        }
    }

    /** Lets a client's tokens tell the roles it has to know. */
    void prepareScope(JsonNode mapping) {
        String client = mapping.path("client").asText();
        String thing = "roles in tokens of " + client;
        JsonNode found = find(client);
        if (found.isMissingNode()) {
            findings.absent(thing, "the client is missing");
            return;
        }
        String path = realm + "/clients/" + found.path("id").asText() + "/scope-mappings/realm";
        Set<String> told = names(admin.get(path), "name");
        ArrayNode untold = JSON.createArrayNode();
        for (JsonNode role : mapping.path("roles")) {
            if (!told.contains(role.asText())) {
                admin.find(realm + "/roles/" + role.asText()).ifPresent(untold::add);
            }
        }
        if (untold.isEmpty()) {
            findings.there(thing);
        } else {
            findings.missing(thing, () -> admin.post(path, untold));
        }
    }

    /** What of it is otherwise, by name only: values may be secret. */
    private static Set<String> differences(ObjectNode wanted, JsonNode found) {
        Set<String> other = new TreeSet<>();
        for (Map.Entry<String, JsonNode> field : wanted.properties()) {
            if (!APART.contains(field.getKey()) && !same(field.getValue(), found.path(field.getKey()))) {
                other.add(field.getKey());
            }
        }
        for (Map.Entry<String, JsonNode> attribute : wanted.path("attributes").properties()) {
            if (!attribute.getValue().equals(found.path("attributes").path(attribute.getKey()))) {
                other.add(attribute.getKey());
            }
        }
        for (JsonNode mapper : wanted.path("protocolMappers")) {
            if (!holds(named(found.path("protocolMappers"), mapper), mapper)) {
                other.add(mapper.path("name").asText());
            }
        }
        Set<String> scopes = values(found.path("defaultClientScopes"));
        values(wanted.path("defaultClientScopes")).stream()
                .filter(scope -> !scopes.contains(scope))
                .forEach(scope -> other.add("scope " + scope));
        return other;
    }

    private void mend(ObjectNode wanted, JsonNode found) {
        String path = realm + "/clients/" + found.path("id").asText();
        ObjectNode whole = found.deepCopy();
        for (Map.Entry<String, JsonNode> field : wanted.properties()) {
            if (!APART.contains(field.getKey())) {
                whole.set(field.getKey(), field.getValue());
            }
        }
        ObjectNode attributes = whole.withObject("/attributes");
        wanted.path("attributes").properties().forEach(each -> attributes.set(each.getKey(), each.getValue()));
        admin.put(path, whole);
        for (JsonNode mapper : wanted.path("protocolMappers")) {
            mendMapper(path + "/protocol-mappers/models", named(found.path("protocolMappers"), mapper), mapper);
        }
        Set<String> missing = new HashSet<>(values(wanted.path("defaultClientScopes")));
        missing.removeAll(values(found.path("defaultClientScopes")));
        for (JsonNode scope : admin.get(realm + "/client-scopes")) {
            if (missing.contains(scope.path("name").asText())) {
                admin.put(path + "/default-client-scopes/" + scope.path("id").asText(), JSON.createObjectNode());
            }
        }
    }

    private void mendMapper(String path, JsonNode found, JsonNode wanted) {
        if (found.isMissingNode()) {
            admin.post(path, wanted);
        } else if (!holds(found, wanted)) {
            String id = found.path("id").asText();
            admin.put(path + "/" + id, ((ObjectNode) wanted.deepCopy()).put("id", id));
        }
    }

    private JsonNode find(String name) {
        return admin.get(realm + "/clients?clientId=" + name).path(0);
    }

    private static boolean same(JsonNode wanted, JsonNode found) {
        return wanted.isArray() ? values(wanted).equals(values(found)) : wanted.equals(found);
    }

    private static boolean holds(JsonNode found, JsonNode wanted) {
        return wanted.path("config").properties().stream()
                .allMatch(each -> each.getValue().equals(found.path("config").path(each.getKey())));
    }

    private static JsonNode named(JsonNode list, JsonNode like) {
        return RealmFile.list(list).stream()
                .filter(each -> each.path("name").equals(like.path("name")))
                .findFirst()
                .orElseGet(MissingNode::getInstance);
    }

    private static Set<String> values(JsonNode array) {
        List<String> values =
                RealmFile.list(array).stream().map(JsonNode::asText).toList();
        return new TreeSet<>(values);
    }

    private static Set<String> names(JsonNode array, String field) {
        Set<String> names = new TreeSet<>();
        array.forEach(each -> names.add(each.path(field).asText()));
        return names;
    }
}
