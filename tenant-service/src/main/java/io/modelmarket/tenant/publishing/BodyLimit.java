package io.modelmarket.tenant.publishing;

import io.modelmarket.contracts.problem.ProblemException;
import io.modelmarket.contracts.problem.ProblemType;
import io.quarkus.runtime.configuration.MemorySize;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.ext.Provider;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.server.vertx.VertxInputStream;

/** Keeps every body small but those that a resource takes as a stream, whose ceiling is the server's. */
@Provider
@Priority(Priorities.AUTHENTICATION)
class BodyLimit implements ContainerRequestFilter {

    private final ResourceInfo resource;
    private final RoutingContext routing;
    private final long limit;

    @Inject
    BodyLimit(
            ResourceInfo resource,
            RoutingContext routing,
            @ConfigProperty(name = "market.http.body-limit", defaultValue = "1M") MemorySize limit) {
        this.resource = resource;
        this.routing = routing;
        this.limit = limit.asLongValue();
    }

    @Override
    public void filter(ContainerRequestContext request) {
        if (Arrays.asList(resource.getResourceMethod().getParameterTypes()).contains(InputStream.class)) {
            return;
        }
        if (request.getLength() > limit) {
            throw new ProblemException(
                    ProblemType.TOO_LARGE,
                    "the body is larger than the limit of " + limit + " bytes",
                    Map.of("maxBytes", limit));
        }
        routing.put(VertxInputStream.MAX_REQUEST_SIZE_KEY, limit);
    }
}
