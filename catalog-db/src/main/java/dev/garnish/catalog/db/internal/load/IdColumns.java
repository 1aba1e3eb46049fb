package dev.garnish.catalog.db.internal.load;

import dev.garnish.catalog.db.internal.input.Row;
import dev.garnish.catalog.db.internal.record.RecordWriter;
import dev.garnish.catalog.db.internal.text.Shell;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Columns that may hold the ids where none has a usual name: the first whose name ends with {@code id} is it if each row has
 * another value; others are only suggested.
 */
final class IdColumns {
    private static final Pattern LIKELY =
            Pattern.compile(".*(id|sku|handle|asin|isbn\\d*|ean|gtin|upc|slug|code|number|nr|key)");

    /** What the rows show of one column. */
    private static final class Values {
        private final IdSet seen = new IdSet();
        private boolean isFilled = true;
        private boolean isRepeated;
    }

    private final Map<String, Values> columns = new LinkedHashMap<>();
    private long rows;

    void see(Row row, List<String> names) {
        rows++;
        for (int i = 0; row.trouble() == null && i < names.size(); i++) {
            if (LIKELY.matcher(ColumnName.plain(names.get(i))).matches()) {
                Values values = columns.computeIfAbsent(names.get(i), any -> new Values());
                String value = String.valueOf(row.cell(i));
                values.isFilled &= row.cell(i) != null && !value.isBlank();
                values.isRepeated |= values.seen.before(IdSet.hash(RecordWriter.utf8(value)), rows) != 0;
            }
        }
    }

    /** The column that holds the ids beyond doubt. */
    Optional<String> unique() {
        return columns.entrySet().stream()
                .filter(each -> ColumnName.plain(each.getKey()).endsWith("id"))
                .filter(each -> each.getValue().isFilled && !each.getValue().isRepeated)
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** Options that name the likeliest column; empty where none is likely. */
    Optional<String> advice() {
        return columns.entrySet().stream()
                .filter(each -> each.getValue().isFilled)
                .findFirst()
                .map(each -> "--id " + Shell.word(each.getKey()) + (each.getValue().isRepeated ? " --merge" : ""));
    }

    /** Why a column is the one of the ids. */
    String reason(String chosen) {
        return columns.containsKey(chosen)
                ? "no column is named item_id, id or sku, and here each row has another value"
                : "the first of item_id, id and sku that is there";
    }
}
