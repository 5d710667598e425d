/**
 * Moves the clock that one running JVM sees, from outside: an agent that is loaded into it rewrites the places where
 * time is asked for, and rewrites them back. Nothing in a product's code knows of it.
 */
@NullMarked
package io.modelmarket.deploy.launcher.faults.clock;

import org.jspecify.annotations.NullMarked;
