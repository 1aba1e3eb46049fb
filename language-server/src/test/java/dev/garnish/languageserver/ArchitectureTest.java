package dev.garnish.languageserver;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import dev.garnish.Architecture;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private static final Architecture MODULE = Architecture.ofModuleOf(RulesLanguageServer.class);

    @Test
    void packagesFormNoCircle() {
        MODULE.hasNoCircles();
    }

    @Test
    void theApiNamesNoInternalType() {
        assertThat(MODULE.internalsInApi()).isEmpty();
    }

    @Test
    void whatIsAnsweredKnowsNoProtocol() {
        ArchRuleDefinition.noClasses()
                .that()
                .resideInAPackage("dev.garnish.languageserver.internal..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.eclipse.lsp4j..", "com.google.gson..")
                .check(new ClassFileImporter()
                        .importUrl(RulesLanguageServer.class
                                .getProtectionDomain()
                                .getCodeSource()
                                .getLocation()));
    }
}
