package dev.garnish;

import dev.garnish.catalog.Catalog;
import dev.garnish.catalog.CatalogSource;
import dev.garnish.event.TroubleListener;
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

/** The settings of a {@link Garnish}: rules and a catalog are needed, the rest has defaults. For one thread. */
public final class GarnishBuilder {
    private static final long MOST_MEMORY = 384L << 20;

    private @Nullable RulesSource rules;
    private @Nullable RulesSource packaged;
    private @Nullable CatalogSource catalog;
    private Duration every = Duration.ZERO;
    private Duration deadline = Duration.ZERO;
    private Clock clock = Clock.systemUTC();
    private long memory = Math.min(MOST_MEMORY, Runtime.getRuntime().maxMemory() / 16);
    private @Nullable Consumer<? super Change> onChange;
    private @Nullable TroubleListener onTrouble;

    GarnishBuilder() {}

    /** A rules file, or every {@code .rules} file of a folder in name order, with the tables beside them. */
    public GarnishBuilder rules(Path fileOrFolder) {
        return rules(RuleFiles.source(fileOrFolder));
    }

    /**
     * One rules file that needs no tables.
     *
     * @param name as messages print it
     */
    public GarnishBuilder rules(String name, String text) {
        return rules(List.of(new Source(name, text)), TableReader.NONE);
    }

    /** Rules, and what reads their tables. */
    public GarnishBuilder rules(List<Source> sources, TableReader tables) {
        return rules(new GivenRules(sources, tables));
    }

    /** Rules from any other place: a configuration service, a database. */
    public GarnishBuilder rules(RulesSource source) {
        this.rules = source;
        return this;
    }

    /**
     * Rules that the application ships. They were tested when it was built, so opening it does not test them again. They
     * are in use while those of {@link #rules} cannot be, which is reported, or always if there are no others.
     */
    public GarnishBuilder packagedRules(RulesSource source) {
        this.packaged = source;
        return this;
    }

    /** A catalog's file: an H2 database ({@code .mv.db}) or a pack. Needs garnish-catalog-db. */
    public GarnishBuilder catalog(Path file) {
        return catalog(file.toString());
    }

    /**
     * A catalog's address, as the command line takes it: a file or {@code postgresql://host/database}. Needs
     * garnish-catalog-db.
     *
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

    /** A catalog of one's own that stays as it is. */
    public GarnishBuilder catalog(Catalog own) {
        return catalog(CatalogSource.of(own));
    }

    /** Versions of a catalog, or a {@linkplain CatalogSource#lookUp function that looks items up}. */
    public GarnishBuilder catalog(CatalogSource source) {
        this.catalog = source;
        return this;
    }

    /**
     * The application's own records or beans as they are now: see {@link Catalog#of(Class, Collection, Function)}.
     *
     * @throws IllegalArgumentException if they cannot be items
     */
    public <T> GarnishBuilder items(Class<T> type, Collection<? extends T> objects, Function<? super T, String> id) {
        return catalog(Catalog.of(type, objects, id));
    }

    /**
     * Looks for newer rules, tables and items this often, in a thread of its own. What is newer is checked and tested
     * first; what does not pass is reported, and the last good one stays.
     *
     * @param interval zero: never, so that the application calls {@link Garnish#refresh}
     */
    public GarnishBuilder watching(Duration interval) {
        this.every = notNegative(interval);
        return this;
    }

    /**
     * How long a look-up in the catalog may take; items that were not found until then count as unknown.
     *
     * @param limit zero: as long as it takes
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
     * Items that the application or its catalog holds anyway are not counted.
     *
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
     * Hears of newer rules and items: once for each that took over, after it did, once for each that could not, and once
     * when what could not is gone. What it throws goes to the uncaught exception handler of the thread that looked.
     */
    public GarnishBuilder onChange(Consumer<? super Change> listener) {
        this.onChange = listener;
        return this;
    }

    /** The clock by which rules read {@code today} and {@code now}; without it, that of this machine. */
    public GarnishBuilder clock(Clock other) {
        this.clock = other;
        return this;
    }

    /** Hears of the exceptions of a catalog with the diagnostic that stands for them; what it throws is ignored. */
    public GarnishBuilder onTrouble(TroubleListener listener) {
        this.onTrouble = listener;
        return this;
    }

    /**
     * Reads, checks and tests the rules over the catalog.
     *
     * @throws IllegalStateException if rules or a catalog are missing
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
        return Garnish.open(new Updates(first, packaged, catalog, gate, deadline), every, onChange);
    }
}
