package io.modelmarket.contracts.store;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.modelmarket.contracts.store");

    @Test
    void knowsOnlyTheClientAndHowSettingsAreWritten() {
        assertThat(CLASSES).isNotEmpty();
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java..",
                        "org.jspecify..",
                        "org.slf4j..",
                        "io.smallrye.config",
                        "software.amazon.awssdk..",
                        "io.modelmarket.contracts.store..")
                .check(CLASSES);
    }
}
