package dev.garnish.server.studio;

import dev.garnish.catalog.Column;
import dev.garnish.catalog.Item;
import dev.garnish.server.internal.http.Call;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.jetty.http.HttpStatus;
import org.jspecify.annotations.Nullable;

/** Finds items, and shows what they hold. */
final class ItemRequests {
    private static final int MOST = 200;
    private static final int USUAL = 50;
    private static final int LONGEST_QUERY = 200;

    private final OpenItems items;

    ItemRequests(OpenItems items) {
        this.items = items;
    }

    void find(Call call) throws Exception {
        String query = call.parameters().one("q");
        if (query.length() > LONGEST_QUERY) {
            throw Refusals.badRequest("q: expected at most " + LONGEST_QUERY + " letters");
        }
        int limit = limit(call.parameters().one("limit"));
        List<ItemIndex.Found> found = items.use(version -> version.index().find(query, limit + 1));
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("items", found.subList(0, Math.min(limit, found.size())));
        fields.put("more", found.size() > limit);
        call.reply(HttpStatus.OK_200, Call.JSON, JsonBody.write(fields));
    }

    static int limit(String given) {
        if (given.isEmpty()) {
            return USUAL;
        }
        if (!given.matches("[1-9]\\d{0,2}") || Integer.parseInt(given) > MOST) {
            throw Refusals.badRequest("limit: expected a number from 1 to " + MOST);
        }
        return Integer.parseInt(given);
    }

    void one(Call call) throws Exception {
        String id = call.parameters().one("id");
        Map<String, Object> fields = items.use(version -> {
            @Nullable Item item = version.catalog().find(Set.of(id)).get(id);
            if (item == null) {
                throw Refusals.notFound("the catalog holds no such item");
            }
            return columns(item);
        });
        call.reply(HttpStatus.OK_200, Call.JSON, JsonBody.write(fields));
    }

    private static Map<String, Object> columns(Item item) {
        Map<String, Object> columns = new LinkedHashMap<>();
        List<Column> all = item.schema().columns();
        for (int i = 0; i < all.size(); i++) {
            columns.put(all.get(i).name(), plain(item.at(i)));
        }
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("id", item.id());
        fields.put("columns", columns);
        return fields;
    }

    /** What JSON has no kind for is a text; null is missing. */
    private static @Nullable Object plain(@Nullable Object value) {
        return value == null || value instanceof Boolean || value instanceof List || value instanceof BigDecimal
                ? value
                : String.valueOf(value);
    }
}
