package dev.garnish.cli;

import dev.garnish.catalog.db.model.CatalogAddress;
import dev.garnish.catalog.db.model.TableAddress;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** {@code --catalog}, and for commands that only read also which table or view of it. */
final class TableOptions {
    private final OptionSpec catalog = Args.catalog();
    private final OptionSpec table = Args.option(
            "--table",
            "[SCHEMA.]NAME",
            String.class,
            "A table or view of the database that is read as the catalog; without it item.");
    private final OptionSpec map =
            Args.pairs("--map", "COLUMN=NAME", "What rules call a column of it; one of them is item_id.");

    CommandSpec addTo(CommandSpec spec) {
        return spec.addOption(catalog).addOption(table).addOption(map);
    }

    CatalogAddress address() {
        CatalogAddress address = Args.addressOf(catalog);
        @Nullable String named = table.getValue();
        Map<String, String> columns = Args.valueOf(map);
        if (named == null && columns.isEmpty()) {
            return address;
        }
        if (address instanceof TableAddress) {
            throw Failure.usage("--table: the address has a table, too: leave one of them out");
        }
        return new TableAddress(address, named == null ? "item" : named, columns);
    }
}
