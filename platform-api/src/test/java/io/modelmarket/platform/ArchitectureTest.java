package io.modelmarket.platform;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The arrows between the features, and what the plain parts keep out. */
class ArchitectureTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.modelmarket.platform");

    @Test
    void hasNoCycles() {
        assertThat(CLASSES).isNotEmpty();
        slices().matching("io.modelmarket.platform.(*)..")
                .should()
                .beFreeOfCycles()
                .check(CLASSES);
    }

    @Test
    void keepsProtocolsOutOfTheDomain() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "..inference..", "..key..", "..subscription..", "..quota..", "..usage..", "..catalog..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("..platform.rest..", "..platform.grpc..", "io.vertx..", "io.grpc..")
                .check(CLASSES);
    }

    @Test
    void hasNoDatabaseAndNoOtherService() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.sql..", "jakarta.persistence..", "io.modelmarket.kit..", "ai.onnxruntime..")
                .check(CLASSES);
    }

    @Test
    void namesThingsForWhatTheyAre() {
        noClasses()
                .that()
                .resideOutsideOfPackage("..proto..")
                .should()
                .haveNameMatching(".*(Impl|Manager|Utils?|Helper|Processor|Data|Info)")
                .orShould()
                .haveNameMatching(".*\\.(Default|Abstract|Base)[^.]*")
                .check(CLASSES);
    }

    @Test
    void sleepsOnlyBetweenAttemptsToReachKafka() {
        noClasses()
                .that()
                .doNotHaveSimpleName("Forwarder")
                .should()
                .callMethod(Thread.class, "sleep", long.class)
                .check(CLASSES);
    }
}
