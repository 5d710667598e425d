package io.modelmarket.deploy.launcher;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.modelmarket.deploy.launcher");

    @Test
    void hasNoCycleBetweenFeatures() {
        assertThat(CLASSES).isNotEmpty();
        slices().matching("io.modelmarket.deploy.launcher.(*)..")
                .should()
                .beFreeOfCycles()
                .check(CLASSES);
    }

    @Test
    void usesNoFramework() {
        assertThat(CLASSES).isNotEmpty();
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.quarkus..", "jakarta..", "io.vertx..", "org.hibernate..")
                .check(CLASSES);
    }

    @Test
    void namesThingsForWhatTheyAre() {
        assertThat(CLASSES).isNotEmpty();
        noClasses()
                .should()
                .haveNameMatching(".*(Impl|Manager|Utils?|Helper|Processor|Data|Info)|.*\\.(Default|Abstract|Base)\\w*")
                .check(CLASSES);
    }
}
