package dev.garnish.cli;

import dev.garnish.catalog.db.CatalogChanges;
import dev.garnish.catalog.db.CatalogStore;
import dev.garnish.catalog.db.DbCatalog;
import dev.garnish.catalog.db.model.CatalogAddress;
import dev.garnish.catalog.db.model.Migration;
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
            "--migrations",
            "DIR",
            Path.class,
            "Your own Flyway migrations (V1__name.sql ...); without it the folder CATALOG.migrations beside the catalog,"
                    + " if it is there.");
    private final OptionSpec info = Args.flag(
            "--info", "Only lists the migrations: when each ran, and its statements as the catalog keeps them.");

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
                        "Examples:",
                        "  garnish catalog migrate --catalog shop.mv.db --migrations shop.migrations",
                        "  garnish catalog migrate --catalog shop.mv.db --info")
                .addOption(catalog)
                .addOption(migrations)
                .addOption(info);
    }

    @Override
    public Integer call() {
        CatalogAddress address = Args.addressOf(catalog);
        @Nullable Path given = migrations.getValue();
        Optional<Path> folder = Optional.ofNullable(given);
        if (info.<Boolean>getValue()) {
            CatalogStore.of(address).migrations(folder).forEach(this::print);
            return Exit.OK;
        }
        DbCatalog.migrate(address, folder, changes);
        long columns = CatalogStore.of(address).status().schema().columns().size();
        console.out()
                .println(Printable.name(address.toString()) + ": " + SummaryLine.count(columns, "column")
                        + ", up to date");
        return Exit.OK;
    }

    private void print(Migration migration) {
        String state = migration.appliedAt().map(at -> "ran " + at).orElse("is yet to run");
        console.out().println(Printable.name(migration.script()) + ": " + state);
        migration
                .text()
                .orElse("-- not kept by the version of garnish that ran it")
                .lines()
                .forEach(line -> console.out().println("  " + Printable.text(line)));
    }
}
