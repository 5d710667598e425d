package io.modelmarket.deploy.stack.keycloak;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.modelmarket.deploy.stack.finding.Findings;
import io.modelmarket.deploy.stack.process.StackException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Brings a realm of any Keycloak to how the services need it. What an operator has set besides stays. */
public final class RealmPreparation {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final RealmAdmin admin;
    private final String realm;
    private final Function<String, Optional<String>> variables;
    private final RealmFile file = RealmFile.read();

    /**
     * The preparation of a realm.
     *
     * @param variables the secrets by their names: MARKET_CLIENT_CONSOLE, and MARKET_USER_ALICE and so on
     */
    public RealmPreparation(RealmAdmin admin, String realm, Function<String, Optional<String>> variables) {
        this.admin = admin;
        this.realm = realm;
        this.variables = variables;
    }

    /**
     * Realm, roles and clients.
     *
     * @param redirects where the console's sign-in may lead back to; no others stay
     */
    public void prepare(List<String> redirects, Findings findings) {
        redirects.forEach(RealmPreparation::refuseOpenRedirect);
        List<ObjectNode> clients = file.clients(variables, redirects);
        if (!prepareRealm(findings)) {
            return;
        }
        for (JsonNode role : file.roles()) {
            String name = role.path("name").asText();
            if (admin.find(at("/roles/" + name)).isPresent()) {
                findings.there("role " + name);
            } else {
                findings.missing("role " + name, () -> admin.post(at("/roles"), role));
            }
        }
        Clients all = new Clients(admin, at(""), findings);
        clients.forEach(all::prepare);
        file.scopeMappings().forEach(all::prepareScope);
    }

    /** The people of the demo; one who is there stays as he is. */
    public void preparePeople(Findings findings) {
        for (ObjectNode person : file.people(variables, realm)) {
            String name = person.path("username").asText();
            String thing = "person " + name;
            if (admin.find(at("")).isEmpty()) {
                findings.absent(thing, "the realm is missing");
            } else if (admin.get(at("/users?exact=true&username=" + name)).isEmpty()) {
                findings.missing(thing, () -> bring("users", person));
            } else {
                findings.there(thing);
            }
        }
    }

    private boolean prepareRealm(Findings findings) {
        String thing = "realm " + realm;
        Optional<JsonNode> found = admin.find(at(""));
        if (found.isEmpty()) {
            return findings.missing(thing, () -> admin.post("", file.bare(realm)));
        }
        if (found.get().path("enabled").asBoolean()) {
            findings.there(thing);
        } else {
            findings.wrong(thing, "disabled", () -> admin.put(at(""), ((ObjectNode) found.get()).put("enabled", true)));
        }
        return true;
    }

    /** The issuer of the realm's tokens, as services have to be told it; empty when there is no realm. */
    public Optional<String> issuer() {
        return admin.issuer(realm);
    }

    private void bring(String kind, JsonNode one) {
        ArrayNode list = JSON.createArrayNode().add(one);
        admin.post(
                at("/partialImport"),
                JSON.createObjectNode().put("ifResourceExists", "FAIL").set(kind, list));
    }

    private static void refuseOpenRedirect(String redirect) {
        String address = redirect.endsWith("/*") ? redirect.substring(0, redirect.length() - 1) : redirect;
        if (address.indexOf('*') >= 0 || URI.create(address).getHost() == null) {
            throw new StackException(
                    "the console's redirect has to be an address like https://market.example/*, not " + redirect);
        }
    }

    private String at(String path) {
        return "/" + realm + path;
    }
}
