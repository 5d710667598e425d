package io.modelmarket.deploy.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What CONTRIBUTING.md promises of every source file, in whatever module. */
class HouseStyleTest {

    private static final Path ROOT = Path.of(System.getProperty("market.root"));
    private static final Set<String> SKIPPED =
            Set.of("target", "node_modules", ".git", ".market", "dist", "test-results", "playwright-report");
    private static final int MAX_JAVA_LINES = 300;
    private static final int MAX_TYPESCRIPT_LINES = 200;
    private static final long MAX_FILE_BYTES = 5L << 20;
    private static final Pattern NAMES = Pattern.compile(
            ".*(Impl|Manager|Utils?|Helper|Processor|Data|Info)\\.java|(Default|Abstract|Base)[A-Z].*\\.java");
    private static final Pattern UNFINISHED = Pattern.compile("\\b(TODO|FIXME|XXX)\\b");
    private static final Pattern TEST_HABITS = Pattern.compile(
            "@Disabled|@Ignore\\b|Thread\\.sleep\\(|parkNanos\\(|TimeUnit\\.\\w+\\.sleep\\(|org\\.mockito|\\.skip\\(|test\\.fixme|waitForTimeout");

    private static final List<Path> FILES = new ArrayList<>();

    @BeforeAll
    static void collect() throws IOException {
        Files.walkFileTree(ROOT, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                return SKIPPED.contains(folder.getFileName().toString())
                        ? FileVisitResult.SKIP_SUBTREE
                        : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                FILES.add(ROOT.relativize(file));
                return FileVisitResult.CONTINUE;
            }
        });
        assertThat(FILES).hasSizeGreaterThan(100);
    }

    @Test
    void keepsFilesShort() {
        assertThat(those(HouseStyleTest::isJava))
                .allSatisfy(file -> assertThat(lines(file)).as("%s", file).hasSizeLessThanOrEqualTo(MAX_JAVA_LINES));
        assertThat(those(HouseStyleTest::isTypeScript))
                .allSatisfy(
                        file -> assertThat(lines(file)).as("%s", file).hasSizeLessThanOrEqualTo(MAX_TYPESCRIPT_LINES));
    }

    @Test
    void usesNoEmptyNames() {
        assertThat(those(file -> NAMES.matcher(file.getFileName().toString()).matches()))
                .isEmpty();
    }

    @Test
    void leavesNothingUnfinished() {
        assertThat(those(file -> (isJava(file) || isTypeScript(file)) && isNotThisFile(file)))
                .allSatisfy(file -> assertThat(lines(file))
                        .as("%s", file)
                        .noneMatch(line -> UNFINISHED.matcher(line).find()));
    }

    @Test
    void neitherDisablesNorMocksNorSleepsInTests() {
        assertThat(those(file -> (isJava(file) || isTypeScript(file)) && isTest(file) && isNotThisFile(file)))
                .allSatisfy(file -> assertThat(lines(file))
                        .as("%s", file)
                        .noneMatch(line -> TEST_HABITS.matcher(line).find()));
    }

    @Test
    void saysWhatEachPackageIsFor() {
        assertThat(those(file -> isJava(file) && file.toString().contains("src/main/java")))
                .allSatisfy(file -> assertThat(ROOT.resolve(file).resolveSibling("package-info.java"))
                        .exists());
    }

    @Test
    void keepsReadmesAndSmallFiles() {
        assertThat(those(file -> file.endsWith("pom.xml")))
                .allSatisfy(file -> assertThat(ROOT.resolve(file).resolveSibling("README.md"))
                        .exists());
        assertThat(FILES)
                .allSatisfy(file -> assertThat(ROOT.resolve(file).toFile().length())
                        .as("%s", file)
                        .isLessThan(MAX_FILE_BYTES));
    }

    private static List<Path> those(Predicate<Path> wanted) {
        return FILES.stream().filter(wanted).toList();
    }

    private static boolean isJava(Path file) {
        return file.toString().endsWith(".java");
    }

    private static boolean isTypeScript(Path file) {
        String name = file.getFileName().toString();
        return !name.endsWith(".d.ts") && (name.endsWith(".ts") || name.endsWith(".tsx"));
    }

    private static boolean isTest(Path file) {
        String path = file.toString();
        return isJava(file) ? path.contains("src/test/") : path.contains(".test.") || path.contains("e2e/");
    }

    private static boolean isNotThisFile(Path file) {
        return !file.endsWith("HouseStyleTest.java");
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(ROOT.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
