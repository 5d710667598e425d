package io.modelmarket.deploy.bench.hostile.market;

import io.modelmarket.deploy.bench.process.BenchFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The processes of the market itself, none of which may end while models are tried. One that was started again in the
 * place of another is another.
 */
final class HostProcesses {

    private final Map<String, ProcessHandle> alive = new TreeMap<>();

    /**
     * Those of a list.
     *
     * @param list {@code name:pid}, with commas between them
     * @throws BenchFailure when it is none, or one of them does not run
     */
    static HostProcesses parse(String list) {
        HostProcesses processes = new HostProcesses();
        for (String each : list.split(",", -1)) {
            String[] parts = each.split(":", -1);
            processes.alive.put(parts[0], running(each, parts));
        }
        return processes;
    }

    private static ProcessHandle running(String each, String[] parts) {
        try {
            return ProcessHandle.of(Long.parseLong(parts[parts.length - 1]))
                    .orElseThrow(() -> new BenchFailure("the process " + each + " does not run"));
        } catch (NumberFormatException e) {
            throw new BenchFailure("'" + each + "' is not the name and the id of a process", e);
        }
    }

    /** Those that have ended since they were last asked for. */
    synchronized List<String> ended() {
        List<String> ended = new ArrayList<>();
        alive.forEach((name, process) -> {
            if (!process.isAlive()) {
                ended.add(name);
            }
        });
        ended.forEach(alive::remove);
        return ended;
    }
}
