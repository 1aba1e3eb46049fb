package dev.garnish.cli;

import dev.garnish.RuleSet;
import dev.garnish.catalog.Catalog;
import dev.garnish.review.RuleTests;
import dev.garnish.review.TestReport;
import dev.garnish.review.json.ReviewJson;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** {@code garnish test}: the rules' own tests against the catalog. */
final class TestCommand implements Verb {
    private final Console console;

    private final Setup setup = new Setup();
    private final OptionSpec coverage = Args.flag("--coverage", "Lists the cases that no test reaches, too.");
    private final OptionSpec format =
            Args.option("--format", "FORMAT", TestFormat.class, "human", "human, json or junit.");

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
    public CommandSpec spec() {
        CommandSpec spec = Args.spec(
                this,
                "test",
                "Runs the test blocks of a rule set against the catalog.",
                "",
                "Examples:",
                "  garnish test",
                "  garnish test --coverage",
                "  garnish test --rules my.rules --format junit > report.xml");
        setup.addTo(spec);
        return spec.addOption(coverage).addOption(format);
    }

    @Override
    public Integer call() {
        Catalog catalog = setup.openCatalog();
        RuleSet rules = setup.loadRules(catalog);
        TestReport report = RuleTests.run(rules, catalog);
        console.out().println(text(report));
        return report.passes() ? Exit.OK : Exit.FINDINGS;
    }

    private String text(TestReport report) {
        return switch (format.<TestFormat>getValue()) {
            case human ->
                new TestText(report, console.colour(), TerminalSize.ofMessages(console, console.terminal()))
                        .text(coverage.getValue());
            case json -> Report.json(ReviewJson.tests(report));
            case junit -> JUnitXml.of(report);
        };
    }
}
