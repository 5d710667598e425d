package io.modelmarket.runtime.inspect;

import io.modelmarket.runtime.model.Signature;
import java.time.Duration;

/**
 * What is known about an accepted file.
 *
 * @param signature as ONNX Runtime reports it
 * @param contents what the file says of itself
 * @param loadTime from file to ready session, in a fresh worker
 * @param runLatency of one run with generated inputs of batch size 1, the first one not counted
 */
public record InspectionReport(Signature signature, ModelContents contents, Duration loadTime, Duration runLatency) {}
