package io.modelmarket.console;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.modelmarket.console");
    private static final Pattern NAMES_WE_AVOID =
            Pattern.compile("(Default|Abstract|Base)[A-Z].*|.*(Impl|Manager|Utils?|Helper|Processor|Data|Info)");

    @Test
    void hasNoCycles() {
        slices().matching("io.modelmarket.console.(*)..")
                .should()
                .beFreeOfCycles()
                .check(CLASSES);
    }

    @Test
    void pagesKnowNothingOfSessionsAndGateway() {
        noClasses()
                .that()
                .resideInAPackage("..console.page..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("..console.session..", "..console.gateway..")
                .check(CLASSES);
    }

    @Test
    void knowsNoDatabaseAndNoBroker() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.sql..", "org.hibernate..", "org.apache.kafka..", "io.modelmarket.kit..")
                .check(CLASSES);
    }

    @Test
    void classesSayWhatTheyAre() {
        assertThat(CLASSES)
                .isNotEmpty()
                .noneMatch(type -> NAMES_WE_AVOID.matcher(type.getSimpleName()).matches());
    }
}
