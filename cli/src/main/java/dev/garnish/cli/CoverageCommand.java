package dev.garnish.cli;

import dev.garnish.RuleSet;
import dev.garnish.catalog.Catalog;
import dev.garnish.catalog.Column;
import dev.garnish.internal.text.Printable;
import dev.garnish.review.Addressee;
import dev.garnish.review.CatalogCoverage;
import dev.garnish.review.CoverageReport;
import dev.garnish.review.CoverageReport.Shortfall;
import dev.garnish.review.RuleTests;
import dev.garnish.review.json.CoverageJson;
import dev.garnish.review.page.CoveragePage;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** {@code garnish coverage}: what each attribute gives over the whole catalog. */
final class CoverageCommand implements Verb {
    private final Console console;

    private final Setup setup = new Setup();
    private final OptionSpec by =
            Args.option("--by", "COLUMN", String.class, "Divides the counts by a column's values.");
    private final Minimums minimums = new Minimums("Ends with 1");
    private final OptionSpec recipients = Args.option(
            "--recipients",
            "FILE|-",
            String.class,
            "Whom rules that read recipients are evaluated for: events, or lines of events. Without it all combinations of"
                    + " the values that the rules name.");
    private final OptionSpec html = Args.option(
            "--html",
            "FILE|-",
            Path.class,
            "Writes a page, to attach to a release; beside it only --format json prints.");
    private final HostOption host = new HostOption();
    private final OptionSpec format = Args.format();

    CoverageCommand(Console console) {
        this.console = console;
    }

    @Override
    public CommandSpec spec() {
        CommandSpec spec = Args.spec(
                this,
                "coverage",
                "Evaluates the rules for every item, and counts for each attribute its own values, those of the `else`, and"
                        + " what limits cut or refuse.",
                "",
                "Examples:",
                "  garnish coverage",
                "  garnish coverage --by genre --min Title=99 --min ImageUrl=95",
                "  garnish coverage --recipients events.jsonl --html release.html");
        setup.addTo(spec);
        minimums.addTo(spec);
        return spec.addOption(by)
                .addOption(recipients)
                .addOption(host.spec())
                .addOption(html)
                .addOption(format);
    }

    @Override
    public Integer call() throws IOException {
        setup.read().add(host.given());
        Catalog catalog = setup.openCatalog();
        RuleSet rules = setup.loadRules(catalog);
        Map<String, BigDecimal> required = minimums.of(rules);
        String column = column(catalog);
        List<Addressee> given = given(rules);
        CoverageReport report;
        try (ProgressLine progress = ProgressLine.on(console, "items")) {
            report = CatalogCoverage.run(rules, progress.counting(catalog), column, given);
        }
        List<Shortfall> below = report.below(required);
        print(report, below, () -> CoveragePage.of(report, RuleTests.run(rules, catalog)));
        below.stream().map(Minimums::line).forEach(console.err()::println);
        return below.isEmpty() ? Exit.OK : Exit.FINDINGS;
    }

    private void print(CoverageReport report, List<Shortfall> below, Supplier<String> page) throws IOException {
        @Nullable Path file = html.getValue();
        boolean json = format.getValue() == Format.json;
        if (file != null) {
            setup.write(console, file, page.get(), json);
        }
        if (json) {
            console.out().println(Report.json(CoverageJson.of(report, below)));
        } else if (file == null) {
            console.out().print(new CoverageTable(report, TerminalSize.columns(console), console.colour()).text());
        }
    }

    private String column(Catalog catalog) {
        @Nullable String given = by.getValue();
        if (given != null && catalog.schema().indexOf(given) < 0) {
            throw Failure.usage("--by: the catalog has no column " + Printable.name(given) + ", only "
                    + catalog.schema().columns().stream().map(Column::name).collect(Collectors.joining(", ")));
        }
        return given == null ? "" : given;
    }

    private List<Addressee> given(RuleSet rules) throws IOException {
        List<Addressee> given = new ArrayList<>();
        @Nullable String file = recipients.getValue();
        if (file != null) {
            long passed = RecipientFile.each(setup.input(file, console), host, rules.recipientFields(), given::add);
            if (given.isEmpty()) {
                throw Failure.badInput(Printable.name(file) + ": expected recipients, found none");
            } else if (passed > 0) {
                console.err()
                        .println(
                                Printable.name(file) + ": " + passed + " passed over, which are not of a host's shape");
            }
        }
        return given;
    }
}
