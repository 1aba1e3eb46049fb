package dev.garnish.review;

import dev.garnish.RuleSet;
import dev.garnish.catalog.Catalog;
import dev.garnish.catalog.Column;
import dev.garnish.catalog.Item;
import dev.garnish.catalog.Schema;
import dev.garnish.catalog.Type;
import dev.garnish.rules.Source;
import dev.garnish.rules.TableReader;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Six films, and rules over them. */
final class Films {
    static final Schema SCHEMA = Schema.of(
            new Column("title", Type.TEXT),
            new Column("genre", Type.TEXT),
            new Column("image", Type.TEXT),
            new Column("price", Type.NUMBER),
            new Column("active", Type.TRUTH),
            new Column("tags", Type.TEXT_LIST));

    static final Catalog CATALOG = Catalog.of(
            SCHEMA,
            List.of(
                    film("1210", "Hanna", "Action", "https://img.example.com/1210.jpg", "9.99", true, "spies"),
                    film("1527", "Catastrophe", "Comedy", "http://img.example.com/1527.jpg", "4.50", true, "love"),
                    film(
                            "1815",
                            "Fleabag",
                            "Comedy",
                            "https://img.example.com/1815 a.jpg",
                            "7",
                            true,
                            "love",
                            "london"),
                    film("2009", "Late Night", "Drama", "https://cdn.example.net/2009.jpg", null, true),
                    film("4582", "Agatha Christie's The ABC Murders", "Crime", null, "3", true, "spies"),
                    film("6542", "Hunters", null, "https://img.example.com/6542.jpg", "5", false)));

    private static final TableReader TABLES = (rules, file) -> Optional.of(
            switch (file) {
                case "half.csv" -> "key,en,de\nbuy,Buy,\n";
                case "whole.csv" -> "key,en,de\nbuy,Buy,Kaufen\n";
                default -> "key,value\nComedy,Funny\nDrama,Serious\nCrimes,Dark\n";
            });

    private Films() {}

    private static Item film(
            String id,
            String title,
            @Nullable String genre,
            @Nullable String image,
            @Nullable String price,
            boolean active,
            String... tags) {
        return Item.of(
                SCHEMA, id, title, genre, image, price == null ? null : new BigDecimal(price), active, List.of(tags));
    }

    /** Rules in a file {@code films.rules}; other tables hold Comedy, Drama and Crimes. */
    static RuleSet rules(String text) {
        return RuleSet.parse(List.of(new Source("films.rules", text)), SCHEMA, TABLES);
    }
}
