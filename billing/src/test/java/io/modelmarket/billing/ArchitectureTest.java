package io.modelmarket.billing;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private static final String ROOT = "io.modelmarket.billing";
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(ROOT);

    @Test
    void featuresFormNoCycle() {
        slices().matching(ROOT + ".(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void theArithmeticIsPlainJava() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        ROOT + ".meter..",
                        ROOT + ".rating..",
                        ROOT + ".split..",
                        ROOT + ".ledger.booking..",
                        ROOT + ".usage.fold..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "jakarta..",
                        "io.quarkus..",
                        "org.hibernate..",
                        "java.sql..",
                        "org.apache.kafka..",
                        "io.modelmarket.kit..",
                        ROOT + ".database..")
                .check(CLASSES);
    }

    @Test
    void theLedgerDependsOnNoFeature() {
        noClasses()
                .that()
                .resideInAPackage(ROOT + ".ledger..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        ROOT + ".usage..",
                        ROOT + ".plan..",
                        ROOT + ".subscription..",
                        ROOT + ".rating..",
                        ROOT + ".quota..",
                        ROOT + ".agreement..",
                        ROOT + ".fee..",
                        ROOT + ".coupon..",
                        ROOT + ".migration..",
                        ROOT + ".prepaid..",
                        ROOT + ".referral..",
                        ROOT + ".royalty..",
                        ROOT + ".invoice..",
                        ROOT + ".statement..",
                        ROOT + ".credit..",
                        ROOT + ".tax..",
                        ROOT + ".document..",
                        ROOT + ".payment..",
                        ROOT + ".bank..",
                        ROOT + ".dunning..",
                        ROOT + ".exchange..",
                        ROOT + ".payout..",
                        ROOT + ".close..",
                        ROOT + ".report..",
                        ROOT + ".directory..")
                .check(CLASSES);
    }

    @Test
    void nobodyReadsReports() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + ".report..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(ROOT + ".report..")
                .check(CLASSES);
    }

    @Test
    void moneyIsNeverFloatingPoint() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        ROOT + ".rating..",
                        ROOT + ".split..",
                        ROOT + ".ledger..",
                        ROOT + ".agreement..",
                        ROOT + ".fee..",
                        ROOT + ".coupon..",
                        ROOT + ".migration..",
                        ROOT + ".prepaid..",
                        ROOT + ".referral..",
                        ROOT + ".royalty..",
                        ROOT + ".invoice..",
                        ROOT + ".statement..",
                        ROOT + ".credit..",
                        ROOT + ".tax..",
                        ROOT + ".document..",
                        ROOT + ".payment..",
                        ROOT + ".bank..",
                        ROOT + ".dunning..",
                        ROOT + ".exchange..",
                        ROOT + ".payout..",
                        ROOT + ".close..",
                        ROOT + ".report..",
                        ROOT + ".plan..",
                        ROOT + ".usage.fold..")
                .should()
                .dependOnClassesThat()
                .haveNameMatching("java\\.lang\\.(Double|Float)")
                .check(CLASSES);
    }

    @Test
    void namesSayWhatThingsAre() {
        noClasses()
                .should()
                .haveSimpleNameEndingWith("Impl")
                .orShould()
                .haveSimpleNameEndingWith("Manager")
                .orShould()
                .haveNameMatching(".*\\.\\w*(Utils?|Helper|Processor|Data|Info)")
                .orShould()
                .haveNameMatching(".*\\.(Default|Abstract|Base)[A-Z]\\w*")
                .check(CLASSES);
    }

    @Test
    void resourcesArePackagePrivate() {
        classes()
                .that()
                .haveSimpleNameEndingWith("Resource")
                .should()
                .bePackagePrivate()
                .check(CLASSES);
    }
}
