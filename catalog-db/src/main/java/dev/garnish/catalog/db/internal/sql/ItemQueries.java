package dev.garnish.catalog.db.internal.sql;

import dev.garnish.catalog.Item;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How the items of one version are asked for. */
public interface ItemQueries {
    /** The items of these ids. */
    List<Item> find(Connection connection, Collection<String> ids) throws SQLException;

    /** Up to {@code size} items whose ids come after this one (from the first where it is null), in id order. */
    List<Item> page(Connection connection, @Nullable String after, int size) throws SQLException;
}
