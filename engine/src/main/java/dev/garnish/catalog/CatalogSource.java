package dev.garnish.catalog;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Where the versions of a catalog come from, one after the other: a file that is replaced, a database, a service. Safe for
 * use by many threads.
 *
 * <pre>{@code
 * final class FilmService implements CatalogSource {
 *     public Object stamp() {
 *         return service.revision();
 *     }
 *
 *     public Catalog open() {
 *         return Catalog.of(Film.class, service.films(), Film::id);
 *     }
 * }
 * }</pre>
 *
 * <p>A newer version is opened between two questions for the stamp. If the stamps differ, the version is released unused,
 * and the next look tries again.
 */
public interface CatalogSource {
    /**
     * Distinguishes one version from the next: another value (by {@code equals}) whenever the items may be others. Asked for
     * at every look for newer items, so it should be cheap.
     *
     * @return a value with {@code equals}, such as a number, a text or a time; never null
     * @throws RuntimeException if it cannot be found out; the last version stays in use, and the reason is reported
     */
    Object stamp();

    /**
     * The version that is there now. The items that it gives must stay usable after {@link #release}.
     *
     * @return a catalog that stays as it is until it is released
     * @throws RuntimeException if it cannot be used; the last version stays in use, and the reason is reported
     */
    Catalog open();

    /**
     * Called once for each version that {@link #open} gave, when nobody uses it any more; by the thread that used it last.
     * What it throws goes to that thread's uncaught exception handler. Does nothing by default.
     *
     * @param version as {@code open} gave it
     */
    default void release(Catalog version) {}

    /**
     * Whether a version that could not be used may become usable without another {@link #stamp}: a server may come back, a
     * damaged file stays damaged.
     *
     * @param reason as {@link #open} or a test of the rules over the version threw it
     * @return true, as by default, if the next look is to try again; false if it is to wait for another stamp
     */
    default boolean mayRecover(Throwable reason) {
        return true;
    }

    /**
     * What a log calls a version that {@link #open} gave; should be cheap.
     *
     * @param version may have been released already
     * @return one line; by default {@link Catalog#version()}
     */
    default String name(Catalog version) {
        return version.version();
    }

    /**
     * How long items of a version may be cached, and that an item was not found. Zero: as long as the version is in use.
     *
     * @return not negative; by default zero
     */
    default Duration timeToLive() {
        return Duration.ZERO;
    }

    /**
     * One catalog that stays as it is.
     *
     * @param catalog never closed by Garnish
     * @return a source whose stamp never changes
     */
    static CatalogSource of(Catalog catalog) {
        return new SameCatalog(catalog, Duration.ZERO);
    }

    /**
     * Items that a function looks up, in a service for instance. Checks over the whole catalog see no item of it.
     *
     * <pre>{@code
     * CatalogSource films = CatalogSource.lookUp(schema, Duration.ofMinutes(10), ids -> service.films(ids));
     * }</pre>
     *
     * @param schema the columns of every item
     * @param timeToLive how long it is remembered at most that an item was found or not, by the clock and whether or not
     *     anything is watched; zero for always
     * @param find gives the items of these ids, all of this schema; an unknown id is simply absent. It is called by many
     *     threads at once; what it throws costs the items that it was asked for
     * @return a source whose stamp never changes
     * @throws IllegalArgumentException if the time to live is negative
     */
    static CatalogSource lookUp(Schema schema, Duration timeToLive, Function<Set<String>, Map<String, Item>> find) {
        return new SameCatalog(new LookedUpItems(schema, find), timeToLive);
    }

    /**
     * Recognizes addresses of catalogs, so that {@code GarnishBuilder.catalog(String)} can open them. Implementations are
     * found by {@link java.util.ServiceLoader}.
     */
    interface Provider {
        /**
         * The source at an address. Opens nothing.
         *
         * @param address a path or a URL, as a user wrote it; may hold a password, so that no message may repeat it whole
         * @return empty where this provider does not know such addresses
         * @throws RuntimeException if the address is one of these, but malformed
         */
        Optional<CatalogSource> source(String address);
    }
}
