/** Who is guilty of a worker's death, judged without any worker. */
@NullMarked
package io.modelmarket.platform.quarantine;

import org.jspecify.annotations.NullMarked;
