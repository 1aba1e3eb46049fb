package dev.garnish.languageserver;

import dev.garnish.catalog.Catalog;
import dev.garnish.catalog.CatalogSource;
import dev.garnish.catalog.Column;
import dev.garnish.catalog.Item;
import dev.garnish.catalog.Schema;
import dev.garnish.catalog.Type;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A small catalog for tests. */
final class Films {
    static final Schema SCHEMA = Schema.of(
            new Column("title", Type.TEXT),
            new Column("genre", Type.TEXT),
            new Column("genres", Type.TEXT_LIST),
            new Column("price", Type.NUMBER),
            new Column("sale price", Type.NUMBER));

    private Films() {}

    private static Item film(String id, String title, String genre, @Nullable String price, String... genres) {
        return Item.of(SCHEMA, id, title, genre, List.of(genres), price == null ? null : new BigDecimal(price), null);
    }

    static Catalog catalog() {
        return Catalog.of(
                SCHEMA,
                List.of(
                        film("1815", "Fleabag", "Comedy", "9.99", "Comedy", "Drama"),
                        film("2009", "Late Night", "Drama", "4.5", "Comedy", "Drama"),
                        film("1527", "Catastrophe", "Comedy", "12", "Comedy"),
                        film("1210", "Hanna", "Action", "10", "Action", "Crime"),
                        film("7001", "Amélie 🎬", "Comedy", null, "Comedy", "Romance")));
    }

    static ServerOptions options() {
        return options(CatalogSource.of(catalog()));
    }

    static ServerOptions options(CatalogSource source) {
        return new ServerOptions(
                null,
                source,
                address -> {
                    throw new IllegalArgumentException(address + ": no such file");
                },
                thrown -> String.valueOf(thrown.getMessage()),
                "test");
    }
}
