package io.modelmarket.runtime.artifact;

/** A file in the store: its SHA-256 in 64 lower-case hexadecimal digits, and its length. */
public record StoredArtifact(String sha256, long bytes) {}
