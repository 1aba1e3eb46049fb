package dev.garnish.spring;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.unit.DataSize;

/** What {@code garnish.*} says. A bean of Spring's, changed only while it is filled. */
@ConfigurationProperties(prefix = "garnish", ignoreUnknownFields = false)
public class GarnishProperties {
    /** The rules: a file, a folder, or a pattern of resources such as classpath:rules/*.rules. */
    private String rules = "";

    /** The items: an H2 file (shop.mv.db), a pack, or a server (postgresql://shop@host/shop). */
    private String catalog = "";

    /** How often newer rules and items are looked for; 0 for never. */
    private Duration watch = Duration.ofSeconds(5);

    /** Longest that a recommendation waits for its items. */
    private Duration deadline = Duration.ofMillis(500);

    /** Most memory for what is cached; by default a part of the heap. */
    private @Nullable DataSize memory;

    private final Table table = new Table();

    /** The defaults, which Spring fills with what {@code garnish.*} says. */
    public GarnishProperties() {}

    /** {@return a file, a folder or a pattern of resources; never empty in a running application} */
    public String getRules() {
        return rules;
    }

    /**
     * {@code garnish.rules}.
     *
     * @param rules a file, a folder, or a pattern of resources that begins with {@code classpath}; only files and
     *     folders are watched
     */
    public void setRules(String rules) {
        this.rules = rules;
    }

    /** {@return where the items are; empty where a bean or a table has them} */
    public String getCatalog() {
        return catalog;
    }

    /**
     * {@code garnish.catalog}. A bean of type {@code CatalogSource} or {@code Catalog} and {@code garnish.table} go before it.
     *
     * @param catalog an H2 file, a pack, or the address of a server
     */
    public void setCatalog(String catalog) {
        this.catalog = catalog;
    }

    /** {@return the time between two looks for newer rules and items; 0: they stay as they are} */
    public Duration getWatch() {
        return watch;
    }

    /**
     * {@code garnish.watch}.
     *
     * @param watch 0 for never
     * @throws IllegalArgumentException if it is negative
     */
    public void setWatch(Duration watch) {
        this.watch = notNegative(watch);
    }

    /** {@return the longest that a recommendation waits for its items} */
    public Duration getDeadline() {
        return deadline;
    }

    /**
     * {@code garnish.deadline}. Items that are not found in time are as if they were unknown.
     *
     * @param deadline 0 or more; 0: as long as the catalog takes
     * @throws IllegalArgumentException if it is negative
     */
    public void setDeadline(Duration deadline) {
        this.deadline = notNegative(deadline);
    }

    /** {@return the most memory for what is cached; null: a part of the heap} */
    public @Nullable DataSize getMemory() {
        return memory;
    }

    /**
     * {@code garnish.memory}.
     *
     * @param memory null: a part of the heap
     */
    public void setMemory(@Nullable DataSize memory) {
        this.memory = memory;
    }

    /** Here, where Spring Boot names the property with what is wrong. */
    private static Duration notNegative(Duration duration) {
        if (duration.isNegative()) {
            throw new IllegalArgumentException("expected 0 or more");
        }
        return duration;
    }

    /** {@return {@code garnish.table.*}, to be filled} */
    public Table getTable() {
        return table;
    }

    /** A table or view of the application's DataSource that holds the items. */
    public static class Table {
        /** Its name, perhaps with its schema: shop.film. */
        private String name = "";

        /** What rules call its columns: garnish.table.columns.nr=item_id. */
        private Map<String, String> columns = new HashMap<>();

        /** What separates the values of columns that are lists: garnish.table.lists.genres=|. */
        private Map<String, String> lists = new HashMap<>();

        /** A query whose value changes whenever items do. */
        private String stamp = "";

        /** How long an item is remembered where there is no such query. */
        private Duration timeToLive = Duration.ofMinutes(1);

        /** No table, until a name is set. */
        public Table() {}

        /** {@return its name; empty: the items are not in a table of the application} */
        public String getName() {
            return name;
        }

        /**
         * {@code garnish.table.name}.
         *
         * @param name in any case, perhaps with its schema and a point before it
         */
        public void setName(String name) {
            this.name = name;
        }

        /** {@return by the name of a column what rules call it; columns that are not in it have their own names} */
        public Map<String, String> getColumns() {
            return columns;
        }

        /**
         * {@code garnish.table.columns.*}.
         *
         * @param columns kept as it is; one of its values is {@code item_id} unless a column has that name
         */
        public void setColumns(Map<String, String> columns) {
            this.columns = columns;
        }

        /** {@return by the name that rules call a column what stands between its values} */
        public Map<String, String> getLists() {
            return lists;
        }

        /**
         * {@code garnish.table.lists.*}.
         *
         * @param lists kept as it is; no separator is empty
         */
        public void setLists(Map<String, String> lists) {
            this.lists = lists;
        }

        /** {@return the query; empty where there is none} */
        public String getStamp() {
            return stamp;
        }

        /**
         * {@code garnish.table.stamp}. It runs every {@code garnish.watch}, so it should be cheap.
         *
         * @param stamp SQL that gives one row, whose first column is compared
         */
        public void setStamp(String stamp) {
            this.stamp = stamp;
        }

        /** {@return how long an item, or that there is none, is remembered; not used where there is a query} */
        public Duration getTimeToLive() {
            return timeToLive;
        }

        /**
         * {@code garnish.table.time-to-live}.
         *
         * @param timeToLive 0 or more; 0: not at all
         * @throws IllegalArgumentException if it is negative
         */
        public void setTimeToLive(Duration timeToLive) {
            this.timeToLive = notNegative(timeToLive);
        }
    }
}
