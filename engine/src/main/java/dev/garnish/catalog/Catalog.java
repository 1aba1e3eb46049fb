package dev.garnish.catalog;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An immutable view of one version of the items. Safe for use by many threads. A newer version is another
 * {@code Catalog}, which a {@link CatalogSource} gives.
 *
 * <pre>{@code
 * Schema schema = Schema.of(new Column("title", Type.TEXT), new Column("genres", Type.TEXT_LIST));
 * Catalog catalog = Catalog.of(schema, List.of(Item.of(schema, "1815", "Fleabag", List.of("Comedy", "Drama"))));
 * }</pre>
 */
public interface Catalog {
    /** {@return the columns that every item has; always the same} */
    Schema schema();

    /**
     * The items of these ids. It is called once for all items of an event that are not cached. What it throws costs these
     * items only: they count as unknown, a diagnostic says so, and a trouble listener of the enricher gets the exception.
     *
     * @param ids without white space around them (see {@link ItemId}); not to be changed
     * @return by id the items that exist, each of this {@link #schema()}; an unknown id is absent. Never null
     * @throws CatalogUnavailableException if only some of the items were found; these count as found
     * @throws RuntimeException if the catalog cannot be asked
     */
    Map<String, Item> find(Set<String> ids);

    /**
     * Look-ups one by one, without strings and maps, for catalogs whose look-ups never wait. Deadlines do not apply to
     * them.
     *
     * @return always the same; empty, as by default, where a look-up may wait
     */
    default Optional<Direct> direct() {
        return Optional.empty();
    }

    /** Looks up items that are in memory. Safe for use by many threads. */
    interface Direct {
        /**
         * The item of an id that is given as UTF-8.
         *
         * @param utf8 holds the id; valid during the call only, not to be changed
         * @param from where the id begins
         * @param to where it ends, exclusive
         * @return the item; null where there is none
         * @throws RuntimeException if it cannot be found out; the item counts as unknown, as with
         *     {@link Catalog#find(Set)}
         */
        @Nullable
        Item find(byte[] utf8, int from, int to);
    }

    /**
     * Every item, for checks over the whole catalog. Enriching never calls it.
     *
     * @return in the order of ids; to be closed by the caller. Empty where a catalog cannot list its items
     */
    Stream<Item> items();

    /**
     * Names this version's content: two catalogs of the same version hold the same items. A database may read every item
     * for it.
     *
     * @return in any form, for logs and comparisons
     */
    String version();

    /**
     * A catalog in memory, in the order of its items' ids.
     *
     * @param schema the columns of every item
     * @param items in any order; the list is copied
     * @return a catalog whose look-ups never wait
     * @throws IllegalArgumentException if an item has another schema, or two have the same id
     */
    static Catalog of(Schema schema, List<Item> items) {
        return new MemoryCatalog(schema, items);
    }

    /**
     * A catalog in memory of an application's own records or beans, as they are now. Each record component, or each getter
     * of a bean, is a column: {@code releaseYear} is {@code item.release_year}. A text, {@code enum}, {@code URI} or
     * {@code UUID} is text; any number is a number; {@code LocalDate}, {@code LocalDateTime}, {@code Instant} and the like
     * are dates in UTC; an {@code Optional} or null may be missing; a collection or array of these is a list, without its
     * nulls. What has another type is no column: a list of lists, a map, a class of the application.
     *
     * <pre>{@code
     * record Film(String id, String title, int releaseYear, List<String> genres) {}
     * Catalog catalog = Catalog.of(Film.class, films, Film::id);
     * }</pre>
     *
     * @param <T> the record or bean
     * @param type its class, which decides about the columns
     * @param objects read once, by this call: later changes are not seen
     * @param id gives the id of an object
     * @return a catalog whose look-ups never wait
     * @throws IllegalArgumentException if two objects have the same id or one has none, a getter is not accessible or
     *     fails, a number is not finite, or nothing of the type can be a column
     */
    static <T> Catalog of(Class<T> type, Collection<? extends T> objects, Function<? super T, String> id) {
        return ObjectItems.catalog(type, objects, id);
    }
}
