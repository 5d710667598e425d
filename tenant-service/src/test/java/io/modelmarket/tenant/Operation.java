package io.modelmarket.tenant;

import static io.restassured.RestAssured.given;

import io.restassured.http.Method;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** An operation of the interface, as the OpenAPI document lists it, so that no test can forget one. */
public record Operation(Method method, String path) {

    /** Every operation there is. */
    public static List<Operation> all() {
        Map<String, Map<String, Object>> paths =
                given().accept("application/json").get("/q/openapi").path("paths");
        return paths.entrySet().stream()
                .flatMap(path -> path.getValue().keySet().stream()
                        .filter(key ->
                                List.of("get", "put", "post", "patch", "delete").contains(key))
                        .map(verb -> new Operation(Method.valueOf(verb.toUpperCase(Locale.ROOT)), path.getKey())))
                .toList();
    }

    /** Whether it happens within a tenant. */
    public boolean inTenant() {
        return path.startsWith("/v1/tenants/{tenant}");
    }

    /** The path with its parameters set. */
    public String filled(String tenant, String model, String version, String id) {
        return path.replace("{tenant}", tenant)
                .replace("{model}", model)
                .replace("{version}", version)
                .replace("{consumer}", "globex")
                .replace("{id}", id);
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}
