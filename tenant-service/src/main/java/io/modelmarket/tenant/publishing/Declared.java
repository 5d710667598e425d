package io.modelmarket.tenant.publishing;

import io.modelmarket.tenant.licence.Licence;
import org.jspecify.annotations.Nullable;

/**
 * What a partner says of a release when it is drafted. All but the licence is said once and never changes.
 *
 * @param base what it is made from
 * @param tokens what of it is counted as tokens
 * @param batching how its calls are gathered
 * @param timeoutMillis how long a call may take unless its caller says otherwise
 * @param licence under which licence it may be used
 */
record Declared(
        Release.@Nullable Base base,
        @Nullable TokenCount tokens,
        @Nullable Batching batching,
        @Nullable Integer timeoutMillis,
        @Nullable Licence licence) {}
