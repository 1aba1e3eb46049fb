package dev.garnish.cli;

import dev.garnish.catalog.Column;
import dev.garnish.catalog.Item;
import dev.garnish.catalog.ItemId;
import dev.garnish.catalog.db.CatalogFile;
import dev.garnish.internal.text.Printable;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** {@code garnish catalog show}: one item, column by column. */
final class CatalogShowCommand implements Verb {
    private final Console console;

    private final TableOptions catalog = new TableOptions();
    private final OptionSpec format = Args.format();
    private final PositionalParamSpec id = Args.parameter("0", "ID", "The item's id.");

    CatalogShowCommand(Console console) {
        this.console = console;
    }

    @Override
    public CommandSpec spec() {
        return catalog.addTo(Args.spec(
                        this,
                        "show",
                        "Shows one item, column by column, as rules see it.",
                        "",
                        "Example:",
                        "  garnish catalog show 1815 --catalog shop.mv.db"))
                .addOption(format)
                .addPositional(id);
    }

    @Override
    public Integer call() {
        String wanted = ItemId.of(id.<String>getValue());
        try (CatalogFile open = CatalogFile.open(catalog.address())) {
            @Nullable Item item = open.find(Set.of(wanted)).get(wanted);
            if (item == null) {
                throw Failure.findings("%s: it has no item `%s`: upper and lower case count, and zeros in front"
                        .formatted(Printable.name(catalog.address().toString()), wanted));
            }
            print(item);
        }
        return Exit.OK;
    }

    private void print(Item item) {
        if (format.getValue() == Format.json) {
            Map<String, Object> fields = new LinkedHashMap<>();
            for (Column column : item.schema().columns()) {
                item.value(column.name()).ifPresent(value -> fields.put(column.name(), CatalogText.plain(value)));
            }
            console.out().println(Report.json(fields));
            return;
        }
        for (Column column : item.schema().columns()) {
            console.out()
                    .println(Printable.name(column.name()) + "  "
                            + item.value(column.name())
                                    .map(value -> Printable.text(String.valueOf(CatalogText.plain(value))))
                                    .orElse("-"));
        }
    }
}
