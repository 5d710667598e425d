/**
 * Who is signed in at this browser. Owns sign-in and sign-out by navigation, what the page may know of the session
 * (never a token), and the rule that requests which change state come from our own page.
 */
@NullMarked
package io.modelmarket.console.session;

import org.jspecify.annotations.NullMarked;
