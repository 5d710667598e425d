/**
 * The node's one bound over what requests and answers under way take in memory, whatever protocol they come over. Who
 * keeps bytes for a caller takes them here before the memory, and gives them back on every way out.
 */
@NullMarked
package io.modelmarket.platform.body;

import org.jspecify.annotations.NullMarked;
