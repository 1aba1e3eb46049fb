package dev.garnish.cli;

import dev.garnish.catalog.Column;
import dev.garnish.catalog.Item;
import dev.garnish.catalog.db.CatalogStore;
import dev.garnish.catalog.db.model.ItemChange;
import dev.garnish.internal.text.Printable;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** {@code garnish catalog diff}: what differs between two versions, item by item. */
final class CatalogDiffCommand implements Verb {
    private final Console console;

    private final OptionSpec catalog = Args.catalog();
    private final PositionalParamSpec range =
            Args.parameter("0", "A..B", "Two versions by their numbers, the newest or among those kept.");

    CatalogDiffCommand(Console console) {
        this.console = console;
    }

    @Override
    public CommandSpec spec() {
        return Args.spec(
                        this,
                        "diff",
                        "Lists the items that differ between two versions: + added, - removed, ~ changed.",
                        "",
                        "Example:",
                        "  garnish catalog diff 3..4 --catalog shop.mv.db")
                .addOption(catalog)
                .addPositional(range);
    }

    @Override
    public Integer call() {
        VersionRange versions = VersionRange.parse(range.<String>getValue());
        int width = TerminalSize.ofMessages(console, console.terminal());
        CatalogStore.of(Args.addressOf(catalog))
                .difference(
                        versions.from(),
                        versions.to(),
                        change -> console.out().println(TerminalSize.fitted(line(change), width)));
        return Exit.OK;
    }

    private static String line(ItemChange change) {
        String id = Printable.text(change.id());
        if (change.before().isEmpty()) {
            return "+ " + id;
        } else if (change.after().isEmpty()) {
            return "- " + id;
        }
        return "~ " + id + "  "
                + String.join(", ", cells(change.before().get(), change.after().get()));
    }

    private static List<String> cells(Item before, Item after) {
        Set<String> names = new LinkedHashSet<>();
        before.schema().columns().stream().map(Column::name).forEach(names::add);
        after.schema().columns().stream().map(Column::name).forEach(names::add);
        List<String> cells = new ArrayList<>();
        for (String name : names) {
            String from = cell(before, name);
            String to = cell(after, name);
            if (!from.equals(to)) {
                cells.add(Printable.name(name) + ": " + from + " -> " + to);
            }
        }
        return cells;
    }

    private static String cell(Item item, String column) {
        return item.schema().indexOf(column) < 0
                ? "no such column"
                : item.value(column)
                        .map(value -> Printable.text(String.valueOf(CatalogText.plain(value))))
                        .orElse("-");
    }
}
