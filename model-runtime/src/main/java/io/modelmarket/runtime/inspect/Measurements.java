package io.modelmarket.runtime.inspect;

import java.time.Duration;

/**
 * What probation measured, in a throw-away worker with nothing else to do.
 *
 * @param loadTime from file to ready session
 * @param runLatency of one run with generated inputs of batch size 1, the first one not counted
 * @param bestRows how many rows are best run at once; 1 when its requests are run one by one
 * @param bestLatency of one run of that many rows
 * @param peakBytes the most memory the whole process held, its JVM's share of about 90 MB included; 0 where the system
 *     does not tell
 */
public record Measurements(
        Duration loadTime, Duration runLatency, int bestRows, Duration bestLatency, long peakBytes) {}
