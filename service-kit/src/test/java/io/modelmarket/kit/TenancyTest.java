package io.modelmarket.kit;

import static io.modelmarket.kit.NotesCalls.ACME;
import static io.modelmarket.kit.NotesCalls.add;
import static io.modelmarket.kit.NotesCalls.as;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(NotesPlace.class)
class TenancyTest {

    @Nested
    class AsAMember {

        @Test
        void seesTheTenantsRowsAndNoOthers() {
            String own = add("alice", "acme");
            String foreign = add("carla", "globex");

            for (String path : List.of(ACME, ACME + "/by-sql")) {
                as("alice")
                        .get(path)
                        .then()
                        .statusCode(200)
                        .body("$", hasItem(own))
                        .body("$", not(hasItem(foreign)));
            }
        }

        @Test
        void cannotWriteAnothersRowEvenPastHibernate() {
            as("alice").post(ACME + "/smuggled").then().statusCode(500);

            as("carla").get("/v1/tenants/globex/notes").then().body("$", not(hasItem("smuggled")));
        }

        @Test
        void needsTheRole() {
            as("dan").get(ACME).then().statusCode(200);
            as("dan")
                    .body(Map.of("text", "x"))
                    .post(ACME)
                    .then()
                    .statusCode(403)
                    .contentType("application/problem+json")
                    .body("type", equalTo("urn:modelmarket:problem:forbidden"))
                    .body("detail", containsString("VIEWER"));
        }
    }

    @Nested
    class AsSomebodyElse {

        @Test
        void seesAForeignTenantAsAnAbsentOne() {
            Response foreign = as("carla").header("X-Request-Id", "r").get(ACME);
            Response absent = as("carla").header("X-Request-Id", "r").get("/v1/tenants/nobody/notes");
            Response malformed = as("carla").header("X-Request-Id", "r").get("/v1/tenants/No_Slug/notes");

            assertThat(foreign.statusCode()).isEqualTo(404);
            assertThat(absent.asString()).isEqualTo(foreign.asString());
            assertThat(malformed.asString()).isEqualTo(foreign.asString());
        }

        @Test
        void cannotReachATenantPathWithoutRoles() {
            as("alice").get("/v1/tenants/acme/unguarded").then().statusCode(404).body(not(containsString("leaked")));
        }

        @Test
        void needsAToken() {
            given().get(ACME)
                    .then()
                    .statusCode(401)
                    .header("WWW-Authenticate", "Bearer")
                    .body("type", equalTo("urn:modelmarket:problem:unauthenticated"));
            given().auth().oauth2("rubbish").get(ACME).then().statusCode(401).contentType("application/problem+json");
        }
    }

    @Nested
    class AsThePlatform {

        @Test
        void seesEveryTenant() {
            String one = add("alice", "acme");
            String other = add("carla", "globex");

            as("olga")
                    .get("/v1/notes")
                    .then()
                    .statusCode(200)
                    .body("$", hasItem(one))
                    .body("$", hasItem(other));
        }

        @Test
        void isNobodyWithoutTheRealmRole() {
            as("alice").get("/v1/notes").then().statusCode(403);
            as("fiona").get("/v1/notes").then().statusCode(403);
        }
    }
}
