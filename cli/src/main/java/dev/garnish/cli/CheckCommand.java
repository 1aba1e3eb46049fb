package dev.garnish.cli;

import dev.garnish.RuleSet;
import dev.garnish.catalog.Catalog;
import dev.garnish.catalog.db.DbCatalog;
import dev.garnish.internal.text.Printable;
import dev.garnish.review.CatalogCheck;
import dev.garnish.review.CatalogReport;
import dev.garnish.review.ErrorImpact;
import dev.garnish.review.SureFixes;
import dev.garnish.review.TemplateCheck;
import dev.garnish.review.TemplateKind;
import dev.garnish.review.json.ReviewJson;
import dev.garnish.rules.InvalidRulesException;
import dev.garnish.rules.Problem;
import dev.garnish.rules.Source;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** {@code garnish check}: every problem of a rule set against the catalog it will meet. */
final class CheckCommand implements Verb {
    private static final int LARGEST_TEMPLATE = 1 << 20;

    private final Console console;

    private final Setup setup = new Setup();
    private final OptionSpec coverage =
            Args.flag("--coverage", "Shows for how many items each case gives the value, too.");
    private final OptionSpec template = Args.option(
            "--template",
            "FILE|-",
            String.class,
            "A message template in Handlebars or Liquid that is checked, too: attributes, positions and escapes.");
    private final OptionSpec templateKind = Args.option(
            "--template-kind",
            "KIND",
            Kind.class,
            "What the template makes: html, json or text. Without it the file's name says so, or else its text.");
    private final OptionSpec fix = Args.flag(
            "--fix",
            "Shows the sure suggestions, as for a misspelled name, and writes them into the rules once you agree.");
    private final OptionSpec yes = Args.flag("--yes", "Under --fix agrees without being asked, as in a pipe.");
    private final OptionSpec format = Args.format();

    /** What a template makes, as typed. */
    enum Kind {
        html(TemplateKind.HTML),
        json(TemplateKind.JSON),
        text(TemplateKind.TEXT);

        private final TemplateKind made;

        Kind(TemplateKind made) {
            this.made = made;
        }
    }

    CheckCommand(Console console) {
        this.console = console;
    }

    @Override
    public CommandSpec spec() {
        CommandSpec spec = Args.spec(
                this,
                "check",
                "Checks a rule set against the catalog's columns and every item, and prints every problem.",
                "",
                "Examples:",
                "  garnish check",
                "  garnish check --coverage",
                "  garnish check --rules my.rules --fix",
                "  garnish check --template mail.html",
                "  garnish check --template push.liquid --template-kind json",
                "  garnish check --rules my.rules --catalog items.mv.db --format json");
        setup.addTo(spec);
        return spec.addOption(coverage)
                .addOption(template)
                .addOption(templateKind)
                .addOption(fix)
                .addOption(yes)
                .addOption(format);
    }

    @Override
    public Integer call() throws IOException {
        Catalog catalog = setup.openCatalog();
        if (catalog instanceof DbCatalog database) {
            database.leftOut().forEach(line -> console.err().println("catalog: " + Printable.text(line)));
        }
        return check(catalog, fix.getValue());
    }

    private int check(Catalog catalog, boolean fixes) throws IOException {
        try {
            RuleSet rules = setup.loadRules(catalog);
            List<Problem> ofTemplate = ofTemplate(rules);
            CatalogReport report = report(rules, catalog);
            print(report.warnings(), ofTemplate, report);
            boolean isFine = Stream.concat(report.warnings().stream(), ofTemplate.stream())
                    .noneMatch(Problem::isError);
            return isFine ? Exit.OK : Exit.FINDINGS;
        } catch (InvalidRulesException invalid) {
            if (fixes && fixed(SureFixes.of(invalid, catalog.schema()), invalid)) {
                return check(catalog, false);
            }
            print(ErrorImpact.of(invalid, catalog), null, CatalogReport.NOTHING);
            return Exit.FINDINGS;
        }
    }

    private CatalogReport report(RuleSet rules, Catalog catalog) {
        try (ProgressLine progress = ProgressLine.on(console, "items")) {
            return CatalogCheck.run(rules, progress.counting(catalog));
        }
    }

    private List<Problem> ofTemplate(RuleSet rules) throws IOException {
        @Nullable String file = template.getValue();
        if (file == null) {
            return List.of();
        }
        byte[] text = new Input(file, console.in()).read(LARGEST_TEMPLATE, "which no message has");
        Source source = new Source(file, new String(text, StandardCharsets.UTF_8));
        @Nullable Kind kind = templateKind.getValue();
        return kind == null ? TemplateCheck.of(rules, source) : TemplateCheck.of(rules, source, kind.made);
    }

    /** Whether the rules were changed, so that they are to be checked again. */
    private boolean fixed(SureFixes sure, InvalidRulesException invalid) {
        if (sure.fixes().isEmpty()) {
            console.err().println("no suggestion is sure: nothing was changed");
            return false;
        }
        console.err().println(FixText.of(sure.fixes(), console.errColour()));
        String many = SummaryLine.count(sure.fixes().size(), "change");
        if (!yes.<Boolean>getValue() && !console.canAsk()) {
            console.err().println(many + " not made: give --yes to make them");
            return false;
        }
        if (!yes.<Boolean>getValue() && !console.confirms("Make " + many + "?")) {
            console.err().println("nothing was changed");
            return false;
        }
        for (int i = 0; i < sure.sources().size(); i++) {
            Source before = invalid.sources().get(i);
            if (!before.equals(sure.sources().get(i))) {
                RulesFile.save(before, sure.sources().get(i).text());
            }
        }
        console.err().println(many + " made");
        return true;
    }

    /** @param ofTemplate null: it was not checked, as the rules cannot be used */
    private void print(List<Problem> ofRules, @Nullable List<Problem> ofTemplate, CatalogReport report) {
        List<Problem> problems = new ArrayList<>(ofRules);
        problems.addAll(ofTemplate == null ? List.of() : ofTemplate);
        if (format.getValue() == Format.json) {
            console.out().println(Report.json(ReviewJson.check(problems, report)));
            return;
        }
        if (!problems.isEmpty()) {
            console.out()
                    .println(Problem.render(
                            problems, console.colour(), TerminalSize.ofMessages(console, console.terminal())));
            console.out().println();
        }
        CoverageText counts = new CoverageText(report, TerminalSize.ofMessages(console, console.terminal()));
        console.out().print(counts.drops());
        console.out().print(counts.dated());
        if (coverage.<Boolean>getValue()) {
            console.out().print(counts.cases());
        }
        console.out().println(summary(ofTemplate != null, problems));
    }

    private String summary(boolean withTemplate, List<Problem> problems) {
        @Nullable String checked = template.getValue();
        String rules = Printable.name(setup.rulesPath().toString());
        String file = checked == null ? "" : Printable.name(checked);
        long errors = problems.stream().filter(Problem::isError).count();
        String counts =
                SummaryLine.count(errors, "error") + ", " + SummaryLine.count(problems.size() - errors, "warning");
        String left = checked == null || withTemplate ? "" : file + ": not checked, as the rules have errors\n";
        return left + rules + (checked == null || !withTemplate ? "" : ", " + file) + ": " + counts;
    }
}
