package dev.garnish.cli;

import dev.garnish.RuleSet;
import dev.garnish.catalog.Catalog;
import dev.garnish.catalog.Item;
import dev.garnish.catalog.Schema;
import dev.garnish.catalog.db.CatalogStore;
import dev.garnish.event.RecipientField;
import dev.garnish.internal.text.Printable;
import dev.garnish.release.RulesRevision;
import dev.garnish.review.RecipientImpact;
import dev.garnish.review.Release;
import dev.garnish.review.ReleaseDiff;
import dev.garnish.review.ReleaseDiffReport;
import dev.garnish.review.ReleaseDiffReport.Touched;
import dev.garnish.review.json.DiffJson;
import dev.garnish.review.page.DiffPage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** {@code garnish diff}: every value that changes when rules or items take the place of others. */
final class DiffCommand implements Verb {
    private final Console console;

    private final Setup setup = new Setup();
    private final PositionalParamSpec before = Args.optional(
            "0", "OLD", "The rules that are live: a file, a folder, a package," + " git:HEAD~1 or git:HEAD~1:PATH.");
    private final PositionalParamSpec after =
            Args.optional("1", "NEW", "The rules that take their place; without it those of --rules.");
    private final OptionSpec versions = Args.option(
            "--catalog-version",
            "A..B",
            String.class,
            "Compares two versions of the catalog, by its items that changed. OLD and NEW may then be left out.");
    private final OptionSpec weight = Args.option(
            "--weight",
            "FILE",
            String.class,
            "Past recommendations, as events or lines of events: for how many of these recipients something changes.");
    private final HostOption host = new HostOption();
    private final OptionSpec exitCode = Args.flag("--exit-code", "Ends with 1 where anything changes.");
    private final OptionSpec html = Args.option(
            "--html",
            "FILE|-",
            Path.class,
            "Writes a page, to be reviewed; beside it only --format json or markdown prints.");
    private final OptionSpec format =
            Args.option("--format", "FORMAT", DiffFormat.class, "human", "human, json, or markdown for a comment.");

    DiffCommand(Console console) {
        this.console = console;
    }

    @Override
    public CommandSpec spec() {
        CommandSpec spec = Args.spec(
                this,
                "diff",
                "Lists every value that changes over the whole catalog, first those that become the `else`, by the cases"
                        + " that gave them before and give them now.",
                "",
                "Examples:",
                "  garnish diff git:HEAD~1",
                "  garnish diff live/ rules/ --catalog items.mv.db --weight sent.jsonl --exit-code",
                "  garnish diff --catalog-version 41..42 --catalog items.mv.db --html changes.html",
                "  garnish diff git:origin/main rules/ --format markdown");
        setup.addTo(spec);
        return spec.addOption(versions)
                .addOption(weight)
                .addOption(host.spec())
                .addOption(exitCode)
                .addOption(html)
                .addOption(format)
                .addPositional(before)
                .addPositional(after);
    }

    @Override
    public Integer call() throws IOException {
        setup.read().add(host.given());
        @Nullable String old = before.getValue();
        @Nullable String range = versions.getValue();
        if (old == null && range == null) {
            throw Failure.usage("Missing required parameter: 'OLD', or --catalog-version; see garnish diff --help");
        }
        ReleaseDiffReport report;
        Touched touched = null;
        try (ProgressLine progress = ProgressLine.on(console, "items")) {
            List<Catalog> catalogs = range == null ? same(progress) : changed(VersionRange.parse(range));
            Release live = new Release(load(old, catalogs.get(0).schema()), catalogs.get(0));
            Release next = new Release(load(after.getValue(), catalogs.get(1).schema()), catalogs.get(1));
            report = ReleaseDiff.between(live, next);
            @Nullable String sent = weight.getValue();
            touched = sent == null ? null : touched(sent, live, next);
        }
        print(report, touched);
        boolean differs = !report.changesNothing() || (touched != null && touched.touched() > 0);
        return exitCode.<Boolean>getValue() && differs ? Exit.FINDINGS : Exit.OK;
    }

    private RuleSet load(@Nullable String given, Schema schema) throws IOException {
        Path usual = usualPath();
        if (given != null && given.endsWith(".zip")) {
            setup.input(given, console).file();
        }
        return setup.timed(RulesRevision.load(given == null ? usual.toString() : given, usual, schema));
    }

    /** What a revision without a path is of: the newer rules, where these are a path. */
    private Path usualPath() {
        @Nullable String newer = after.getValue();
        return newer == null || RulesRevision.isOfGit(newer) ? setup.rulesPath() : Path.of(newer);
    }

    private List<Catalog> same(ProgressLine progress) {
        Catalog catalog = progress.counting(setup.openCatalog());
        return List.of(catalog, catalog);
    }

    /** The items of two versions that differ. */
    private List<Catalog> changed(VersionRange range) {
        List<Item> older = new ArrayList<>();
        List<Item> newer = new ArrayList<>();
        CatalogStore.of(setup.requiredCatalog()).difference(range.from(), range.to(), change -> {
            change.before().ifPresent(older::add);
            change.after().ifPresent(newer::add);
        });
        return List.of(catalog(older, newer), catalog(newer, older));
    }

    private Catalog catalog(List<Item> items, List<Item> others) {
        Optional<Schema> schema =
                Stream.concat(items.stream(), others.stream()).map(Item::schema).findFirst();
        return Catalog.of(schema.orElseGet(() -> setup.openCatalog().schema()), items);
    }

    private Touched touched(String file, Release live, Release next) throws IOException {
        RecipientImpact impact = RecipientImpact.of(live, next);
        List<RecipientField> fields = Stream.concat(
                        live.rules().recipientFields().stream(), next.rules().recipientFields().stream())
                .distinct()
                .toList();
        long passed = RecipientFile.each(setup.input(file, console), host, fields, impact::count);
        if (passed > 0) {
            console.err()
                    .println(Printable.name(file) + ": " + passed + " passed over, which are not of a host's shape");
        }
        return impact.touched();
    }

    private void print(ReleaseDiffReport report, @Nullable Touched touched) throws IOException {
        @Nullable Path page = html.getValue();
        DiffFormat chosen = format.getValue();
        if (page != null) {
            setup.write(console, page, DiffPage.of(report, Optional.ofNullable(touched)), chosen != DiffFormat.human);
        }
        if (page != null && chosen == DiffFormat.human) {
            return;
        }
        switch (chosen) {
            case json -> console.out().println(Report.json(DiffJson.of(report, touched)));
            case markdown -> console.out().print(DiffMarkdown.of(report, touched));
            case human ->
                console.out().print(new DiffText(TerminalSize.columns(console), console.colour()).of(report, touched));
        }
    }
}
