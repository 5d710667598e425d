package io.modelmarket.deploy.bench.hostile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;

/** What was found, counted; models worth a look are written down as {@code <seed>-<number>.onnx} with a text beside. */
final class Tally {

    private final Path kept;
    private final long seed;
    private final Map<Finding, Integer> findings = new EnumMap<>(Finding.class);
    private final Map<String, Integer> rules = new TreeMap<>();

    Tally(Path kept, long seed) {
        this.kept = kept;
        this.seed = seed;
    }

    synchronized void add(Finding finding, String detail, GeneratedModel model) {
        findings.merge(finding, 1, Integer::sum);
        if (finding == Finding.REFUSED_BY_RULES || finding == Finding.REFUSED_ON_PROBATION) {
            rules.merge(detail, 1, Integer::sum);
        }
        if (finding.isKept()) {
            keep(finding, detail, model);
        }
    }

    synchronized int count(Finding finding) {
        return findings.getOrDefault(finding, 0);
    }

    /** How often each rule refused. */
    synchronized Map<String, Integer> rules() {
        return Map.copyOf(rules);
    }

    /** Where the models are that are worth a look. */
    Path kept() {
        return kept;
    }

    private void keep(Finding finding, String detail, GeneratedModel model) {
        String name = seed + "-" + model.number();
        try {
            Files.createDirectories(kept);
            Files.write(kept.resolve(name + ".onnx"), model.file());
            Files.writeString(
                    kept.resolve(name + ".txt"), finding.words() + ": " + detail + "\n" + model.recipe() + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
