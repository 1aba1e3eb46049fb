package dev.garnish.cli;

import dev.garnish.catalog.db.CatalogImport;
import dev.garnish.catalog.db.internal.input.InputException;
import dev.garnish.catalog.db.internal.input.InputOptions;
import dev.garnish.catalog.db.internal.input.Rows;
import dev.garnish.catalog.db.model.CatalogException;
import dev.garnish.catalog.db.model.CatalogVersion;
import dev.garnish.catalog.db.model.ImportResult;
import dev.garnish.catalog.db.model.InvalidItemsException;
import dev.garnish.catalog.db.model.Repeats;
import dev.garnish.internal.text.Printable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An import whose options were found by trying: the column of the ids, rows that belong together, and the sign before
 * decimals. What was chosen is among its remarks.
 */
final class ProposedImport {
    private static final Pattern LIKELY_ID = Pattern.compile(
            ".*(id|sku|handle|asin|isbn|ean|gtin|upc|slug|code|number|nr|no|key|nummer|referen[cz]e?|ref)");
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./:=@%+,-]+");

    private static final InputOptions ANY =
            new InputOptions(Optional.empty(), Optional.empty(), Set.of(), Set.of(), List.of());

    private final ImportResult result;
    private final Options options;

    /** Options of one trial; none that is null is given. */
    private record Options(@Nullable String id, boolean merge, boolean comma) {
        CatalogImport on(CatalogImport wanted) {
            if (id != null) {
                wanted.id(id);
            }
            if (comma) {
                wanted.decimal(',');
            }
            return merge ? wanted.repeats(Repeats.MERGED) : wanted;
        }

        String text() {
            return (id == null ? "" : " --id " + shell(id)) + (merge ? " --merge" : "") + (comma ? " --decimal ," : "");
        }
    }

    private ProposedImport(ImportResult result, Options options) {
        this.result = result;
        this.options = options;
    }

    /**
     * Imports a file with the first options that fit all of its rows; a mapping file beside it is used as it is.
     *
     * @param id the column of the ids, where the user named it
     * @throws RuntimeException what is wrong with the plainest import, where none fits
     */
    static ProposedImport of(Path catalog, Path file, @Nullable String id) throws IOException {
        Path mapping = ImportMapping.beside(file);
        Optional<ImportMapping> kept =
                Files.exists(mapping) ? Optional.of(ImportMapping.load(mapping)) : Optional.empty();
        @Nullable RuntimeException first = null;
        for (Options options : trials(file, id, kept.isPresent())) {
            try {
                run(catalog, file, kept, options, true);
                return new ProposedImport(run(catalog, file, kept, options, false), options);
            } catch (InvalidItemsException e) {
                first = first == null ? e : first;
            } catch (CatalogException e) {
                if (e.kind() != CatalogException.Kind.BAD_DATA) {
                    throw e;
                }
                first = first == null ? e : first;
            }
        }
        throw first == null ? new IllegalStateException("nothing was tried") : first;
    }

    private static ImportResult run(
            Path catalog, Path file, Optional<ImportMapping> kept, Options options, boolean isTrial) {
        CatalogImport wanted = CatalogImport.of(catalog, List.of(file)).extend();
        kept.ifPresent(mapping -> mapping.on(wanted));
        options.on(wanted);
        return isTrial ? wanted.trial().run() : wanted.run();
    }

    private static List<Options> trials(Path file, @Nullable String id, boolean isMapped) {
        List<@Nullable String> ids = new ArrayList<>();
        ids.add(id);
        if (id == null && !isMapped) {
            ids.addAll(likelyIds(file));
        }
        List<Options> trials = new ArrayList<>();
        for (@Nullable String one : ids) {
            for (boolean merge : one == null ? new boolean[] {false} : new boolean[] {false, true}) {
                trials.add(new Options(one, merge, false));
                if (!isMapped) {
                    trials.add(new Options(one, merge, true));
                }
            }
        }
        return trials;
    }

    private static List<String> likelyIds(Path file) {
        try (Rows rows = Rows.open(file, ANY)) {
            return rows.names().stream()
                    .filter(name -> LIKELY_ID
                            .matcher(name.strip().toLowerCase(Locale.ROOT))
                            .matches())
                    .toList();
        } catch (InputException e) {
            return List.of(); // The import says what is wrong with the file.
        }
    }

    long items() {
        return result.version().map(CatalogVersion::items).orElse(0L);
    }

    List<String> remarks() {
        List<String> remarks = new ArrayList<>(result.remarks());
        if (!options.text().isEmpty()) {
            remarks.add("read with" + options.text() + ", which fits every row");
        }
        return remarks;
    }

    /** The command that imports the file once more. */
    String command(Path file, Path catalog) {
        return "garnish catalog import %s --catalog %s%s"
                .formatted(shell(file.toString()), shell(catalog.toString()), options.text());
    }

    /** A word as a shell reads it. */
    static String shell(String word) {
        String shown = Printable.text(word);
        return PLAIN.matcher(shown).matches() ? shown : "'" + shown.replace("'", "'\\''") + "'";
    }
}
