package dev.garnish.cli;

import dev.garnish.Catalog;
import dev.garnish.rules.CatalogCheck;
import dev.garnish.rules.CatalogReport;
import dev.garnish.rules.Effects;
import dev.garnish.rules.InvalidRulesException;
import dev.garnish.rules.lang.Problem;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code garnish check}: every problem of a rule set against the catalog it will meet. */
@Command(
        name = "check",
        description = "Checks a rule set against the catalog's columns and every item, and prints every problem.",
        footer = {
            "",
            "Examples:",
            "  garnish check",
            "  garnish check --coverage",
            "  garnish check --rules my.rules --catalog items.mv.db --format json"
        })
final class CheckCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private final Setup setup = new Setup();

    @Option(names = "--coverage", description = "Shows for how many items each case gives the value, too.")
    private boolean coverage;

    @Option(
            names = "--format",
            defaultValue = "human",
            description = "${COMPLETION-CANDIDATES}; without it ${DEFAULT-VALUE}.")
    private Format format = Format.human;

    CheckCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        Catalog catalog = setup.openCatalog();
        try {
            CatalogReport report = CatalogCheck.run(setup.loadRules(catalog), catalog);
            print(report.warnings(), report.attributes());
            return Exit.OK;
        } catch (InvalidRulesException invalid) {
            print(Effects.of(invalid, catalog), List.of());
            return Exit.FINDINGS;
        }
    }

    private void print(List<Problem> problems, List<CatalogReport.AttributeCoverage> attributes) {
        if (format == Format.json) {
            List<?> found = problems.stream().map(CheckCommand::fields).toList();
            console.out().println(Report.json(Report.fields("problems", found, "attributes", attributes)));
            return;
        }
        if (!problems.isEmpty()) {
            console.out().println(Problem.render(problems, console.colour()));
            console.out().println();
        }
        if (coverage) {
            console.out().print(CoverageText.of(attributes));
        }
        console.out().println(setup.rulesPath() + ": " + summary(problems));
    }

    private static String summary(List<Problem> problems) {
        int errors = (int) problems.stream().filter(Problem::isError).count();
        return SummaryLine.count(errors, "error") + ", " + SummaryLine.count(problems.size() - errors, "warning");
    }

    private static Map<String, Object> fields(Problem problem) {
        return Report.fields(
                "code", problem.code().id(),
                "severity", problem.isError() ? "error" : "warning",
                "file", problem.span().source().name(),
                "line", problem.span().line(),
                "column", problem.span().column(),
                "message", problem.message(),
                "label", problem.label(),
                "help", problem.help(),
                "effect", problem.effect());
    }
}
