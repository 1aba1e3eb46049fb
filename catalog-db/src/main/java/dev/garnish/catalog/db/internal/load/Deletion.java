package dev.garnish.catalog.db.internal.load;

import dev.garnish.catalog.Item;
import dev.garnish.catalog.ItemId;
import dev.garnish.catalog.db.internal.flyway.Migrations;
import dev.garnish.catalog.db.internal.sql.Change;
import dev.garnish.catalog.db.internal.sql.Database;
import dev.garnish.catalog.db.internal.sql.ItemTable;
import dev.garnish.catalog.db.internal.sql.VersionTable.Counts;
import dev.garnish.catalog.db.internal.text.Excerpt;
import dev.garnish.catalog.db.model.CatalogException;
import dev.garnish.catalog.db.model.CatalogVersion;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/** Removes items by their ids: all of them, or none where one is not there. */
public final class Deletion implements Change.Work<Optional<CatalogVersion>> {
    private static final int NAMED = 12;

    private final Database catalog;
    private final Set<String> ids = new LinkedHashSet<>();

    public Deletion(Database catalog, Collection<String> ids) {
        this.catalog = catalog;
        ids.forEach(id -> this.ids.add(ItemId.of(id)));
    }

    @Override
    public Change<Optional<CatalogVersion>> on(DataSource source) throws SQLException {
        try (Connection connection = source.getConnection()) {
            Migrations.requireOurs(connection, catalog.name());
            ItemTable items = ItemTable.of(connection, catalog.name());
            requireThere(items.find(connection, ids));
            long removed = items.delete(connection, ids);
            Optional<CatalogVersion> made = catalog.record(connection, "a deletion", new Counts(0, 0, removed));
            return new Change<>(made, made.isPresent());
        }
    }

    private void requireThere(List<Item> found) {
        Set<String> unknown = new LinkedHashSet<>(ids);
        found.forEach(item -> unknown.remove(item.id()));
        if (!unknown.isEmpty()) {
            throw CatalogException.badData("catalog %s: it has no item%s %s%s: nothing was removed"
                    .formatted(
                            catalog.name(),
                            unknown.size() == 1 ? "" : "s",
                            unknown.stream()
                                    .limit(NAMED)
                                    .map(id -> "`" + Excerpt.of(id) + "`")
                                    .collect(Collectors.joining(", ")),
                            unknown.size() > NAMED ? " and %,d more".formatted(unknown.size() - NAMED) : ""));
        }
    }
}
