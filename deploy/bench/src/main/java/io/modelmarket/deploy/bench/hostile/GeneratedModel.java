package io.modelmarket.deploy.bench.hostile;

/**
 * One model of the grammar.
 *
 * @param number which of its seed
 * @param recipe what it is made of, in words
 * @param file its bytes
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record GeneratedModel(int number, String recipe, byte[] file) {}
