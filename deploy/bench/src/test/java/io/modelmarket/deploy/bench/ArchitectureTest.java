package io.modelmarket.deploy.bench;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private static JavaClasses classes;

    @BeforeAll
    static void read() {
        classes = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("io.modelmarket.deploy.bench");
        assertThat(classes).isNotEmpty();
    }

    @Test
    void hasNoCycles() {
        slices().matching("io.modelmarket.deploy.bench.(*)..")
                .should()
                .beFreeOfCycles()
                .check(classes);
    }

    @Test
    void keepsResultsAndSamplesPlain() {
        noClasses()
                .that()
                .resideInAnyPackage("..bench.result..", "..bench.sample..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.vertx..", "io.netty..", "io.grpc..", "ai.onnxruntime..")
                .check(classes);
    }

    @Test
    void keepsTheFloorFreeOfTheMarket() {
        noClasses()
                .that()
                .resideInAPackage("..bench.floor..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.modelmarket.deploy.demo..", "io.modelmarket.runtime..", "io.modelmarket.platform..")
                .check(classes);
    }

    @Test
    void usesNoEmptyNames() {
        noClasses()
                .should()
                .haveNameMatching(".*(Impl|Manager|Utils?|Helper|Processor|Data|Info)")
                .orShould()
                .haveSimpleNameStartingWith("Default")
                .orShould()
                .haveSimpleNameStartingWith("Abstract")
                .orShould()
                .haveSimpleNameStartingWith("Base")
                .check(classes);
    }
}
