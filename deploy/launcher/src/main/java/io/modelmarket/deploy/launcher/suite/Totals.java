package io.modelmarket.deploy.launcher.suite;

import io.modelmarket.deploy.stack.process.StackException;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How many tests passed, failed and were skipped, summed from surefire's reports. */
public record Totals(int passed, int failed, int skipped) {
    private static final Pattern SUITE = Pattern.compile("<testsuite\\b[^>]*>");
    private static final Pattern REPORT = Pattern.compile("(surefire|failsafe)-reports/TEST-[^/]*\\.xml$");
    private static final Set<String> NEVER_LOOKED_INTO = Set.of("node_modules", ".git", ".market", "src");

    /** The sum over all reports below a folder written since then. */
    public static Totals below(Path root, Instant since) {
        Sum sum = new Sum(since);
        try {
            Files.walkFileTree(root, sum);
        } catch (IOException e) {
            throw new StackException("cannot read the test reports: " + e.getMessage(), e);
        }
        return new Totals(sum.tests - sum.failed - sum.skipped, sum.failed, sum.skipped);
    }

    @Override
    public String toString() {
        return passed + " passed, " + failed + " failed, " + skipped + " skipped";
    }

    private static final class Sum extends SimpleFileVisitor<Path> {
        private final Instant since;
        private int tests;
        private int failed;
        private int skipped;

        Sum(Instant since) {
            this.since = since;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            return NEVER_LOOKED_INTO.contains(folder.getFileName().toString())
                    ? FileVisitResult.SKIP_SUBTREE
                    : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            if (REPORT.matcher(file.toString()).find()
                    && !attributes.lastModifiedTime().toInstant().isBefore(since)) {
                add(Files.readString(file));
            }
            return FileVisitResult.CONTINUE;
        }

        private void add(String report) {
            Matcher suite = SUITE.matcher(report);
            if (suite.find()) {
                String element = suite.group();
                tests += number(element, "tests");
                failed += number(element, "failures") + number(element, "errors");
                skipped += number(element, "skipped");
            }
        }

        private static int number(String element, String attribute) {
            Matcher found = Pattern.compile(" " + attribute + "=\"(\\d+)\"").matcher(element);
            return found.find() ? Integer.parseInt(found.group(1)) : 0;
        }
    }
}
