package io.modelmarket.runtime;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the packages of this module may know of one another and of the world. */
class ArchitectureTest {

    private static final String ROOT = "io.modelmarket.runtime";
    private static final int LONGEST_FILE = 300;

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(ROOT);

    @Test
    void featuresFormNoCycle() {
        slices().matching(ROOT + ".(**)").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void thereIsNoFramework() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.quarkus..", "jakarta..", "io.vertx..", "org.hibernate..")
                .check(CLASSES);
    }

    @Test
    void onlyTheChildCallsOnnxRuntime() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + ".worker.child..")
                .and()
                .doNotHaveSimpleName("ClassPath")
                .and()
                .doNotHaveSimpleName("NativeLibrary")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("ai.onnxruntime..")
                .check(CLASSES);
    }

    @Test
    void theChildKnowsOnlyTensorsModelsAndTheWire() {
        classes()
                .that()
                .resideInAPackage(ROOT + ".worker.child..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java..",
                        "org.jspecify..",
                        "ai.onnxruntime..",
                        ROOT + ".tensor..",
                        ROOT + ".model..",
                        ROOT + ".worker.child..",
                        ROOT + ".worker.wire..")
                .check(CLASSES);
    }

    @Test
    void nothingHereUsesThePartsThatTestsAreMadeOf() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + ".onnx")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(ROOT + ".onnx")
                .check(CLASSES);
    }

    @Test
    void namesSayWhatThingsAre() {
        for (String ending : List.of("Impl", "Manager", "Util", "Utils", "Helper", "Processor", "Data", "Info")) {
            noClasses()
                    .that()
                    .resideOutsideOfPackage(ROOT + ".inspect.onnx")
                    .should()
                    .haveSimpleNameEndingWith(ending)
                    .check(CLASSES);
        }
        for (String beginning : List.of("Default", "Abstract", "Base")) {
            noClasses().should().haveSimpleNameStartingWith(beginning).check(CLASSES);
        }
    }

    @Test
    void filesAreShort() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src"))) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                assertThat(Files.readAllLines(file)).as(file.toString()).hasSizeLessThanOrEqualTo(LONGEST_FILE);
            }
        }
    }
}
