package io.modelmarket.tenant;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import jakarta.inject.Inject;
import jakarta.persistence.Entity;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hibernate.annotations.TenantId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ArchitectureTest {

    private static final JavaClasses SERVICE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.modelmarket.tenant");
    private static final int MAX_LINES = 300;

    static Stream<ArchRule> rules() {
        return Stream.of(
                slices().matching("io.modelmarket.tenant.(*)..").should().beFreeOfCycles(),
                noClasses()
                        .that()
                        .resideInAPackage("..audit..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(
                                "..tenant.tenant..",
                                "..member..",
                                "..key..",
                                "..publishing..",
                                "..catalog..",
                                "..review.."),
                noClasses()
                        .that()
                        .resideInAPackage("..catalog..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage("..publishing..", "..review.."),
                noClasses().should().haveNameMatching(".*(Impl|Manager|Utils?|Helper|Processor|Data|Info)"),
                noClasses()
                        .should()
                        .haveSimpleNameStartingWith("Default")
                        .orShould()
                        .haveSimpleNameStartingWith("Abstract"),
                noFields().should().beAnnotatedWith(Inject.class).orShould().beAnnotatedWith(ConfigProperty.class),
                noClasses().should().callMethod(Instant.class, "now"),
                classes().that().areAnnotatedWith(Path.class).should().bePackagePrivate(),
                methods()
                        .that()
                        .areDeclaredInClassesThat()
                        .areAnnotatedWith(Path.class)
                        .should()
                        .notBeAnnotatedWith(Transactional.class),
                classes().that().areAnnotatedWith(Entity.class).should().bePackagePrivate(),
                fields().that()
                        .areAnnotatedWith(TenantId.class)
                        .should()
                        .haveRawType(String.class)
                        .andShould()
                        .haveName("tenant"));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void keepsTheRule(ArchRule rule) {
        assertThat(SERVICE).isNotEmpty();
        rule.check(SERVICE);
    }

    @Test
    void knowsTheTenantOfEveryEntityButTheCatalogues() {
        assertThat(SERVICE.stream().filter(type -> type.isAnnotatedWith(Entity.class)))
                .filteredOn(
                        type -> type.getAllFields().stream().noneMatch(field -> field.isAnnotatedWith(TenantId.class)))
                .extracting(type -> type.getSimpleName())
                .containsExactly("CatalogEntry");
    }

    @Test
    void keepsFilesShort() throws IOException {
        List<java.nio.file.Path> files;
        try (Stream<java.nio.file.Path> all = Files.walk(java.nio.file.Path.of("src"))) {
            files = all.filter(file -> file.toString().endsWith(".java")).toList();
        }
        assertThat(files)
                .hasSizeGreaterThan(40)
                .allSatisfy(file -> assertThat(lines(file)).as("%s", file).isLessThanOrEqualTo(MAX_LINES));
    }

    private static long lines(java.nio.file.Path file) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
