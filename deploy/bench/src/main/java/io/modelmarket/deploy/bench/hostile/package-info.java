/**
 * Models nobody should publish: made from a grammar and a seed, valid and subtly not, inspected as an upload is, and
 * served where the inspection lets them pass. Nothing they do may end or hang a process that is not their worker's.
 */
@NullMarked
package io.modelmarket.deploy.bench.hostile;

import org.jspecify.annotations.NullMarked;
