package io.modelmarket.deploy.launcher.bench;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** What {@code bench --json} prints. */
public record BenchReport(
        String name,
        String commit,
        String startedAt,
        List<BenchResult> results,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> notes) {

    public BenchReport {
        results = List.copyOf(results);
        notes = List.copyOf(notes);
    }

    /** Whether no target is missed. */
    @JsonIgnore
    public boolean allMet() {
        return results.stream().noneMatch(result -> Boolean.FALSE.equals(result.met()));
    }

    /** The commit of the working tree, or {@code unknown} outside a repository. */
    public static String commit(Path root) {
        try {
            Process git = new ProcessBuilder("git", "rev-parse", "HEAD")
                    .directory(root.toFile())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String said = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return git.waitFor() == 0 ? said : "unknown";
        } catch (IOException e) {
            return "unknown";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "unknown";
        }
    }
}
