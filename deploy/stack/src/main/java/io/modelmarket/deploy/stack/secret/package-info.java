/** Passwords and client secrets, made at first use, kept in a file only its owner can read, never logged. */
@NullMarked
package io.modelmarket.deploy.stack.secret;

import org.jspecify.annotations.NullMarked;
