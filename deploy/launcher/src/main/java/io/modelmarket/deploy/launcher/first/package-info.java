/** What a first start adds to an empty market, and what is told once it runs. */
@NullMarked
package io.modelmarket.deploy.launcher.first;

import org.jspecify.annotations.NullMarked;
