package dev.garnish.cli;

import dev.garnish.Catalog;
import dev.garnish.rules.InvalidRulesException;
import dev.garnish.rules.RuleSet;
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
        description = "Checks a rule set against the catalog's columns and items, and prints every problem.",
        footer = {
            "",
            "Examples:",
            "  garnish check",
            "  garnish check --rules my.rules --catalog items.mv.db --format json"
        })
final class CheckCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private final Setup setup = new Setup();

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
        List<Problem> problems = problems();
        print(problems);
        return problems.stream().anyMatch(Problem::isError) ? Exit.FINDINGS : Exit.OK;
    }

    private List<Problem> problems() {
        Catalog catalog = setup.openCatalog();
        try {
            RuleSet rules = setup.loadRules(catalog);
            return rules.warnings();
        } catch (InvalidRulesException invalid) {
            return invalid.problems();
        }
    }

    private void print(List<Problem> problems) {
        if (format == Format.json) {
            console.out()
                    .println(Report.json(
                            problems.stream().map(CheckCommand::fields).toList()));
            return;
        }
        if (!problems.isEmpty()) {
            console.out().println(Problem.render(problems, console.colour()));
            console.out().println();
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
