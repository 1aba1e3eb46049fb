package dev.garnish.spring;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.unit.DataSize;

/** What {@code garnish.*} says. A bean of Spring's, changed only while it is filled. */
@ConfigurationProperties("garnish")
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

    public String getRules() {
        return rules;
    }

    public void setRules(String rules) {
        this.rules = rules;
    }

    public String getCatalog() {
        return catalog;
    }

    public void setCatalog(String catalog) {
        this.catalog = catalog;
    }

    public Duration getWatch() {
        return watch;
    }

    public void setWatch(Duration watch) {
        this.watch = watch;
    }

    public Duration getDeadline() {
        return deadline;
    }

    public void setDeadline(Duration deadline) {
        this.deadline = deadline;
    }

    public @Nullable DataSize getMemory() {
        return memory;
    }

    public void setMemory(@Nullable DataSize memory) {
        this.memory = memory;
    }

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

        public String getName() {
            return name;
        }

        public void setName(String name) {
            this.name = name;
        }

        public Map<String, String> getColumns() {
            return columns;
        }

        public void setColumns(Map<String, String> columns) {
            this.columns = columns;
        }

        public Map<String, String> getLists() {
            return lists;
        }

        public void setLists(Map<String, String> lists) {
            this.lists = lists;
        }

        public String getStamp() {
            return stamp;
        }

        public void setStamp(String stamp) {
            this.stamp = stamp;
        }

        public Duration getTimeToLive() {
            return timeToLive;
        }

        public void setTimeToLive(Duration timeToLive) {
            this.timeToLive = timeToLive;
        }
    }
}
