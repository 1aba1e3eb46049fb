package dev.garnish.cli;

import dev.garnish.catalog.db.CatalogChanges;
import dev.garnish.catalog.db.CatalogStore;
import dev.garnish.catalog.db.DbCatalog;
import dev.garnish.catalog.db.model.CatalogAddress;
import dev.garnish.internal.text.Printable;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** {@code garnish catalog migrate}: the schema brought up to date. */
final class CatalogMigrateCommand implements Verb {
    private final Console console;
    private final CatalogChanges changes;

    private final OptionSpec catalog = Args.catalog();
    private final OptionSpec migrations = Args.option(
            "--migrations", "DIR", Path.class, "Your own Flyway migrations (V1__name.sql ...), after the product's.");

    CatalogMigrateCommand(Console console, CatalogChanges changes) {
        this.console = console;
        this.changes = changes;
    }

    @Override
    public CommandSpec spec() {
        return Args.spec(
                        this,
                        "migrate",
                        "Brings the schema of a catalog up to date, on a copy that then takes its place.",
                        "",
                        "The catalog is made where it is not there yet.",
                        "",
                        "Example:",
                        "  garnish catalog migrate --catalog shop.mv.db --migrations shop.migrations")
                .addOption(catalog)
                .addOption(migrations);
    }

    @Override
    public Integer call() {
        CatalogAddress address = Args.addressOf(catalog);
        @Nullable Path folder = migrations.getValue();
        DbCatalog.migrate(address, Optional.ofNullable(folder), changes);
        long columns = CatalogStore.of(address).status().schema().columns().size();
        console.out().println(Printable.name(address.toString()) + ": " + columns + " columns, up to date");
        return Exit.OK;
    }
}
