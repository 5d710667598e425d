package io.modelmarket.tenant;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the shapes of the interface are called, in programs that are generated from its OpenAPI document too. */
@QuarkusTest
@QuarkusTestResource(RealStack.class)
class SchemaNamesTest {

    /** A number at the end of a name is OpenAPI's way of telling two Java types of one simple name apart. */
    @Test
    void saysWhatEachShapeIs() {
        Map<String, Object> schemas = RestAssured.given()
                .accept("application/json")
                .get("/q/openapi")
                .jsonPath()
                .getMap("components.schemas");
        assertThat(schemas.keySet())
                .contains("Release")
                .allSatisfy(name -> assertThat(name).doesNotContainPattern("\\d$"));
    }
}
