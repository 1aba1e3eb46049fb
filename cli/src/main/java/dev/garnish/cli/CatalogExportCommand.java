package dev.garnish.cli;

import dev.garnish.catalog.db.CatalogExport;
import dev.garnish.catalog.db.CatalogFile;
import dev.garnish.catalog.db.model.CatalogAddress;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** {@code garnish catalog export}: the items as a file that can be imported again. */
final class CatalogExportCommand implements Verb {
    private final Console console;

    private final TableOptions catalog = new TableOptions();
    private final PositionalParamSpec to =
            Args.parameter("0", "FILE|-", "Where to; - writes to standard output. An existing file is replaced whole.");
    private final OptionSpec format = Args.option(
            "--format",
            "FORMAT",
            ExportFormat.class,
            "csv, or jsonl: JSON Lines, one object for each item. Without it jsonl for a FILE.jsonl, else csv.");

    CatalogExportCommand(Console console) {
        this.console = console;
    }

    /** As typed. */
    enum ExportFormat {
        csv,
        jsonl
    }

    @Override
    public CommandSpec spec() {
        return catalog.addTo(Args.spec(
                        this,
                        "export",
                        "Writes all items of a catalog, so that an import gives the same items again.",
                        "",
                        "Examples:",
                        "  garnish catalog export items.csv --catalog shop.mv.db",
                        "  garnish catalog export - --format jsonl --catalog shop.mv.db | gzip > items.jsonl.gz"))
                .addOption(format)
                .addPositional(to);
    }

    @Override
    public Integer call() throws IOException {
        String target = to.getValue();
        CatalogAddress address = catalog.address();
        try (CatalogFile open = CatalogFile.open(address)) {
            long count = target.equals("-") ? write(open, console.out()) : replace(open, Target.of(target, address));
            console.err().println(CatalogText.items(count) + " written");
        }
        return Exit.OK;
    }

    private long replace(CatalogFile open, Path target) {
        long[] count = new long[1];
        Target.replace(target, out -> count[0] = write(open, out));
        return count[0];
    }

    private long write(CatalogFile open, OutputStream out) throws IOException {
        return isLines() ? CatalogExport.jsonLines(open, out) : CatalogExport.csv(open, out);
    }

    private boolean isLines() {
        @Nullable ExportFormat given = format.getValue();
        return given == null ? FileEnding.isJsonLines(to.getValue()) : given == ExportFormat.jsonl;
    }
}
