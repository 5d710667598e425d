package io.modelmarket.deploy.bench.hostile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What was found, counted; models worth a look are written down as {@code <seed>-<number>.onnx} with a text beside that
 * says what happened and how to have it again.
 */
public final class Tally {

    private static final int MOST_FAILURES = 20;

    private final Path kept;
    private final long seed;
    private final String command;
    private final Map<Finding, Integer> findings = new EnumMap<>(Finding.class);
    private final Map<String, Integer> rules = new TreeMap<>();
    private final Set<Integer> written = new HashSet<>();
    private final List<String> failures = new ArrayList<>();

    /**
     * Nothing yet.
     *
     * @param kept the folder of models worth a look
     * @param command what tries models of any seed again
     */
    public Tally(Path kept, long seed, String command) {
        this.kept = kept;
        this.seed = seed;
        this.command = command;
    }

    /** Counts what a model did. */
    public void add(Finding finding, String detail, GeneratedModel model) {
        add(finding, detail, List.of(model));
    }

    /** Counts what one of some models did. */
    public synchronized void add(Finding finding, String detail, Collection<GeneratedModel> suspects) {
        findings.merge(finding, 1, Integer::sum);
        if (finding == Finding.REFUSED_BY_RULES || finding == Finding.REFUSED_ON_PROBATION) {
            rules.merge(detail, 1, Integer::sum);
        }
        if (finding.isFailure() && failures.size() < MOST_FAILURES) {
            failures.add(finding.words() + ": " + detail);
        }
        if (finding.isKept()) {
            suspects.forEach(model -> keep(finding, detail, model));
        }
    }

    /** How often that was found. */
    public synchronized int count(Finding finding) {
        return findings.getOrDefault(finding, 0);
    }

    /** How often each rule refused. */
    synchronized Map<String, Integer> rules() {
        return Map.copyOf(rules);
    }

    /** The first failures in words. */
    synchronized List<String> failures() {
        return List.copyOf(failures);
    }

    /** Where the models are that are worth a look. */
    Path kept() {
        return kept;
    }

    private void keep(Finding finding, String detail, GeneratedModel model) {
        String name = seed + "-" + model.number();
        String happened = finding.words() + ": " + detail + "\n";
        Path text = kept.resolve(name + ".txt");
        try {
            if (written.add(model.number())) {
                Files.createDirectories(kept);
                Files.write(kept.resolve(name + ".onnx"), model.file());
                Files.writeString(
                        text,
                        model.recipe() + "\nagain with: " + command + " --seed " + seed + " --first " + model.number()
                                + " --models 1\n");
            }
            Files.writeString(text, happened, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
