package dev.garnish.cli;

import dev.garnish.RuleSet;
import dev.garnish.catalog.Catalog;
import dev.garnish.catalog.db.CatalogFile;
import dev.garnish.catalog.db.CatalogStore;
import dev.garnish.internal.text.LineWrap;
import dev.garnish.review.FinishedColumns;
import dev.garnish.review.columns.CatalogRender;
import dev.garnish.review.columns.ColumnsFormat;
import dev.garnish.review.columns.RenderReport;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** {@code garnish render}: the attributes that read only items, as columns of a file. */
final class RenderCommand implements Verb {
    private final Console console;

    private final Setup setup = new Setup();
    private final OptionSpec output = OptionSpec.builder("-o", "--output")
            .required(true)
            .type(Path.class)
            .paramLabel("FILE|-")
            .description("Where to; - writes to standard output. An existing file is replaced whole.")
            .build();
    private final OptionSpec format = Args.option(
            "--format",
            "SHAPE",
            RenderFormat.class,
            "csv; jsonl, an object for each item; or a request a line for the catalogs of braze, iterable or klaviyo. Without"
                    + " it jsonl for a FILE.jsonl, else csv.");
    private final OptionSpec attributes = Args.option(
            "--attributes", "A,B", String.class, "These attributes only; without it all that read only items.");
    private final OptionSpec since = Args.option(
            "--since",
            "VERSION|FILE",
            String.class,
            "Only items whose values differ from those of an earlier version of the catalog, or from a whole file that was"
                    + " rendered earlier.");
    private final OptionSpec summary =
            Args.option("--summary", "FORMAT", Format.class, "human", "What was written, as human or json.");

    RenderCommand(Console console) {
        this.console = console;
    }

    @Override
    public CommandSpec spec() {
        CommandSpec spec = Args.spec(
                this,
                "render",
                "Writes the attributes that read only items as finished columns, for a catalog of your own or of the service"
                        + " that sends. Nothing is sent.",
                "",
                "Attributes that read the recipient, the list or the moment are left out, and named. Those that read the day"
                        + " need --now.",
                "",
                "Examples:",
                "  garnish render -o columns.csv",
                "  garnish render -o requests.jsonl --format braze --catalog shop.mv.db --since 41",
                "  garnish render -o changed.csv --attributes Title,Price --since columns.csv");
        setup.addTo(spec);
        return spec.addOption(output)
                .addOption(format)
                .addOption(attributes)
                .addOption(since)
                .addOption(summary);
    }

    @Override
    public Integer call() throws IOException {
        boolean json = summary.getValue() == Format.json;
        String target = output.<Path>getValue().toString();
        @Nullable String earlier = since.getValue();
        if (earlier != null && isFile(earlier)) {
            setup.input(earlier, console).file();
        }
        if (json && target.equals("-")) {
            throw Failure.usage("--summary json and -o - both write to standard output: name a file");
        }
        try (CatalogFile catalog = setup.openCatalog()) {
            RuleSet rules = setup.loadRules(catalog);
            FinishedColumns columns = columns(FinishedColumns.of(rules, catalog, setup.hasTime()));
            RenderReport report = target.equals("-")
                    ? write(columns, catalog, console.out())
                    : replace(columns, catalog, target(target));
            RenderText text = new RenderText(columns, report, chosen());
            if (json) {
                console.out().println(Report.json(text.fields(rules.checksum(), catalog.version())));
            } else {
                int width = TerminalSize.ofMessages(console, console.errTerminal());
                text.lines(attributes.getValue() != null).stream()
                        .map(line -> LineWrap.indented(line, width, "  "))
                        .forEach(console.err()::println);
            }
            return report.refused() == 0 ? Exit.OK : Exit.FINDINGS;
        }
    }

    private RenderFormat shape() {
        @Nullable RenderFormat given = format.getValue();
        boolean lines = FileEnding.isJsonLines(output.<Path>getValue().toString());
        return given != null ? given : lines ? RenderFormat.jsonl : RenderFormat.csv;
    }

    private ColumnsFormat chosen() {
        return shape().columns();
    }

    private Path target(String name) throws IOException {
        @Nullable String earlier = since.getValue();
        boolean both = earlier != null && isFile(earlier) && Files.exists(Path.of(name));
        if (both && Files.isSameFile(Path.of(name), Path.of(earlier))) {
            throw Failure.usage(
                    "-o and --since name the same file: the changes would replace what they are compared with");
        }
        return setup.target(name);
    }

    private FinishedColumns columns(FinishedColumns all) {
        @Nullable String given = attributes.getValue();
        FinishedColumns columns = given == null ? all : all.only(asked(all, given));
        if (columns.names().isEmpty()) {
            throw Failure.findings(
                    "no attribute reads only items, so there is nothing to render: " + RenderText.leftOut(all));
        }
        for (String name : columns.names()) {
            if (chosen().reserved().contains(name)) {
                throw Failure.usage(
                        "--format %s: the attribute %s has the name of a field that this shape has itself: give"
                                        .formatted(shape(), name)
                                + " it another name, or leave it out with --attributes");
            }
        }
        return columns;
    }

    private static List<String> asked(FinishedColumns all, String given) {
        List<String> names =
                Arrays.stream(given.split(",", -1)).map(String::strip).toList();
        for (String name : names) {
            if (!all.names().contains(name)) {
                throw Failure.usage("--attributes: " + RenderText.refusal(all, name));
            }
        }
        return names;
    }

    private RenderReport replace(FinishedColumns columns, CatalogFile catalog, Path target) {
        RenderReport[] report = new RenderReport[1];
        Target.replace(target, out -> report[0] = write(columns, catalog, out));
        return report[0];
    }

    private RenderReport write(FinishedColumns columns, CatalogFile catalog, OutputStream out) throws IOException {
        BufferedOutputStream buffered = new BufferedOutputStream(out);
        CatalogRender render = CatalogRender.to(buffered, chosen(), columns);
        @Nullable String earlier = since.getValue();
        try (ProgressLine progress = ProgressLine.on(console, "items")) {
            Catalog counted = progress.counting(catalog);
            if (earlier == null) {
                render.items(counted);
            } else if (isFile(earlier)) {
                try (EarlierFile file = EarlierFile.open(Path.of(earlier), columns.names())) {
                    render.changes(file, counted);
                }
            } else {
                changes(render, Long.parseLong(earlier), catalog.number(), progress);
            }
        }
        RenderReport report = render.finish();
        buffered.flush();
        return report;
    }

    /** What is no number of a version is a file. */
    private static boolean isFile(String earlier) {
        return !earlier.matches("\\d{1,18}");
    }

    private void changes(CatalogRender render, long version, long newest, ProgressLine progress) throws IOException {
        long[] done = new long[1];
        try {
            CatalogStore.of(setup.requiredCatalog()).difference(version, newest, change -> {
                progress.at(++done[0], 0, 0);
                try {
                    render.item(change.before(), change.after());
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
