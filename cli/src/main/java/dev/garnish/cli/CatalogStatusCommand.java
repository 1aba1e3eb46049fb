package dev.garnish.cli;

import dev.garnish.catalog.db.CatalogJson;
import dev.garnish.catalog.db.CatalogStore;
import dev.garnish.catalog.db.model.CatalogAddress;
import dev.garnish.catalog.db.model.CatalogStatus;
import dev.garnish.internal.text.Printable;
import dev.garnish.review.json.Fields;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** {@code garnish catalog status}: what a catalog file is. */
final class CatalogStatusCommand implements Verb {
    private final Console console;

    private final TableOptions catalog = new TableOptions();
    private final OptionSpec format = Args.format();

    CatalogStatusCommand(Console console) {
        this.console = console;
    }

    @Override
    public CommandSpec spec() {
        return catalog.addTo(Args.spec(
                        this,
                        "status",
                        "Tells what a catalog holds: its version, its items, the columns that rules see.",
                        "",
                        "Example:",
                        "  garnish catalog status --catalog shop.mv.db"))
                .addOption(format);
    }

    @Override
    public Integer call() {
        CatalogAddress address = catalog.address();
        Optional<Path> pack = PackText.at(address);
        if (pack.isPresent()) {
            boolean json = format.getValue() == Format.json;
            console.out()
                    .println(
                            json
                                    ? Report.json(PackText.fields(pack.get()))
                                    : TerminalSize.fitted(console, PackText.status(pack.get())));
            return Exit.OK;
        }
        CatalogStatus status = CatalogStore.of(address).status();
        console.out()
                .println(format.getValue() == Format.json ? json(status) : TerminalSize.fitted(console, text(status)));
        if (format.getValue() == Format.human && address.file().isEmpty()) {
            console.err()
                    .println("rows that another program writes are not noticed: garnish catalog verify finds them");
        }
        return Exit.OK;
    }

    private static String text(CatalogStatus status) {
        String version = status.version()
                .map(one -> "version %d of %sZ, from %s"
                        .formatted(one.number(), one.madeAt(), Printable.name(one.source())))
                .orElse(status.readOnly() ? "not made by garnish: read only" : "no version: nothing was imported yet");
        String altered = status.altered() ? "\nanother program has written to it since" : "";
        return "%s: %s, %s%s%ncolumns  %s%s%nkept     %s"
                .formatted(
                        Printable.name(status.name()),
                        CatalogText.items(status.items()),
                        version,
                        altered,
                        String.join(", ", CatalogText.columns(status.schema())),
                        status.leftOut().stream()
                                .map(line -> "\n         " + line)
                                .collect(Collectors.joining()),
                        status.kept().isEmpty() ? "no earlier version" : numbers(status.kept()));
    }

    private static String numbers(List<Long> kept) {
        return kept.stream().map(number -> "version " + number).collect(Collectors.joining(", "));
    }

    private static String json(CatalogStatus status) {
        return Report.json(Fields.of(
                "file", status.name(),
                "bytes", status.bytes(),
                "items", status.items(),
                "version", status.version().<Object>map(CatalogJson::of).orElse(""),
                "readOnly", status.readOnly(),
                "altered", status.altered(),
                "columns", CatalogText.columns(status.schema()),
                "leftOut", status.leftOut(),
                "kept", status.kept()));
    }
}
