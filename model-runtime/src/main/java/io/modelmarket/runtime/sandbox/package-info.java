/**
 * Bounds around a program that may turn against us, set by the program itself before it begins: a small JVM
 * ({@link io.modelmarket.runtime.sandbox.SandboxMain}) binds its own thread with what the Linux kernel offers to an
 * ordinary user and then becomes the worker by {@code execve}, which keeps the bounds, the process id and nothing else.
 * It is not done on a thread of the parent, because whatever threads that thread starts inherit the bounds, the JDK's
 * process reaper and through it the common pool among them.
 */
@NullMarked
package io.modelmarket.runtime.sandbox;

import org.jspecify.annotations.NullMarked;
