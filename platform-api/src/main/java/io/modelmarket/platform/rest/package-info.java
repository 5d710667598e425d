/**
 * The Open Inference Protocol over HTTP, JSON and binary, on Vert.x routes, and the two resources that tell a key what
 * it may call and what is left of its quotas. Nothing here decides whether a call may run.
 */
@NullMarked
package io.modelmarket.platform.rest;

import org.jspecify.annotations.NullMarked;
