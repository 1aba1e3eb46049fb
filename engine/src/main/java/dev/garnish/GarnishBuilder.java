package dev.garnish;

import dev.garnish.catalog.Catalog;
import dev.garnish.catalog.CatalogSource;
import dev.garnish.event.TroubleListener;
import dev.garnish.internal.rows.RowCache;
import dev.garnish.rules.InvalidRulesException;
import dev.garnish.rules.RulesSource;
import dev.garnish.rules.Source;
import dev.garnish.rules.TableReader;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The settings of a {@link Garnish}: rules and a catalog are needed, the rest has defaults. Each setter replaces what was
 * set before and returns this builder. Except for the objects of {@link #items}, nothing is read before {@link #open}. For
 * one thread.
 *
 * <pre>{@code
 * Garnish garnish = Garnish.builder()
 *         .rules(Path.of("rules"))
 *         .items(Film.class, films, Film::id)
 *         .deadline(Duration.ofMillis(200))
 *         .onTrouble((diagnostic, cause) -> log.warn(diagnostic.toString(), cause))
 *         .open();
 * }</pre>
 */
public final class GarnishBuilder {
    private @Nullable RulesSource rules;
    private @Nullable RulesSource packaged;
    private @Nullable CatalogSource catalog;
    private Duration every = Duration.ZERO;
    private Duration deadline = Duration.ZERO;
    private Clock clock = Clock.systemUTC();
    private long memory = RowCache.defaultMemory();
    private @Nullable Consumer<? super Change> onChange;
    private @Nullable TroubleListener onTrouble;

    /** Shorter where a test swaps rules that are never seen half. */
    Duration settle = Updates.SETTLE;

    GarnishBuilder() {}

    /**
     * A rules file, or every {@code .rules} file of a folder in name order, with the tables beside them. See
     * {@link RuleFiles#sources} for what is read.
     *
     * @param fileOrFolder read by {@link #open} and at each look for newer rules
     * @return this builder
     */
    public GarnishBuilder rules(Path fileOrFolder) {
        return rules(RuleFiles.source(fileOrFolder));
    }

    /**
     * One rules file that needs no tables and stays as it is.
     *
     * @param name as messages print it, {@code movies.rules} for instance
     * @param text the rules
     * @return this builder
     */
    public GarnishBuilder rules(String name, String text) {
        return rules(List.of(new Source(name, text)), TableReader.NONE);
    }

    /**
     * Rules that stay as they are, and what reads their tables.
     *
     * @param sources the rules files, in the order in which their attributes are to stand; copied
     * @param tables reads the tables, which may change
     * @return this builder
     */
    public GarnishBuilder rules(List<Source> sources, TableReader tables) {
        return rules(new GivenRules(sources, tables));
    }

    /**
     * Rules from any other place: a configuration service, a database.
     *
     * @param source read by {@link #open} and at each look for newer rules
     * @return this builder
     */
    public GarnishBuilder rules(RulesSource source) {
        this.rules = source;
        return this;
    }

    /**
     * Rules that the application ships. They were tested when it was built, so opening it does not test them again. They
     * are in use while those of {@link #rules} cannot be, which is reported, or always if there are no others.
     *
     * @param source read by {@link #open} only where it is needed
     * @return this builder
     */
    public GarnishBuilder packagedRules(RulesSource source) {
        this.packaged = source;
        return this;
    }

    /**
     * A catalog's file: an H2 database ({@code .mv.db}) or a pack. Needs garnish-catalog-db.
     *
     * @param file opened by {@link #open}; a newer file of the same path is another version of the items
     * @return this builder
     * @throws IllegalArgumentException if nothing on the class path knows such a catalog
     */
    public GarnishBuilder catalog(Path file) {
        return catalog(file.toString());
    }

    /**
     * A catalog's address, as the command line takes it: a file or {@code postgresql://host/database}. Needs
     * garnish-catalog-db.
     *
     * @param address where the catalog is; opened by {@link #open}
     * @return this builder
     * @throws IllegalArgumentException if nothing on the class path knows such a catalog
     */
    public GarnishBuilder catalog(String address) {
        for (CatalogSource.Provider provider :
                ServiceLoader.load(CatalogSource.Provider.class, GarnishBuilder.class.getClassLoader())) {
            Optional<CatalogSource> found = provider.source(address);
            if (found.isPresent()) {
                return catalog(found.get());
            }
        }
        throw new IllegalArgumentException(
                "nothing opens the catalog " + withoutUser(address) + ": add garnish-catalog-db to the class path");
    }

    /** A password may stand before the host or behind the question mark. */
    private static String withoutUser(String address) {
        return address.replaceFirst("//.*@", "//").replaceFirst("\\?.*", "");
    }

    /**
     * A catalog of the application that stays as it is. {@link Garnish#close} does not close it.
     *
     * @param own looked up by many threads at once
     * @return this builder
     */
    public GarnishBuilder catalog(Catalog own) {
        return catalog(CatalogSource.of(own));
    }

    /**
     * Versions of a catalog, or a {@linkplain CatalogSource#lookUp function that looks items up}.
     *
     * @param source asked by {@link #open} and at each look for newer items
     * @return this builder
     */
    public GarnishBuilder catalog(CatalogSource source) {
        this.catalog = source;
        return this;
    }

    /**
     * The application's own records or beans as they are now: see {@link Catalog#of(Class, Collection, Function)}.
     *
     * @param <T> the record or bean
     * @param type its class, which decides about the columns
     * @param objects read once, by this call
     * @param id gives the id of an object, which is not null and not that of another one
     * @return this builder
     * @throws IllegalArgumentException if they cannot be items
     */
    public <T> GarnishBuilder items(Class<T> type, Collection<? extends T> objects, Function<? super T, String> id) {
        return catalog(Catalog.of(type, objects, id));
    }

    /**
     * Looks for newer rules, tables and items this often, in a thread of its own. What is newer is checked and tested
     * first; what does not pass is reported, and the last good one stays.
     *
     * @param interval the pause between two looks; zero, the default: never, so that the application calls
     *     {@link Garnish#refresh()}
     * @return this builder
     * @throws IllegalArgumentException if it is negative
     */
    public GarnishBuilder watching(Duration interval) {
        this.every = notNegative(interval);
        return this;
    }

    /**
     * How long a look-up in the catalog may take; items that were not found until then count as unknown. Catalogs whose
     * items are all in memory, such as packs, do not need it.
     *
     * @param limit for each look-up, of which a call makes one; zero, the default: as long as the catalog takes
     * @return this builder
     * @throws IllegalArgumentException if it is negative
     */
    public GarnishBuilder deadline(Duration limit) {
        this.deadline = notNegative(limit);
        return this;
    }

    private static Duration notNegative(Duration duration) {
        if (duration.isNegative()) {
            throw new IllegalArgumentException("a negative duration: " + duration);
        }
        return duration;
    }

    /**
     * How many bytes all that is cached may take together, about: by default 1/16 of the largest heap, at most 384 MB.
     * Items that the application or its catalog holds anyway are not counted. While newer rules or items take over, the
     * old cache may still be there.
     *
     * @param bytes 0 or more
     * @return this builder
     * @throws IllegalArgumentException if that is negative
     */
    public GarnishBuilder memory(long bytes) {
        if (bytes < 0) {
            throw new IllegalArgumentException("a negative number of bytes: " + bytes);
        }
        this.memory = bytes;
        return this;
    }

    /**
     * Reports newer rules and items to a listener: once for each that took over, after it did, once for each that could not, and once
     * when what could not is gone. What the listener throws goes to the uncaught exception handler of the thread that looked.
     *
     * @param listener called by the thread that looked: the watching one, or the caller of {@link #open} or
     *     {@link Garnish#refresh()}
     * @return this builder
     */
    public GarnishBuilder onChange(Consumer<? super Change> listener) {
        this.onChange = listener;
        return this;
    }

    /**
     * Sets the clock by which rules read {@code today} and {@code now}; without it, that of this machine.
     *
     * @param other read by the threads that recommend and enrich, several at once
     * @return this builder
     */
    public GarnishBuilder clock(Clock other) {
        this.clock = other;
        return this;
    }

    /**
     * Reports the exceptions of a catalog to a listener, with the diagnostic that stands for them. What the listener throws
     * is ignored.
     *
     * @param listener called by the threads that recommend and enrich, several at once
     * @return this builder
     */
    public GarnishBuilder onTrouble(TroubleListener listener) {
        this.onTrouble = listener;
        return this;
    }

    /**
     * Reads, checks and tests the rules over the catalog, and starts to watch if that is asked for. Each call opens another
     * {@code Garnish}, which its caller closes.
     *
     * @return rules over a catalog, ready for use by many threads
     * @throws IllegalStateException if rules or a catalog are missing, or the catalog does not answer the tests of the
     *     rules
     * @throws InvalidRulesException if the rules have an error; it shows every one
     * @throws FailedTestsException if tests of the rules fail
     * @throws UncheckedIOException if the rules cannot be read
     * @throws RuntimeException as the catalog throws it, if it cannot be opened
     */
    public Garnish open() {
        RulesSource first = rules == null ? packaged : rules;
        if (first == null || catalog == null) {
            throw new IllegalStateException(
                    "a Garnish needs " + (first == null ? "rules: call rules(...)" : "items: call catalog(...)"));
        }
        RulesGate gate = new RulesGate(onTrouble, memory, clock);
        return Garnish.open(new Updates(first, packaged, catalog, gate, deadline, settle), every, onChange);
    }
}
