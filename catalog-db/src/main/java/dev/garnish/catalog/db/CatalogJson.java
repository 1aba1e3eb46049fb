package dev.garnish.catalog.db;

import dev.garnish.catalog.db.model.CatalogVersion;
import dev.garnish.catalog.db.model.ImportResult;
import dev.garnish.review.json.Fields;
import java.nio.file.Path;
import java.util.Map;

/**
 * The JSON of reports about catalogs, in the shape of {@code docs/reports.md}. Each method returns a new map in the order in which
 * its keys are to be written; a key whose text is empty is left out.
 */
public final class CatalogJson {
    private CatalogJson() {}

    /**
     * {@return an import that was made or tried}
     *
     * @param result of one import
     */
    public static Map<String, Object> of(ImportResult result) {
        return Fields.of(
                "rows", result.rows(),
                "rejected", result.rejected(),
                "version", result.version().<Object>map(CatalogJson::of).orElse(""),
                "migration", result.migration().map(Path::toString).orElse(""),
                "statements", result.statements(),
                "columns", result.columns(),
                "remarks", result.remarks(),
                "refusal", result.refusal().map(Throwable::getMessage).orElse(""));
    }

    /**
     * {@return one version, its moment as a text of ISO 8601 in UTC}
     *
     * @param version of any catalog
     */
    public static Map<String, Object> of(CatalogVersion version) {
        return Fields.of(
                "number", version.number(),
                "madeAt", version.madeAt() + "Z",
                "source", version.source(),
                "items", version.items(),
                "added", version.added(),
                "changed", version.changed(),
                "removed", version.removed(),
                "content", version.content());
    }
}
