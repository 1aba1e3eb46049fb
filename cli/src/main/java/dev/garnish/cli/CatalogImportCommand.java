package dev.garnish.cli;

import dev.garnish.catalog.db.CatalogChanges;
import dev.garnish.catalog.db.CatalogImport;
import dev.garnish.catalog.db.CatalogJson;
import dev.garnish.catalog.db.ImportMapping;
import dev.garnish.catalog.db.model.ImportResult;
import dev.garnish.internal.text.Printable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
            .description("CSV, JSON, JSON Lines or a Google Merchant feed, plain or gzipped; - reads standard input.")
            .build();
    private final OptionSpec map = Args.pairs(
            "--map", "COLUMN=NAME", "A column of the files goes to this column of the catalog; COLUMN= leaves it out.");
    private final OptionSpec list = Args.pairs(
            "--list", "COLUMN=SIGN", "A column of the files holds lists, their entries separated by this sign.");
    private final OptionSpec id = Args.option(
            "--id", "COLUMN", String.class, "The files' column of ids; without it item_id, id or sku is looked for.");
    private final OptionSpec only =
            columns("--only", "Imports these columns of the files beside the ids, and no others.");
    private final OptionSpec header =
            columns("--header", "The files are CSV without a header line: these are their columns, in their order.");
    private final OptionSpec rows = Args.option(
            "--rows",
            "PATH",
            String.class,
            "Where the rows are in JSON, such as data.products; without it that shows.");
    private final OptionSpec json =
            Args.list("--json", "PATH", "An object or list in JSON stays JSON text instead of becoming columns.");
    private final OptionSpec encoding = Args.option(
            "--encoding", "NAME", String.class, "The files' encoding; without it UTF-8, UTF-16 and Windows-1252 show.");
    private final OptionSpec decimal =
            Args.option("--decimal", "SIGN", String.class, "The sign before decimals, . or ,; without it that shows.");
    private final OptionSpec nulls =
            Args.list("--null", "WORD", "A word that means that a value is missing, such as N/A.");
    private final OptionSpec date = Args.pairs(
            "--date", "COLUMN=ORDER", "What is first in a column's dates: dmy, mdy or ymd; epoch; text for no dates.");
    private final OptionSpec currency =
            Args.list("--currency", "COLUMN", "The currencies of a column of amounts go to COLUMN_currency.");
    private final OptionSpec first = Args.flag("--first", "Of rows with one id the first counts.");
    private final OptionSpec last = Args.flag("--last", "Of rows with one id the last counts.");
    private final OptionSpec merge = Args.flag(
            "--merge", "Rows with one id become one item: the first value that is there, all entries of lists.");
    private final OptionSpec mapping = Args.option(
            "--mapping",
            "FILE",
            Path.class,
            "Options of this kind from a file in TOML; without it NAME.import.toml beside the first file NAME.csv.");
    private final OptionSpec save = Args.flag("--save", "Writes the options of this kind to that file.");
    private final OptionSpec dryRun = Args.flag(
            "--dry-run", "Does all that an import does and reports it, each column as well; nothing is imported.");
    private final OptionSpec extend = Args.flag(
            "--extend",
            "Adds the columns that the catalog lacks, by a migration that it shows; a first import does so unasked.");
    private final OptionSpec widen = Args.list(
            "--widen",
            "COLUMN",
            "The column takes values that do not fit it: whole numbers get decimals, anything else becomes text. By a migration"
                    + " that it shows; nothing is lost.");
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

    private static OptionSpec columns(String name, String description) {
        return OptionSpec.builder(name)
                .type(List.class)
                .auxiliaryTypes(String.class)
                .splitRegex(",")
                .paramLabel("COLUMN,...")
                .description(description)
                .build();
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
                "  garnish catalog import items.csv.gz --catalog shop.mv.db --list 'GENRES=|'",
                "  garnish catalog import products_export.csv --catalog shop.mv.db --id Handle --merge --save",
                "  garnish catalog import more.csv --catalog shop.mv.db --extend --widen ean",
                "  garnish catalog import all.jsonl --catalog shop.mv.db --replace --rejects bad.csv");
        List.of(catalog, id, header, map, only, list, rows, json).forEach(spec::addOption);
        List.of(encoding, decimal, nulls, date, currency, first, last, merge).forEach(spec::addOption);
        List.of(mapping, save, dryRun, extend, widen, migrations, replace, maxRemoved, rejects, maxBad, keep, format)
                .forEach(spec::addOption);
        return spec.addPositional(files);
    }

    @Override
    public Integer call() throws IOException {
        try {
            List<Path> paths = paths();
            ImportMapping reading = reading(paths.get(0));
            print(imported(paths, reading));
            if (save.<Boolean>getValue()) {
                MappingFile.save(reading, mappingFile(paths.get(0)));
            }
            return Exit.OK;
        } finally {
            Spool.clear();
        }
    }

    private ImportResult imported(List<Path> paths, ImportMapping reading) {
        try (ProgressLine progress = ProgressLine.on(console, "rows")) {
            return wanted(paths, reading).progress(progress::at).run();
        }
    }

    private List<Path> paths() throws IOException {
        List<Path> paths = new ArrayList<>();
        for (String file : files.<String[]>getValue()) {
            paths.add(file.equals("-") ? Spool.of(console.in()) : Path.of(file));
        }
        return paths;
    }

    private Path mappingFile(Path input) {
        @Nullable Path named = mapping.getValue();
        return named == null ? MappingFile.beside(input) : named;
    }

    /** How the files are to be read: as the options say, else as the mapping file does. */
    private ImportMapping reading(Path input) throws IOException {
        ImportMapping given = new ImportMapping(
                id.getValue(),
                rows.getValue(),
                encoding.getValue(),
                decimal.getValue(),
                repeats(),
                Args.listOf(nulls),
                Args.listOf(header),
                Args.listOf(only),
                Args.listOf(json),
                Args.listOf(currency),
                Args.valueOf(map),
                Args.valueOf(list),
                Args.valueOf(date));
        Path file = mappingFile(input);
        boolean isNamed = mapping.getValue() != null;
        if (!Files.exists(file) && (!isNamed || save.<Boolean>getValue())) {
            return given;
        }
        ImportMapping kept = MappingFile.load(file);
        if (!isNamed) {
            console.err().println("read as " + Printable.name(file.toString()) + " says");
        }
        return given.over(kept);
    }

    private @Nullable String repeats() {
        List<String> given = new ArrayList<>();
        for (OptionSpec flag : List.of(first, last, merge)) {
            if (flag.<Boolean>getValue()) {
                given.add(flag.longestName().substring(2));
            }
        }
        if (given.size() > 1) {
            throw Failure.usage(
                    "--%s and --%s: expected one of --first, --last and --merge".formatted(given.get(0), given.get(1)));
        }
        return given.isEmpty() ? null : given.get(0);
    }

    private CatalogImport wanted(List<Path> paths, ImportMapping reading) {
        CatalogImport wanted = CatalogImport.of(Args.addressOf(catalog), paths)
                .under(changes)
                .maxBad(maxBad.getValue())
                .maxRemoved(maxRemoved.getValue())
                .keep(keep.getValue());
        MappingFile.set(reading, wanted);
        Args.listOf(widen).forEach(wanted::widen);
        if (dryRun.<Boolean>getValue()) {
            wanted.trial();
        }
        @Nullable Path folder = migrations.getValue();
        @Nullable Path bad = rejects.getValue();
        CatalogImport migrated = folder == null ? wanted : wanted.migrations(folder);
        CatalogImport rejecting = bad == null ? migrated : migrated.rejects(bad);
        CatalogImport extended = extend.<Boolean>getValue() ? rejecting.extend() : rejecting;
        return replace.<Boolean>getValue() ? extended.replace() : extended;
    }

    private void print(ImportResult result) {
        if (format.getValue() == Format.json) {
            console.out().println(Report.json(CatalogJson.of(result)));
        } else {
            printText(result);
        }
        if (result.refusal().isPresent()) {
            throw result.refusal().get();
        }
    }

    private void printText(ImportResult result) {
        result.remarks().forEach(remark -> console.err().println(Printable.text(remark)));
        boolean isTrial = dryRun.getValue();
        if (isTrial) {
            int width = TerminalSize.ofMessages(console, console.terminal());
            result.columns()
                    .forEach(column -> console.out().println(TerminalSize.fitted(CatalogText.column(column), width)));
        }
        result.migration()
                .filter(any -> !result.statements().isEmpty())
                .ifPresent(file -> printMigration(file, result.statements()));
        if (result.refusal().isEmpty()) {
            console.out().println(result.version().map(CatalogText::made).orElse(unchanged(result)));
        }
        if (result.rejected() > 0) {
            console.err().println(SummaryLine.count(result.rejected(), "bad row") + " left out");
        }
        if (isTrial) {
            console.out().println("nothing imported: --dry-run");
        }
    }

    private static String unchanged(ImportResult result) {
        return "nothing changed: "
                + (result.rows() == 0 ? "the files have no rows" : "the catalog holds these items already");
    }

    private void printMigration(Path file, List<String> statements) {
        boolean isWider = statements.get(0).startsWith("alter table item alter");
        console.out().println((isWider ? "wider" : "new") + " columns, by " + Printable.name(file.toString()) + ":");
        statements.stream().flatMap(String::lines).forEach(line -> console.out().println("  " + line));
    }
}
