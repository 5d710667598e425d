/**
 * Releases that this node does not load any more because their worker kept dying. The decision is the node's own, made
 * where the death is noticed and kept on its disk; the control plane is told of it and can take it back. A consumer
 * whose calls alone explain the deaths is refused the release for a while instead, on all nodes as soon as the control
 * plane has told them. Knows nothing of how releases are found or loaded.
 */
@NullMarked
package io.modelmarket.platform.quarantine;

import org.jspecify.annotations.NullMarked;
