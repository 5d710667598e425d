package io.modelmarket.tenant.publishing;

import org.jspecify.annotations.Nullable;

/**
 * What a partner says of a release when it is drafted, and never changes.
 *
 * @param base what it is made from
 * @param tokens what of it is counted as tokens
 * @param batching how its calls are gathered
 * @param timeoutMillis how long a call may take unless its caller says otherwise
 */
record Declared(
        Release.@Nullable Base base,
        @Nullable TokenCount tokens,
        @Nullable Batching batching,
        @Nullable Integer timeoutMillis) {}
