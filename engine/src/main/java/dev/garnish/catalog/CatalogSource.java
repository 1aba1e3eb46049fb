package dev.garnish.catalog;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Where the versions of a catalog come from, one after the other: a file that is replaced, a database, a service. Safe for
 * use by many threads.
 */
public interface CatalogSource {
    /**
     * Tells one version from the next: another (by {@code equals}) whenever the items may be others. Asked for again and
     * again, so it should be cheap.
     *
     * @throws RuntimeException if it cannot be found out; the last version stays in use, and the reason is reported
     */
    Object stamp();

    /**
     * The version that is there now. The items that it gives must stay usable after {@link #release}.
     *
     * @throws RuntimeException if it cannot be used; the last version stays in use, and the reason is reported
     */
    Catalog open();

    /** Called once for each version that {@link #open} gave, when nobody uses it any more. */
    default void release(Catalog version) {}

    /**
     * Whether a version that could not be used may become usable without another {@link #stamp}: a server may come back, a
     * damaged file stays damaged.
     */
    default boolean mayRecover(Throwable reason) {
        return true;
    }

    /** What a log calls a version that {@link #open} gave; should be cheap. */
    default String name(Catalog version) {
        return version.version();
    }

    /**
     * How long it may be remembered what a version gave: that an item was found, or not. Zero: as long as the version is in
     * use.
     */
    default Duration timeToLive() {
        return Duration.ZERO;
    }

    /** One catalog that stays as it is. */
    static CatalogSource of(Catalog catalog) {
        return new SameCatalog(catalog, Duration.ZERO);
    }

    /**
     * Items that a function looks up, in a service for instance.
     *
     * @param timeToLive how long it is remembered at most that an item was found or not, by the clock and whether or not
     *     anything is watched; zero for always
     * @param find gives the items of these ids, all of this schema; an unknown id is simply absent. It is called by many
     *     threads at once; what it throws costs the items that it was asked for
     * @throws IllegalArgumentException if the time to live is negative
     */
    static CatalogSource lookUp(Schema schema, Duration timeToLive, Function<Set<String>, Map<String, Item>> find) {
        return new SameCatalog(new LookedUpItems(schema, find), timeToLive);
    }

    /** Recognizes addresses of catalogs. Implementations are found by {@link java.util.ServiceLoader}. */
    interface Provider {
        /**
         * The source at an address, a path for instance; empty where it is none that this provider knows.
         *
         * @throws RuntimeException if it is one that is written wrongly
         */
        Optional<CatalogSource> source(String address);
    }
}
