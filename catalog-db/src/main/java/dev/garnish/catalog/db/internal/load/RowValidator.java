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
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Rows become values of the catalog's columns, each cell checked; good rows go on, bad ones are reported. */
final class RowValidator {
    private static final String ID = "item_id";
    private static final char SEPARATOR = '|';

    private final Staging staging;
    private final List<Stored> columns;
    private final RowOrigins origins;
    private final BadRows bad;
    private final Removal removal;
    private final Repeated repeated;
    private final IdSet ids = new IdSet();
    private List<String> spelled = List.of();
    /** For each of the file's columns its place among the columns, or -1 where it is left out. */
    private int[] places = new int[0];

    private List<CellParser> parsers = List.of();
    private int idPlace;
    /** Where the file has the ids. */
    private int idIndex = -1;

    RowValidator(
            Staging staging,
            List<Stored> columns,
            RowOrigins origins,
            BadRows bad,
            Repeated repeated,
            Removal removal) {
        this.staging = staging;
        this.columns = columns;
        this.origins = origins;
        this.bad = bad;
        this.removal = removal;
        this.repeated = repeated;
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
        idIndex = names.indexOf(ID);
    }

    void add(Path file, Row row) throws SQLException {
        long origin = origins.row(row.line());
        bad.row(row, spelled, idIndex);
        String trouble = row.trouble();
        if (trouble != null) {
            bad.add(new BadRow(file, row.line(), "", trouble));
            spare(row);
            return;
        }
        @Nullable Object[] values = new Object[columns.size() + 1];
        values[columns.size()] = absent(row);
        boolean isGood = fill(values, row, origin);
        String id = id(values, origin, isGood);
        if (!id.isEmpty() && repeated.isOne(id)) {
            Optional<Repeated.Values> whole = repeated.add(id, origin, isGood ? values : null);
            if (whole.isPresent()) {
                stage(whole.get());
            }
            if (!isGood) {
                spare(row);
            }
        } else if (!id.isEmpty() && isGood && isNew(id, origin)) {
            staging.add(origin, id, values);
        } else {
            spare(row);
        }
    }

    /** That the row of an item is bad is no reason for the item to go. */
    private void spare(Row row) {
        if (idIndex >= 0 && row.cell(idIndex) instanceof String id && !id.isBlank()) {
            removal.spare(ItemId.of(id));
        } else {
            removal.spareUnknown();
        }
    }

    private void stage(Repeated.Values whole) throws SQLException {
        String id = String.valueOf(whole.cells()[idPlace]);
        ids.before(IdSet.hash(RecordWriter.utf8(id)), whole.origin());
        staging.add(whole.origin(), id, whole.cells());
    }

    /** Where the row of an id that was staged comes from. */
    long origin(String id) {
        return ids.before(IdSet.hash(RecordWriter.utf8(id)), 1);
    }

    /** Stages what waited for rows that did not come. */
    void finish() throws SQLException {
        for (Repeated.Values whole : repeated.rest()) {
            stage(whole);
        }
    }

    /** The mark of the columns that the row says nothing about; null where there are none. */
    private @Nullable String absent(Row row) {
        char[] marks = new char[columns.size()];
        Arrays.fill(marks, '1');
        int present = 0;
        for (int i = 0; i < places.length; i++) {
            if (places[i] >= 0 && row.has(i)) {
                marks[places[i]] = '0';
                present++;
            }
        }
        return present == marks.length ? null : new String(marks);
    }

    private boolean fill(@Nullable Object[] values, Row row, long origin) {
        boolean good = true;
        for (int i = 0; i < places.length; i++) {
            if (places[i] >= 0) {
                try {
                    values[places[i]] = parsers.get(i).value(row.cell(i));
                } catch (BadCell e) {
                    bad.add(origins.bad(origin, spelled.get(i), String.valueOf(e.getMessage())));
                    if (e.canFit() && places[i] != idPlace) {
                        bad.addNarrow(columns.get(places[i]).name(), String.valueOf(row.cell(i)));
                    }
                    good = false;
                }
            }
        }
        return good;
    }

    /** The row's id, which the values then have too; empty where it has none. */
    private String id(@Nullable Object[] values, long origin, boolean isGood) {
        if (!(values[idPlace] instanceof String id)) {
            if (isGood) {
                bad.add(origins.bad(origin, "", "the id is empty"));
            }
            return "";
        }
        String kept = ItemId.of(id);
        values[idPlace] = kept;
        return kept;
    }

    private boolean isNew(String id, long origin) throws SQLException {
        long before = ids.before(IdSet.hash(RecordWriter.utf8(id)), origin);
        // Two ids can have one hash: only the database knows for certain.
        if (before != 0 && staging.contains(id)) {
            bad.addRepeated(origins.bad(
                    origin,
                    "",
                    "the id `%s` stands already in %s".formatted(Excerpt.of(id), origins.named(before, origin))));
            return false;
        }
        return true;
    }
}
