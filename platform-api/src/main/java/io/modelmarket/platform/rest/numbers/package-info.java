/**
 * Arrays of JSON numbers, read straight from a request's bytes into a tensor's memory. This is what most of a request
 * consists of, and reading it token by token took longer than everything else that happens to a call. Jackson reads the
 * rest of the body, and every array that is not plainly right: nothing here ever complains about a request.
 */
@NullMarked
package io.modelmarket.platform.rest.numbers;

import org.jspecify.annotations.NullMarked;
