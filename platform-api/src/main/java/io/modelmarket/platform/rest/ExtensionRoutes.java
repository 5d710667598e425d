package io.modelmarket.platform.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.modelmarket.contracts.problem.ProblemException;
import io.modelmarket.platform.body.BodyMemory;
import io.modelmarket.platform.body.Hold;
import io.modelmarket.platform.body.Patience;
import io.modelmarket.platform.extension.Configuration;
import io.modelmarket.platform.extension.Consumption;
import io.modelmarket.platform.extension.RepositoryIndex;
import io.modelmarket.platform.extension.Statistics;
import io.modelmarket.platform.inference.Failures;
import io.modelmarket.platform.inference.Invalid;
import io.modelmarket.platform.key.Keys;
import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Duration;

/** The protocol's extensions, and what a key has used. */
@ApplicationScoped
class ExtensionRoutes {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long MAX_BODY = 4_096;
    private static final Patience PATIENCE = new Patience(Duration.ofSeconds(10));

    private final Statistics statistics;
    private final Configuration configuration;
    private final RepositoryIndex index;
    private final Consumption consumption;
    private final Keys keys;
    private final BodyMemory memory;

    ExtensionRoutes(
            Statistics statistics,
            Configuration configuration,
            RepositoryIndex index,
            Consumption consumption,
            Keys keys,
            BodyMemory memory) {
        this.statistics = statistics;
        this.configuration = configuration;
        this.index = index;
        this.consumption = consumption;
        this.keys = keys;
        this.memory = memory;
    }

    Handler<RoutingContext> allStatistics() {
        return CatalogRoutes.answering(context -> statistics.all(Credentials.of(context.request())));
    }

    Handler<RoutingContext> statistics() {
        return CatalogRoutes.answering(context ->
                statistics.of(Credentials.of(context.request()), PathNames.model(context), PathNames.version(context)));
    }

    Handler<RoutingContext> configuration() {
        return CatalogRoutes.answering(context -> configuration.of(
                Credentials.of(context.request()), PathNames.model(context), PathNames.version(context)));
    }

    Handler<RoutingContext> usage() {
        return CatalogRoutes.answering(context -> consumption.of(Credentials.of(context.request())));
    }

    Handler<RoutingContext> index() {
        return context -> {
            Hold hold;
            try {
                hold = memory.of(
                        keys.authenticate(Credentials.of(context.request())).tenant());
            } catch (ProblemException e) {
                RequestBody.discard(context.request(), MAX_BODY, PATIENCE);
                Answers.sendProblem(context, e);
                return;
            }
            RequestBody.collect(context.request(), MAX_BODY, PATIENCE, hold).onComplete(collected -> {
                hold.release();
                if (collected.failed()) {
                    Answers.sendProblem(context, Failures.problem(collected.cause(), RequestIds.of(context)));
                } else {
                    byte[] body = collected.result().head();
                    CatalogRoutes.answering(asked -> index.of(Credentials.of(asked.request()), readyOnly(body)))
                            .handle(context);
                }
            });
        };
    }

    private static boolean readyOnly(byte[] body) {
        if (body.length == 0) {
            return false;
        }
        try {
            JsonNode ready = JSON.readTree(body).path("ready");
            if (!ready.isMissingNode() && !ready.isBoolean()) {
                throw Invalid.request("'ready' must be true or false");
            }
            return ready.asBoolean();
        } catch (IOException e) {
            throw Invalid.request("the body is not JSON; leave it away, or send {\"ready\": true}");
        }
    }
}
