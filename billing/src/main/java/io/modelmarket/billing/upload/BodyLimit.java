package io.modelmarket.billing.upload;

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

/** Keeps every body small but those that a resource takes as a file. */
@Provider
@Priority(Priorities.AUTHENTICATION)
class BodyLimit implements ContainerRequestFilter {

    private final ResourceInfo resource;
    private final RoutingContext routing;
    private final long usual;
    private final long file;

    @Inject
    BodyLimit(
            ResourceInfo resource,
            RoutingContext routing,
            @ConfigProperty(name = "market.http.body-limit", defaultValue = "256K") MemorySize usual,
            @ConfigProperty(name = Upload.LIMIT, defaultValue = Upload.USUAL_LIMIT) MemorySize file) {
        this.resource = resource;
        this.routing = routing;
        this.usual = usual.asLongValue();
        this.file = file.asLongValue();
    }

    @Override
    public void filter(ContainerRequestContext request) {
        boolean takesFile =
                Arrays.asList(resource.getResourceMethod().getParameterTypes()).contains(InputStream.class);
        long limit = takesFile ? file : usual;
        if (request.getLength() > limit) {
            throw tooLarge(limit);
        }
        routing.put(VertxInputStream.MAX_REQUEST_SIZE_KEY, limit);
    }

    static ProblemException tooLarge(long limit) {
        return new ProblemException(
                ProblemType.TOO_LARGE,
                "The body is larger than the limit of " + limit + " bytes.",
                Map.of("maxBytes", limit));
    }
}
