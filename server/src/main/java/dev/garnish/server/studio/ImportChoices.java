package dev.garnish.server.studio;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.garnish.catalog.db.CatalogImport;
import dev.garnish.catalog.db.ImportMapping;
import dev.garnish.catalog.db.internal.input.InputOptions;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How an import is to be done, as its author has chosen so far.
 *
 * @param reading how the file is read; nothing where the import finds it
 * @param widen columns that take values that do not fit them
 * @param replaces whether items go that the file does not have
 */
record ImportChoices(ImportMapping reading, List<String> widen, boolean replaces) {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private static final int MOST_COLUMNS = 1_000;

    /** The page says how many items would go before they do. */
    private static final int ALL = 100;

    static ImportChoices of(JsonBody body) {
        try {
            return new ImportChoices(
                    JSON.treeToValue(
                            body.object("reading").orElse(JsonBody.EMPTY).tree(), ImportMapping.class),
                    body.texts("widen", MOST_COLUMNS),
                    body.flag("replace"));
        } catch (JsonProcessingException e) {
            throw Refusals.badRequest("reading: expected the settings of a mapping file");
        }
    }

    /** Nothing is chosen yet. */
    static ImportChoices none() {
        return of(JsonBody.EMPTY);
    }

    @Nullable
    String id() {
        return reading.id();
    }

    /** How its first rows are shown. */
    InputOptions input() {
        return new InputOptions(
                Optional.ofNullable(reading.encoding()).map(Charset::forName),
                Optional.ofNullable(reading.rows()),
                Set.of(),
                Set.of(),
                List.of(),
                Objects.requireNonNullElse(reading.header(), List.of()));
    }

    /** The same import with what was chosen. */
    CatalogImport on(CatalogImport wanted) {
        try {
            reading.on(wanted);
        } catch (IllegalArgumentException e) {
            throw Refusals.badRequest(String.valueOf(e.getMessage()));
        }
        widen.forEach(wanted::widen);
        return replaces ? wanted.replace().maxRemoved(ALL) : wanted;
    }
}
