package io.modelmarket.runtime.worker;

import io.modelmarket.runtime.model.ModelRef;
import io.modelmarket.runtime.model.Provider;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;

/** What a partner's supervising thread is asked to do. */
sealed interface Command {

    /** Load a file. */
    record Load(long id, ModelRef ref, Path file, Provider provider, CompletableFuture<LoadedModel> loaded)
            implements Command {}

    /** Let go of a model. */
    record Unload(long id, CompletableFuture<Boolean> unloaded) implements Command {}

    /** Look around: the process died or the partner's worker is being closed. */
    record Wake() implements Command {}
}
