package dev.garnish.languageserver;

import dev.garnish.catalog.CatalogSource;
import java.nio.file.Path;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a server starts with.
 *
 * @param rules a rules file or a folder of them; null where each document's own folder is its rule set
 * @param catalog the items that rules are checked against, unless the client names others
 * @param addresses opens a catalog that the client names, by its path or address; may throw what {@code reasons} knows
 * @param reasons says in one line, for the author, why a catalog cannot be used
 * @param version of Garnish, for the client's list of servers
 */
public record ServerOptions(
        @Nullable Path rules,
        CatalogSource catalog,
        Function<String, CatalogSource> addresses,
        Function<Throwable, String> reasons,
        String version) {}
