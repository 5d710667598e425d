package io.modelmarket.platform.inference;

import io.modelmarket.platform.subscription.LimitState;
import java.util.List;

/** A recorded answer, ready to be sent, and where its caller stands with the limits. */
public record Answer<A>(A body, List<LimitState> limits) {}
