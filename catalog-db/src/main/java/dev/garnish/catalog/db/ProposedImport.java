package dev.garnish.catalog.db;

import dev.garnish.catalog.db.internal.input.InputException;
import dev.garnish.catalog.db.internal.input.InputOptions;
import dev.garnish.catalog.db.internal.input.Rows;
import dev.garnish.catalog.db.internal.text.Shell;
import dev.garnish.catalog.db.model.CatalogException;
import dev.garnish.catalog.db.model.CatalogVersion;
import dev.garnish.catalog.db.model.ImportQuestion;
import dev.garnish.catalog.db.model.ImportResult;
import dev.garnish.catalog.db.model.InvalidItemsException;
import dev.garnish.catalog.db.model.Repeats;
import dev.garnish.internal.text.Printable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An import whose options were found by trying: the column of the ids, rows that belong together, and the sign before
 * decimals. What was chosen is among its remarks. It reads the file once for each option that it tries.
 *
 * <pre>{@code
 * Path file = Path.of("products.csv");
 * ProposedImport proposed = ProposedImport.of(file, null, false, () -> CatalogImport.of(catalog, List.of(file)));
 * proposed.remarks().forEach(System.out::println);
 * ImportResult result = proposed.run().result();
 * }</pre>
 */
public final class ProposedImport {
    private static final Pattern LIKELY_ID = Pattern.compile(
            ".*(id|sku|handle|asin|isbn|ean|gtin|upc|slug|code|number|nr|no|key|nummer|referen[cz]e?|ref)");

    private static final InputOptions ANY =
            new InputOptions(Optional.empty(), Optional.empty(), Set.of(), Set.of(), List.of());

    private final ImportResult result;
    private final Options options;
    private final Supplier<CatalogImport> plain;
    private final List<ImportQuestion> questions;

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

    private ProposedImport(
            ImportResult result, Options options, Supplier<CatalogImport> plain, List<ImportQuestion> questions) {
        this.result = result;
        this.options = options;
        this.plain = plain;
        this.questions = questions;
    }

    /**
     * Tries a file with options until some fit all of its rows. Nothing is imported.
     *
     * @param file whose rows are read
     * @param id the column of the ids, where the user named it
     * @param isMapped whether the import says itself how the file is read, so that nothing else is tried
     * @param plain begins an import of the file, each time another
     * @return the first that fits
     * @throws RuntimeException what is wrong with the plainest import, where none fits
     */
    public static ProposedImport of(Path file, @Nullable String id, boolean isMapped, Supplier<CatalogImport> plain) {
        @Nullable RuntimeException first = null;
        for (Options options : trials(file, id, isMapped, plain.get().isDecimalNamed())) {
            try {
                ImportResult tried = options.on(plain.get()).trial().run();
                if (tried.refusal().isEmpty()) {
                    return new ProposedImport(tried, options, plain, open(tried, first));
                }
                first = first == null ? tried.refusal().get() : first;
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

    /**
     * Imports the file as it was tried.
     *
     * @return the same with what became of the catalog
     */
    public ProposedImport run() {
        return new ProposedImport(options.on(plain.get()).run(), options, plain, List.of());
    }

    /** {@return what the trial or the import found} */
    public ImportResult result() {
        return result;
    }

    /** {@return what a trial answered or only found, and the user may answer in another way} */
    public List<ImportQuestion> questions() {
        return questions;
    }

    /** The questions of the plainest import, which the trial that fits has answered, and those that it leaves itself. */
    private static List<ImportQuestion> open(ImportResult tried, @Nullable RuntimeException first) {
        Set<ImportQuestion> open = new LinkedHashSet<>(first == null ? List.of() : questions(first));
        open.addAll(tried.questions());
        return List.copyOf(open);
    }

    /**
     * What a refused import leaves to its user.
     *
     * @param refusal of an import
     * @return questions whose answers would let it go on; empty where there are none
     */
    public static List<ImportQuestion> questions(RuntimeException refusal) {
        if (refusal instanceof InvalidItemsException rows) {
            return rows.questions();
        }
        return refusal instanceof CatalogException file ? file.questions() : List.of();
    }

    /** {@return the column of the ids that was found; empty where the import's own names fit} */
    public Optional<String> id() {
        return Optional.ofNullable(options.id());
    }

    private static List<Options> trials(Path file, @Nullable String id, boolean isMapped, boolean isDecimalNamed) {
        List<@Nullable String> ids = new ArrayList<>();
        ids.add(id);
        if (id == null && !isMapped) {
            ids.addAll(likelyIds(file));
        }
        List<Options> trials = new ArrayList<>();
        for (@Nullable String one : ids) {
            for (boolean merge : one == null ? new boolean[] {false} : new boolean[] {false, true}) {
                trials.add(new Options(one, merge, false));
                if (!isMapped && !isDecimalNamed) {
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

    /** {@return how many items the catalog has then} */
    public long items() {
        return result.version().map(CatalogVersion::items).orElse(0L);
    }

    /** {@return how the file is read, a line each} */
    public List<String> remarks() {
        List<String> remarks = new ArrayList<>(result.remarks());
        if (!options.text().isEmpty()) {
            remarks.add("read with" + options.text() + ", which fits every row");
        }
        return remarks;
    }

    /**
     * The command that imports the file once more.
     *
     * @param file the file
     * @param catalog where to
     * @return a line for a shell
     */
    public String command(Path file, Path catalog) {
        return "garnish catalog import %s --catalog %s%s"
                .formatted(shell(file.toString()), shell(catalog.toString()), options.text());
    }

    /**
     * A word as a shell reads it.
     *
     * @param word any text
     * @return the word, in quotes where it needs them
     */
    public static String shell(String word) {
        return Shell.word(Printable.text(word));
    }
}
