/** The commands of {@code market}, one class each. */
@NullMarked
package io.modelmarket.deploy.launcher.command;

import org.jspecify.annotations.NullMarked;
