package io.modelmarket.deploy.bench.process;

import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Processor time (user and system) of a process and all it started, by process id. The system counts in hundredths of a
 * second, so differences mean something from some tenths of a second on.
 */
public record CpuTime(Map<Long, Duration> byProcess) {

    /** Keeps its own map. */
    public CpuTime {
        byProcess = Map.copyOf(byProcess);
    }

    /** What they have used up to now. */
    public static CpuTime of(ProcessHandle root) {
        return new CpuTime(Stream.concat(Stream.of(root), root.descendants())
                .filter(process -> process.info().totalCpuDuration().isPresent())
                .collect(Collectors.toMap(
                        ProcessHandle::pid,
                        process -> process.info().totalCpuDuration().orElse(Duration.ZERO),
                        (one, other) -> one)));
    }

    /** Used since then; a process that began since counts whole, one that ended does not count. */
    public Duration since(CpuTime before) {
        return byProcess.entrySet().stream()
                .map(each -> each.getValue().minus(before.byProcess.getOrDefault(each.getKey(), Duration.ZERO)))
                .reduce(Duration.ZERO, Duration::plus);
    }
}
