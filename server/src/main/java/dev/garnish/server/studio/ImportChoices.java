package dev.garnish.server.studio;

import dev.garnish.catalog.db.CatalogImport;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How an import is to be done, as its author has chosen so far.
 *
 * @param id the column of the ids; null where the import finds it
 * @param only the columns that are taken; empty for all
 * @param names the catalog's names of columns, by those of the file
 * @param replaces whether items go that the file does not have
 */
record ImportChoices(@Nullable String id, List<String> only, Map<String, String> names, boolean replaces) {
    static final ImportChoices NONE = new ImportChoices(null, List.of(), Map.of(), false);

    private static final int MOST_COLUMNS = 1_000;

    /** The page says how many items would go before they do. */
    private static final int ALL = 100;

    static ImportChoices of(JsonBody body) {
        return new ImportChoices(
                body.optional("id").orElse(null),
                body.texts("only", MOST_COLUMNS),
                renamed(body),
                body.flag("replace"));
    }

    private static Map<String, String> renamed(JsonBody body) {
        Map<String, String> names = new LinkedHashMap<>();
        body.object("columns")
                .ifPresent(columns -> columns.tree().properties().forEach(one -> {
                    if (!one.getValue().isTextual()) {
                        throw Refusals.badRequest("columns: expected names of columns");
                    }
                    names.put(one.getKey(), one.getValue().textValue());
                }));
        return names;
    }

    /** The same import with what was chosen. */
    CatalogImport on(CatalogImport wanted) {
        names.forEach(wanted::map);
        if (!only.isEmpty()) {
            wanted.only(only);
        }
        return replaces ? wanted.replace().maxRemoved(ALL) : wanted;
    }
}
