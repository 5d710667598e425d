/** What was looked for in a part that services are to use, how it was found, and what was done about it. */
@NullMarked
package io.modelmarket.deploy.stack.finding;

import org.jspecify.annotations.NullMarked;
