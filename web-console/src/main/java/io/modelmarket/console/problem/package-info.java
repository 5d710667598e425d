/**
 * How the console itself says no: RFC 9457 problem documents with the request id, the same shape the services behind
 * answer with, so that the browser shows every refusal the same way.
 */
@NullMarked
package io.modelmarket.console.problem;

import org.jspecify.annotations.NullMarked;
