package io.modelmarket.platform.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.modelmarket.platform.inference.Failures;
import io.modelmarket.platform.inference.Offers;
import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What a caller can ask without running anything: health, metadata, what its key may call and what is left. */
@ApplicationScoped
class CatalogRoutes {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Offers offers;

    CatalogRoutes(Offers offers) {
        this.offers = offers;
    }

    Handler<RoutingContext> live() {
        return answering(context -> Map.of("live", true));
    }

    Handler<RoutingContext> ready() {
        return answering(context -> {
            offers.requireReady();
            return Map.of("ready", true);
        });
    }

    Handler<RoutingContext> server() {
        return answering(context -> offers.server());
    }

    Handler<RoutingContext> model() {
        return answering(context ->
                offers.model(Credentials.of(context.request()), PathNames.model(context), PathNames.version(context)));
    }

    Handler<RoutingContext> modelReady() {
        return answering(context -> Map.of(
                "name",
                offers.requireReady(
                        Credentials.of(context.request()), PathNames.model(context), PathNames.version(context)),
                "ready",
                true));
    }

    Handler<RoutingContext> callable() {
        return answering(context -> Map.of("items", offers.callable(Credentials.of(context.request()))));
    }

    Handler<RoutingContext> quota() {
        return answering(context -> {
            String key = Credentials.of(context.request());
            return new QuotasView(offers.quotas(key), offers.keyQuota(key));
        });
    }

    /** The tenant's quotas, and the key's own if it has a budget. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record QuotasView(List<Offers.QuotaView> items, Offers.@Nullable KeyQuotaView key) {}

    static Handler<RoutingContext> answering(Function<RoutingContext, Object> view) {
        return context -> {
            try {
                Answers.sendJson(context, JSON.writeValueAsBytes(view.apply(context)));
            } catch (RuntimeException | JsonProcessingException e) {
                Answers.sendProblem(context, Failures.problem(e, RequestIds.of(context)));
            }
        };
    }
}
