package dev.garnish.cli;

import dev.garnish.Catalog;
import dev.garnish.rules.RuleSet;
import dev.garnish.rules.RuleTests;
import dev.garnish.rules.TestReport;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code garnish test}: the rules' own tests against the catalog. */
@Command(
        name = "test",
        description = "Runs the test blocks of a rule set against the catalog.",
        footer = {
            "",
            "Examples:",
            "  garnish test",
            "  garnish test --coverage",
            "  garnish test --rules my.rules --format junit > report.xml"
        })
final class TestCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private final Setup setup = new Setup();

    @Option(
            names = "--format",
            defaultValue = "human",
            description = "${COMPLETION-CANDIDATES}; without it ${DEFAULT-VALUE}.")
    private TestFormat format = TestFormat.human;

    @Option(names = "--coverage", description = "Lists the cases that no test reaches, too.")
    private boolean coverage;

    TestCommand(Console console) {
        this.console = console;
    }

    /** How the report is printed, as typed. */
    enum TestFormat {
        human,
        json,
        junit
    }

    @Override
    public Integer call() {
        Catalog catalog = setup.openCatalog();
        RuleSet rules = setup.loadRules(catalog);
        TestReport report = RuleTests.run(rules, catalog);
        console.out()
                .println(
                        switch (format) {
                            case human -> new TestText(report, console.colour()).text(coverage);
                            case json -> Report.json(report);
                            case junit -> JUnitXml.of(report);
                        });
        return report.passes() ? Exit.OK : Exit.FINDINGS;
    }
}
