package io.modelmarket.runtime.worker.wire;

/** A message with the number of the request it belongs to. */
public record Envelope(long request, Message message) {}
