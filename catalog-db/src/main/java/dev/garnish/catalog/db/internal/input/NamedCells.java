package dev.garnish.catalog.db.internal.input;

import dev.garnish.catalog.db.internal.text.Excerpt;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Gathers the cells of one row after another where each row names its own. */
final class NamedCells {
    /** As many columns as a table of H2 can have. */
    static final int MOST = 16_384;

    private final Map<String, Integer> places = new LinkedHashMap<>();
    private final BitSet filled = new BitSet();
    private List<String> names = List.of();
    private @Nullable Object[] cells = new Object[0];
    private @Nullable String trouble;

    /** All names so far, in the order in which they came. */
    List<String> names() {
        if (names.size() < places.size()) {
            names = List.copyOf(places.keySet());
        }
        return names;
    }

    /** Names that never had a value where others lead through them: lists without entries, objects that are null. */
    Set<String> hollow() {
        Set<String> hollow = new HashSet<>();
        for (int i = 0; i < names().size(); i++) {
            String name = names.get(i);
            if (!filled.get(i) && names.stream().anyMatch(other -> Paths.isBelow(other, name))) {
                hollow.add(name);
            }
        }
        return hollow;
    }

    void start() {
        cells = new Object[places.size()];
        Arrays.fill(cells, Row.ABSENT);
        trouble = null;
    }

    Row row(long line) {
        for (int i = 0; i < cells.length; i++) {
            boolean isEmpty =
                    cells[i] == null || cells[i] == Row.ABSENT || List.of().equals(cells[i]);
            filled.set(i, filled.get(i) || !isEmpty);
        }
        return trouble == null ? Row.of(line, cells) : Row.bad(line, cells, trouble);
    }

    void trouble(String what) {
        trouble = trouble == null ? what : trouble;
    }

    boolean has(String name) {
        Integer place = places.get(name);
        return place != null && cells[place] != Row.ABSENT;
    }

    /** A name whose values are left out. */
    void name(String name) {
        place(name);
    }

    void put(String name, @Nullable Object value) {
        if (has(name)) {
            trouble("two of its members mean `%s`".formatted(Excerpt.name(name)));
        } else {
            // The place first: it may need a longer array.
            int place = place(name);
            cells[place] = value;
        }
    }

    /** Puts a value in the place of one that is there. */
    void replace(String name, Object value) {
        int place = place(name);
        cells[place] = value;
    }

    /** Adds an entry to a list; what is missing is no entry. */
    void add(String name, @Nullable Object value) {
        List<String> list = list(name);
        if (value != null) {
            list.add(value instanceof BigDecimal number ? number.toPlainString() : value.toString());
        }
    }

    /** The list under a name, empty where it is new; a plain value becomes its first entry. */
    @SuppressWarnings("unchecked")
    List<String> list(String name) {
        int place = place(name);
        Object cell = cells[place];
        if (!(cell instanceof List<?>)) {
            List<String> list = new ArrayList<>();
            if (cell != null && cell != Row.ABSENT) {
                list.add(cell.toString());
            }
            cells[place] = list;
        }
        return (List<String>) Objects.requireNonNull(cells[place]);
    }

    private int place(String name) {
        Integer known = places.get(name);
        if (known != null) {
            return known;
        }
        if (places.size() == MOST) {
            trouble("it and the rows before it have more than %,d columns".formatted(MOST));
            return 0;
        }
        int place = places.size();
        places.put(name, place);
        if (place >= cells.length) {
            int length = cells.length;
            cells = Arrays.copyOf(cells, place + 1);
            Arrays.fill(cells, length, place + 1, Row.ABSENT);
        }
        return place;
    }
}
