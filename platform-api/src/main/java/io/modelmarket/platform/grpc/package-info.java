/**
 * The Open Inference Protocol over gRPC. The same path as over HTTP; here is only the turning of messages into tensors
 * and back, and of problems into status codes.
 */
@NullMarked
package io.modelmarket.platform.grpc;

import org.jspecify.annotations.NullMarked;
