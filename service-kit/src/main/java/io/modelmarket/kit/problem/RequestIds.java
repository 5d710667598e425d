package io.modelmarket.kit.problem;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jboss.logging.MDC;
import org.jspecify.annotations.Nullable;

/** Gives each request an id, taken from {@code X-Request-Id} where that is sane, and puts it into answer and log. */
@ApplicationScoped
public class RequestIds {

    /** Name of the header, both ways. */
    public static final String HEADER = "X-Request-Id";

    private static final String KEY = "requestId";
    private static final Pattern SANE = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final int BEFORE_EVERYTHING = 1000;

    void register(@Observes Filters filters) {
        filters.register(RequestIds::assign, BEFORE_EVERYTHING);
    }

    /** The id of the request. */
    public static String of(RoutingContext routing) {
        String id = routing.get(KEY);
        return id == null ? "" : id;
    }

    private static void assign(RoutingContext routing) {
        String id = choose(routing.request().getHeader(HEADER));
        routing.put(KEY, id);
        routing.response().putHeader(HEADER, id);
        MDC.put(KEY, id);
        routing.next();
    }

    private static String choose(@Nullable String offered) {
        return offered != null && SANE.matcher(offered).matches()
                ? offered
                : UUID.randomUUID().toString();
    }
}
