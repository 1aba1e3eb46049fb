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
 * {@code Catalog}.
 */
public interface Catalog {
    /** The columns that every item has. */
    Schema schema();

    /**
     * The items of these ids; an unknown id is simply absent. What it throws costs these items only: they count as
     * unknown, a diagnostic says so, and a trouble listener of the enricher gets the exception.
     */
    Map<String, Item> find(Set<String> ids);

    /** Look-ups one by one, without strings and maps, where none has to wait for anything. Empty where one may. */
    default Optional<Direct> direct() {
        return Optional.empty();
    }

    /** Looks items up that are at hand. Safe for use by many threads. */
    interface Direct {
        /**
         * The item of the id that stands in these bytes as UTF-8; null where there is none.
         *
         * @throws RuntimeException if it cannot be found out; the item counts as unknown, as with
         *     {@link Catalog#find(Set)}
         */
        @Nullable
        Item find(byte[] utf8, int from, int to);
    }

    /** Every item, in id order, for checks over the whole catalog. Close the stream. */
    Stream<Item> items();

    /** Names this version's content: two catalogs of the same version hold the same items. */
    String version();

    /**
     * A catalog in memory, in the order of its items' ids.
     *
     * @throws IllegalArgumentException if an item has another schema, or two have the same id
     */
    static Catalog of(Schema schema, List<Item> items) {
        return new MemoryCatalog(schema, items);
    }

    /**
     * A catalog in memory of an application's own records or beans, as they are now. Each record component, or each getter
     * of a bean, is a column: {@code releaseYear} is {@code item.release_year}. A text, {@code enum}, {@code URI} or
     * {@code UUID} is text; any number is a number; {@code LocalDate}, {@code LocalDateTime}, {@code Instant} and the like
     * are dates in UTC; an {@code Optional} or null may be missing; a collection or array of these is a list, without its nulls. What has
     * another type is no column: a list of lists, a map, a class of the application.
     *
     * <pre>{@code
     * record Film(String id, String title, int releaseYear, List<String> genres) {}
     * Catalog catalog = Catalog.of(Film.class, films, Film::id);
     * }</pre>
     *
     * @throws IllegalArgumentException if two objects have the same id or one has none, a getter is not accessible or fails, a
     *     number is not finite, or nothing of the type can be a column
     */
    static <T> Catalog of(Class<T> type, Collection<? extends T> objects, Function<? super T, String> id) {
        return ObjectItems.catalog(type, objects, id);
    }
}
