package dev.garnish.catalog.db.internal.load;

import dev.garnish.catalog.ItemId;
import dev.garnish.catalog.db.internal.input.RecordedRows;
import dev.garnish.catalog.db.internal.input.Row;
import dev.garnish.catalog.db.internal.load.CellParser.BadCell;
import dev.garnish.catalog.db.internal.record.RecordWriter;
import dev.garnish.catalog.db.internal.sql.ItemTable.Stored;
import dev.garnish.catalog.db.internal.text.Excerpt;
import dev.garnish.catalog.db.model.BadRow;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Rows become values of the catalog's columns, each cell checked; good rows go on, bad ones are told. */
final class RowValidator {
    private static final String ID = "item_id";
    private static final char SEPARATOR = '|';

    private final Staging staging;
    private final List<Stored> columns;
    private final RowOrigins origins;
    private final BadRows bad;
    private final Removal removal;
    private final IdSet ids = new IdSet();
    private List<String> spelled = List.of();
    /** For each of the file's columns its place among the columns, or -1 where it is left out. */
    private int[] places = new int[0];

    private List<CellParser> parsers = List.of();
    private int idPlace;

    RowValidator(Staging staging, List<Stored> columns, RowOrigins origins, BadRows bad, Removal removal) {
        this.staging = staging;
        this.columns = columns;
        this.origins = origins;
        this.bad = bad;
        this.removal = removal;
    }

    /** From now on rows have these columns, under the catalog's names. */
    void names(RecordedRows rows, List<String> names, ColumnMapping mapping) {
        List<String> fileNames = rows.names();
        spelled = fileNames;
        places = new int[names.size()];
        Map<String, Integer> known = new HashMap<>();
        for (int i = 0; i < columns.size(); i++) {
            known.put(columns.get(i).name(), i);
        }
        List<CellParser> made = new ArrayList<>();
        for (int i = 0; i < places.length; i++) {
            places[i] = known.getOrDefault(names.get(i), -1);
            Stored column = columns.get(Math.max(0, places[i]));
            char separator = mapping.separator(fileNames.get(i), fileNames).orElse(SEPARATOR);
            made.add(new CellParser(column, separator, rows.guardsFormulas()));
        }
        parsers = made;
        idPlace = known.getOrDefault(ID, 0);
    }

    void add(Path file, Row row) throws SQLException {
        long origin = origins.row(row.line());
        String trouble = row.trouble();
        if (trouble != null) {
            bad.add(new BadRow(file, row.line(), "", trouble));
            spare(row);
            return;
        }
        @Nullable Object[] values = new Object[columns.size()];
        if (fill(values, row, origin) && isNew(values, origin)) {
            staging.add(origin, String.valueOf(values[idPlace]), values);
        } else {
            spare(row);
        }
    }

    /** That the row of an item is bad is no reason for the item to go. */
    private void spare(Row row) {
        for (int i = 0; i < places.length; i++) {
            if (places[i] == idPlace && row.cell(i) instanceof String id && !id.isBlank()) {
                removal.spare(ItemId.of(id));
                return;
            }
        }
        removal.spareUnknown();
    }

    private boolean fill(@Nullable Object[] values, Row row, long origin) {
        boolean good = true;
        for (int i = 0; i < places.length; i++) {
            if (places[i] >= 0) {
                try {
                    values[places[i]] = parsers.get(i).value(row.cell(i));
                } catch (BadCell e) {
                    bad.add(origins.bad(origin, spelled.get(i), String.valueOf(e.getMessage())));
                    good = false;
                }
            }
        }
        return good;
    }

    private boolean isNew(@Nullable Object[] values, long origin) throws SQLException {
        if (!(values[idPlace] instanceof String id)) {
            bad.add(origins.bad(origin, "", "the id is empty"));
            return false;
        }
        String kept = ItemId.of(id);
        values[idPlace] = kept;
        long before = ids.before(IdSet.hash(RecordWriter.utf8(kept)), origin);
        // Two ids can have one hash: only the database knows for certain.
        if (before != 0 && staging.contains(kept)) {
            bad.add(origins.bad(
                    origin,
                    "",
                    "the id `%s` stands already in %s".formatted(Excerpt.of(kept), origins.named(before, origin))));
            return false;
        }
        return true;
    }
}
