/** The stable RFC 9457 problem types every service answers with. */
@NullMarked
package io.modelmarket.contracts.problem;

import org.jspecify.annotations.NullMarked;
