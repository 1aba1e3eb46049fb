package dev.garnish.catalog.db;

import dev.garnish.catalog.db.internal.form.DateOrder;
import dev.garnish.catalog.db.internal.input.InputException;
import dev.garnish.catalog.db.internal.load.ColumnMapping;
import dev.garnish.catalog.db.internal.load.ImportOptions;
import dev.garnish.catalog.db.internal.load.ImportRun;
import dev.garnish.catalog.db.internal.load.ReadingOptions;
import dev.garnish.catalog.db.internal.sql.Database;
import dev.garnish.catalog.db.model.CatalogAddress;
import dev.garnish.catalog.db.model.CatalogException;
import dev.garnish.catalog.db.model.ImportResult;
import dev.garnish.catalog.db.model.InvalidItemsException;
import dev.garnish.catalog.db.model.Repeats;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Brings items from CSV, JSON, JSON Lines or Google Merchant files (plain or gzipped) into a catalog: all of them in one new version,
 * or none. Columns are matched by name in any case. Once {@link #run} has returned, the items survive a crash. For one thread;
 * options may be given in any order.
 *
 * <pre>{@code
 * ImportResult result = CatalogImport.of(Path.of("shop.mv.db"), List.of(Path.of("products.csv")))
 *         .id("sku")
 *         .list("genres", '|')
 *         .replace()
 *         .run();
 * long items = result.version().map(CatalogVersion::items).orElse(0L);
 * }</pre>
 */
public final class CatalogImport {
    /** Called now and then with how far an import has come. */
    public interface Progress {
        /**
         * An import has come so far.
         *
         * @param rows read so far, bad ones included
         * @param read bytes of the files, as they are on disk
         * @param size bytes of all files
         */
        void at(long rows, long read, long size);
    }

    /** How many percent of the items may go by default. */
    private static final int MAX_REMOVED = 30;

    private final Database catalog;
    private final List<Path> files;
    private final Map<String, String> mapped = new HashMap<>();
    private final Map<String, Character> lists = new HashMap<>();
    private final List<String> only = new ArrayList<>();
    private final Set<String> nulls = new LinkedHashSet<>();
    private final Map<String, DateOrder> dates = new HashMap<>();
    private final Set<String> currencies = new LinkedHashSet<>();
    private final List<String> header = new ArrayList<>();
    private final Set<String> json = new LinkedHashSet<>();
    /** The options as a command has them, for messages that name one. */
    private final List<String> given = new ArrayList<>();

    private Optional<String> id = Optional.empty();
    private Optional<Charset> encoding = Optional.empty();
    private Optional<String> rows = Optional.empty();
    private Optional<Character> decimal = Optional.empty();
    private Repeats repeats = Repeats.REFUSED;
    private boolean trial;
    private boolean extend;
    private final Set<String> widen = new LinkedHashSet<>();
    private Path migrations;
    private boolean reviewed;
    private boolean replace;
    private int maxRemoved = MAX_REMOVED;
    private long maxBad;
    private Optional<Path> rejects = Optional.empty();
    private int keep = Database.KEEP;
    private Progress progress = (rows, read, size) -> {};
    private CatalogChanges changes = new CatalogChanges();

    private CatalogImport(Database catalog, List<Path> files) {
        this.catalog = catalog;
        this.files = new ArrayList<>(files);
        this.migrations = catalog.migrations();
    }

    /**
     * An import into a catalog file ({@code .mv.db}), which is made if it is not there. Nothing is read before {@link #run}.
     *
     * @param catalog the H2 file
     * @param files read in this order; the list is copied
     * @return an import with the usual options
     */
    public static CatalogImport of(Path catalog, List<Path> files) {
        return of(CatalogAddress.of(catalog), files);
    }

    /**
     * As {@link #of(Path, List)}, wherever the catalog stands.
     *
     * @param catalog a file or a server
     * @param files read in this order; the list is copied
     * @return an import with the usual options
     * @throws CatalogException if it is a table of another program, which is never changed
     */
    public static CatalogImport of(CatalogAddress catalog, List<Path> files) {
        return new CatalogImport(Backend.of(catalog).database(), files);
    }

    /**
     * A column of the files goes to this column of the catalog.
     *
     * @param column as the files name it, in any case
     * @param to its name in the catalog; empty: the column is not imported
     * @return this import
     */
    public CatalogImport map(String column, String to) {
        mapped.put(column, to);
        return given("--map", column + "=" + to);
    }

    /**
     * A column of the files holds lists.
     *
     * @param column as the files name it
     * @param separator between the entries
     * @return this import
     */
    public CatalogImport list(String column, char separator) {
        lists.put(column, separator);
        return given("--list", column + "=" + separator);
    }

    /**
     * The column of the files that holds the ids; else {@code item_id}, {@code id} or {@code sku} is looked for.
     *
     * @param column as the files name it
     * @return this import
     */
    public CatalogImport id(String column) {
        id = Optional.of(column);
        return given("--id", column);
    }

    /**
     * Imports these columns of the files beside the ids, and no others.
     *
     * @param columns as the files name them; more calls add more
     * @return this import
     */
    public CatalogImport only(List<String> columns) {
        only.addAll(columns);
        return given("--only", String.join(",", columns));
    }

    /**
     * The columns of CSV files that have no header line.
     *
     * @param columns in the order of the files
     * @return this import
     */
    public CatalogImport header(List<String> columns) {
        header.addAll(columns);
        return given("--header", String.join(",", columns));
    }

    /**
     * The files' encoding; else UTF-8, UTF-16 and Windows-1252 are told apart.
     *
     * @param charset of every file
     * @return this import
     */
    public CatalogImport encoding(Charset charset) {
        encoding = Optional.of(charset);
        return given("--encoding", charset.name());
    }

    /**
     * The path to the objects that are rows in JSON, such as {@code data.products}; {@code .} for the outermost. Else the
     * outermost objects, or those in the first list of objects within one that has no id.
     *
     * @param path names of members, with points between them
     * @return this import
     */
    public CatalogImport rows(String path) {
        rows = Optional.of(path);
        return given("--rows", path);
    }

    /**
     * An object or list in JSON stays JSON text; else members of objects become columns, and plain lists lists.
     *
     * @param path the member, with points between the names where it is nested
     * @return this import
     */
    public CatalogImport json(String path) {
        json.add(path);
        return given("--json", path);
    }

    /**
     * The sign before decimals in texts, a point or a comma; else each column shows it, and one that does not is refused.
     *
     * @param sign {@code .} or {@code ,}
     * @return this import
     * @throws IllegalArgumentException if it is another sign
     */
    public CatalogImport decimal(char sign) {
        if (sign != '.' && sign != ',') {
            throw new IllegalArgumentException("expected . or , before decimals, not " + sign);
        }
        decimal = Optional.of(sign);
        return given("--decimal", String.valueOf(sign));
    }

    /**
     * A cell that is this word counts as missing.
     *
     * @param word such as {@code N/A}; more calls add more words
     * @return this import
     */
    public CatalogImport nullWord(String word) {
        nulls.add(word);
        return given("--null", word);
    }

    /**
     * What comes first in the dates of a column: {@code dmy}, {@code mdy} or {@code ymd}; {@code epoch} for seconds or
     * milliseconds since 1970, {@code text} where they are to stay text. Else the column shows it, and one that does not is refused.
     *
     * @param column as the files name it
     * @param order one of these words, in any case
     * @return this import
     * @throws IllegalArgumentException if it is another word
     */
    public CatalogImport date(String column, String order) {
        dates.put(column, DateOrder.valueOf(order.toUpperCase(Locale.ROOT)));
        return given("--date", column + "=" + order);
    }

    /**
     * The currencies of a column's amounts go to a column of their own, such as {@code price_currency}.
     *
     * @param column as the files name it
     * @return this import
     */
    public CatalogImport currency(String column) {
        currencies.add(column);
        return given("--currency", column);
    }

    /**
     * What becomes of rows that have one id; else they are bad rows.
     *
     * @param wanted which row counts, or whether they are merged
     * @return this import
     */
    public CatalogImport repeats(Repeats wanted) {
        repeats = wanted;
        return switch (wanted) {
            case REFUSED -> this;
            case FIRST -> given("--first");
            case LAST -> given("--last");
            case MERGED -> given("--merge");
        };
    }

    /**
     * Does everything that an import does and gives it up at the end, so that what it reports holds: columns, bad rows, items
     * that would go. Nothing is imported; {@link #rejects} is written. It takes as long as the import.
     *
     * @return this import
     */
    public CatalogImport trial() {
        trial = true;
        return this;
    }

    /** Whether nothing is left to find out about the sign before decimals. */
    boolean isDecimalNamed() {
        return decimal.isPresent();
    }

    private CatalogImport given(String... words) {
        given.addAll(List.of(words));
        return this;
    }

    /**
     * Adds the columns that the catalog lacks, by a migration that is kept in the catalog; a first import does so in any
     * case.
     *
     * @return this import
     */
    public CatalogImport extend() {
        extend = true;
        return given("--extend");
    }

    /**
     * A column of the catalog takes what the files have for it: whole numbers become numbers with decimals, numbers, dates and
     * truths become text where one value is none. That is a migration, which loses nothing; where all values fit nothing changes.
     *
     * @param column its name in the catalog
     * @return this import
     */
    public CatalogImport widen(String column) {
        widen.add(column);
        return given("--widen", column);
    }

    /**
     * The user's Flyway migrations; else {@code <catalog>.migrations} beside the file, or where the process runs, if that
     * is there. Migrations that the import makes are written to this folder, too, for review.
     *
     * @param folder of {@code V1__name.sql} and so on
     * @return this import
     */
    public CatalogImport migrations(Path folder) {
        migrations = folder;
        reviewed = true;
        return given("--migrations", folder.toString());
    }

    /**
     * Items that are not in the files go; else items are added and changed only. {@link #maxRemoved} bounds how many, so that half
     * a file does not empty a catalog.
     *
     * @return this import
     */
    public CatalogImport replace() {
        replace = true;
        return given("--replace");
    }

    /**
     * Under {@link #replace} at most so many of a hundred items go, else nothing is imported.
     *
     * @param percent 0 to 100; 30 where none is given
     * @return this import
     */
    public CatalogImport maxRemoved(int percent) {
        maxRemoved = percent;
        return percent == MAX_REMOVED ? this : given("--max-removed", String.valueOf(percent));
    }

    /**
     * Leaves out up to so many bad rows; else one is enough to import nothing. An item whose row is bad stays.
     *
     * @param rows 0 or more; 0 where none is given
     * @return this import
     */
    public CatalogImport maxBad(long rows) {
        maxBad = rows;
        return rows == 0 ? this : given("--max-bad", String.valueOf(rows));
    }

    /**
     * Writes every bad row to this CSV file.
     *
     * @param file replaced where it is there; none of the files to import
     * @return this import
     */
    public CatalogImport rejects(Path file) {
        rejects = Optional.of(file);
        return given("--rejects", file.toString());
    }

    /**
     * Keeps the last {@code versions} versions to go back to, the new one included; else 3.
     *
     * @param versions less than 1 counts as 1
     * @return this import
     */
    public CatalogImport keep(int versions) {
        keep = Math.max(1, versions);
        return versions == Database.KEEP ? this : given("--keep", String.valueOf(versions));
    }

    /**
     * Calls this now and then, in the importing thread. Whatever it throws ends the import, and nothing is changed.
     *
     * @param listener in the place of any other
     * @return this import
     */
    public CatalogImport progress(Progress listener) {
        progress = listener;
        return this;
    }

    /**
     * Nothing is imported once these changes are given up.
     *
     * @param these may be shared by several imports
     * @return this import
     */
    public CatalogImport under(CatalogChanges these) {
        changes = these;
        return this;
    }

    /**
     * Imports, in this thread. Readers go on with the version before until it is done;
     * a second change of the same catalog is refused meanwhile.
     *
     * @return what was imported; no version in it where the catalog already holds these items, or where it was a trial
     * @throws InvalidItemsException if there are more bad rows than may be left out
     * @throws CatalogException if a file or the catalog cannot be used
     */
    public ImportResult run() {
        rejects.ifPresent(this::requireOwn);
        try {
            return catalog.change(trial ? 1 : keep, changes.commits(), new ImportRun(catalog, options()));
        } catch (InputException e) {
            CatalogException refused = e.isEnvironment()
                    ? CatalogException.environment(String.valueOf(e.getMessage()), e)
                    : CatalogException.badData(String.valueOf(e.getMessage()), e);
            throw refused.asking(e.questions());
        }
    }

    private ImportOptions options() {
        return new ImportOptions(
                files,
                new ColumnMapping(mapped, lists, id, only),
                extend,
                widen,
                migrations,
                reviewed,
                replace,
                maxRemoved,
                maxBad,
                rejects,
                progress::at,
                new ReadingOptions(encoding, rows, decimal, nulls, dates, currencies, json, header),
                repeats,
                trial,
                given);
    }

    /** Refuses to write bad rows over what they come from. */
    private void requireOwn(Path rejected) {
        for (Path file : files) {
            if (isSame(rejected, file)) {
                throw CatalogException.environment(
                        "rejects %s: this is a file to import: choose another name".formatted(rejected));
            }
        }
    }

    private static boolean isSame(Path one, Path other) {
        try {
            return Files.isSameFile(one, other);
        } catch (IOException e) {
            // What is not there yet is nobody's.
            return false;
        }
    }
}
