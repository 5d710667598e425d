package io.modelmarket.platform.rest;

import io.vertx.ext.web.RoutingContext;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a path names. */
final class PathNames {

    static final String MODEL = "model";
    static final String VERSION = "version";

    private PathNames() {}

    static String model(RoutingContext context) {
        return Objects.requireNonNull(context.pathParam(MODEL), "every route to here names a model");
    }

    /** Null where the caller leaves the version to us. */
    static @Nullable String version(RoutingContext context) {
        return context.pathParam(VERSION);
    }
}
