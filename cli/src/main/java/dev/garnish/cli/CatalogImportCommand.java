package dev.garnish.cli;

import dev.garnish.catalog.db.CatalogChanges;
import dev.garnish.catalog.db.CatalogImport;
import dev.garnish.catalog.db.model.ImportResult;
import dev.garnish.internal.text.Printable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** {@code garnish catalog import}: items from files, all of them or none. */
final class CatalogImportCommand implements Verb {
    private final Console console;
    private final CatalogChanges changes;

    private final OptionSpec catalog = Args.catalog();
    private final PositionalParamSpec files = PositionalParamSpec.builder()
            .index("0..*")
            .arity("1..*")
            .required(true)
            .type(String[].class)
            .paramLabel("FILE|-")
            .description("CSV, JSON or JSON Lines, plain or gzipped; - reads standard input.")
            .build();
    private final OptionSpec map = Args.pairs(
            "--map", "COLUMN=NAME", "A column of the files goes to this column of the catalog; COLUMN= leaves it out.");
    private final OptionSpec list = Args.pairs(
            "--list", "COLUMN=SIGN", "A column of the files holds lists, their entries separated by this sign.");
    private final OptionSpec id = Args.option(
            "--id", "COLUMN", String.class, "The files' column of ids; without it item_id, id or sku is looked for.");
    private final OptionSpec extend = Args.flag(
            "--extend",
            "Adds the columns that the catalog lacks, by a migration that it shows; a first import needs no such leave.");
    private final OptionSpec migrations = Args.option(
            "--migrations",
            "DIR",
            Path.class,
            "Your own Flyway migrations, and where those that an import makes are written to as well; without it the folder"
                    + " CATALOG.migrations beside the catalog, if it is there.");
    private final OptionSpec replace =
            Args.flag("--replace", "Items that are not in the files go; without it items are added and changed only.");
    private final OptionSpec maxRemoved = Args.option(
            "--max-removed",
            "PERCENT",
            int.class,
            "30",
            "Under --replace at most so many of a hundred items go; else nothing is imported.");
    private final OptionSpec rejects =
            Args.option("--rejects", "FILE", Path.class, "Writes every bad row to this CSV file.");
    private final OptionSpec maxBad = Args.option(
            "--max-bad", "N", long.class, "0", "Leaves out up to so many bad rows instead of importing nothing.");
    private final OptionSpec keep = Args.option(
            "--keep", "N", int.class, "3", "How many versions to keep for going back, the new one included.");
    private final OptionSpec format = Args.format();

    CatalogImportCommand(Console console, CatalogChanges changes) {
        this.console = console;
        this.changes = changes;
    }

    @Override
    public CommandSpec spec() {
        CommandSpec spec = Args.spec(
                this,
                "import",
                "Brings items from files into a catalog: all of them as one new version, or none.",
                "",
                "Columns are matched by name in any case. The catalog is made where it is not there yet.",
                "",
                "Examples:",
                "  garnish catalog import items.csv --catalog shop.mv.db",
                "  garnish catalog import items.csv.gz --catalog shop.mv.db --extend --list 'GENRES=|'",
                "  garnish catalog import all.jsonl --catalog shop.mv.db --replace --rejects bad.csv");
        List.of(catalog, map, list, id, extend, migrations, replace, maxRemoved, rejects, maxBad, keep, format)
                .forEach(spec::addOption);
        return spec.addPositional(files);
    }

    @Override
    public Integer call() throws IOException {
        try {
            print(imported(paths()));
            return Exit.OK;
        } finally {
            Spool.clear();
        }
    }

    private ImportResult imported(List<Path> paths) {
        try (ProgressLine progress = ProgressLine.on(console, "rows")) {
            return wanted(paths).progress(progress::at).run();
        }
    }

    private List<Path> paths() throws IOException {
        List<Path> paths = new ArrayList<>();
        for (String file : files.<String[]>getValue()) {
            paths.add(file.equals("-") ? Spool.of(console.in()) : Path.of(file));
        }
        return paths;
    }

    private CatalogImport wanted(List<Path> paths) {
        CatalogImport wanted = CatalogImport.of(Args.addressOf(catalog), paths)
                .under(changes)
                .maxBad(maxBad.getValue())
                .maxRemoved(maxRemoved.getValue())
                .keep(keep.getValue());
        Args.valueOf(map).forEach(wanted::map);
        Args.valueOf(list).forEach((column, sign) -> wanted.list(column, separator(column, sign)));
        @Nullable String ids = id.getValue();
        @Nullable Path folder = migrations.getValue();
        @Nullable Path bad = rejects.getValue();
        CatalogImport named = ids == null ? wanted : wanted.id(ids);
        CatalogImport migrated = folder == null ? named : named.migrations(folder);
        CatalogImport told = bad == null ? migrated : migrated.rejects(bad);
        CatalogImport extended = extend.<Boolean>getValue() ? told.extend() : told;
        return replace.<Boolean>getValue() ? extended.replace() : extended;
    }

    private static char separator(String column, String sign) {
        if (sign.length() != 1) {
            throw Failure.usage("--list %s=%s: expected one sign between a list's entries, for instance '%s=|'"
                    .formatted(column, sign, column));
        }
        return sign.charAt(0);
    }

    private void print(ImportResult result) {
        if (format.getValue() == Format.json) {
            console.out().println(Report.json(fields(result)));
            return;
        }
        result.migration().ifPresent(file -> {
            console.out().println("new columns, by " + Printable.name(file.toString()) + ":");
            result.statements().stream()
                    .flatMap(String::lines)
                    .forEach(line -> console.out().println("  " + line));
        });
        console.out()
                .println(result.version()
                        .map(CatalogText::made)
                        .orElse("nothing changed: the catalog holds these items already"));
        if (result.rejected() > 0) {
            console.err().println(SummaryLine.count(result.rejected(), "bad row") + " left out");
        }
    }

    private static Map<String, Object> fields(ImportResult result) {
        return Report.fields(
                "rows", result.rows(),
                "rejected", result.rejected(),
                "version", result.version().<Object>map(CatalogText::fields).orElse(""),
                "migration", result.migration().map(Path::toString).orElse(""),
                "statements", result.statements());
    }
}
