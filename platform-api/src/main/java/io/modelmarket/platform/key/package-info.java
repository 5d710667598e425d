/**
 * Who is calling: API keys and the tenants they belong to, looked up by id and compared in constant time. An unknown
 * key and a wrong secret look the same from outside.
 */
@NullMarked
package io.modelmarket.platform.key;

import org.jspecify.annotations.NullMarked;
