package dev.garnish.catalog.db.internal.input;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import dev.garnish.catalog.db.model.ImportQuestion;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Where the rows are in a JSON file: the outermost objects, or objects within those, as in {@code {"products":[...]}}. Lists
 * on the way are no part of the path. Where no path is named, the first list of objects holds the rows, unless an id stands
 * before it; what comes later and speaks against that is refused.
 */
final class Envelope {
    private final List<String> rows;
    private final boolean isGuessed;
    private final List<String> ids;
    /** Other lists of objects, and ids, beside the rows. */
    private final Set<String> others = new LinkedHashSet<>();

    private Envelope(List<String> rows, boolean isGuessed, List<String> ids) {
        this.rows = rows;
        this.isGuessed = isGuessed;
        this.ids = ids;
    }

    /** The path that the options name, else the one that the start of the file shows. */
    static Envelope of(InputOptions options, String head) {
        if (options.rows().isPresent()) {
            return new Envelope(steps(options.rows().get()), false, options.ids());
        }
        List<String> shown = shown(head, options.ids());
        return new Envelope(shown, !shown.isEmpty(), options.ids());
    }

    private static List<String> steps(String path) {
        String plain = path.replace("[]", "");
        return plain.equals(".") || plain.isEmpty() ? List.of() : List.of(plain.split("\\.", -1));
    }

    /** The path that the only object of a file shows; of several each is a row. */
    private static List<String> shown(String head, List<String> ids) {
        List<String> first = List.of();
        try (JsonParser parser = JsonCells.PARSERS.createParser(head)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return first;
            }
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (isId(parser, ids)) {
                    return List.of();
                } else if (parser.getParsingContext().inRoot()) {
                    return parser.nextToken() == null ? first : List.of();
                } else if (first.isEmpty() && isListedObject(parser)) {
                    first = path(parser);
                }
            }
            return first;
        } catch (IOException e) {
            // The start is cut off, or is no JSON, which is reported when it is read.
            return first;
        }
    }

    /** Whether it is a member of the outermost object that holds its id. */
    private static boolean isId(JsonParser parser, List<String> ids) {
        JsonStreamContext context = parser.getParsingContext();
        return parser.currentToken().isScalarValue()
                && context.inObject()
                && context.getParent().inRoot()
                && ids.contains(context.getCurrentName().strip().toLowerCase(Locale.ROOT));
    }

    private static boolean isListedObject(JsonParser parser) {
        return parser.currentToken() == JsonToken.START_OBJECT
                && parser.getParsingContext().getParent().inArray();
    }

    /** The members on the way to the object or value at which the parser stands. */
    private static List<String> path(JsonParser parser) {
        List<String> path = new ArrayList<>();
        JsonStreamContext context = parser.getParsingContext();
        for (JsonStreamContext at = parser.currentToken().isStructStart() ? context.getParent() : context;
                at != null;
                at = at.getParent()) {
            if (at.inObject()) {
                path.add(String.valueOf(at.getCurrentName()));
            }
        }
        Collections.reverse(path);
        return path;
    }

    /** Whether the outermost objects are the rows. */
    boolean isOutermost() {
        return rows.isEmpty();
    }

    /** Whether the parser stands at the start of a row, or at what should be one. */
    boolean isRow(JsonParser parser) {
        JsonToken token = parser.currentToken();
        boolean mayBe = token != null && (token == JsonToken.START_OBJECT || token.isScalarValue());
        if (!mayBe || (token == JsonToken.VALUE_NULL && !rows.isEmpty())) {
            return false;
        }
        boolean isRow = path(parser).equals(rows);
        if (!isRow && isGuessed && (isListedObject(parser) || isId(parser, ids))) {
            others.add(String.join(".", path(parser)));
        }
        return isRow;
    }

    /** Refuses a guess that something else in the file speaks against, and a path that leads nowhere. */
    void judge(String file, long found, List<String> names) {
        if (found == 1) {
            KeyedItems.refuse(file, rows, names);
        }
        String path = String.join(".", rows);
        if (!others.isEmpty()) {
            throw InputException.badData(
                            "%s: its rows may be the objects in `%s` or %s: name them, by --rows %s or --rows %s"
                                    .formatted(
                                            file,
                                            path,
                                            isOuter() ? "the outermost" : "in `" + other() + "`",
                                            path,
                                            isOuter() ? "." : other()))
                    .asking(new ImportQuestion("rows", "", List.of(path, isOuter() ? "." : other())));
        }
        if (found == 0 && !isGuessed && !rows.isEmpty()) {
            throw InputException.badData("%s: there are no objects at `%s`: check --rows (a path such as data.products)"
                    .formatted(file, path));
        }
    }

    private String other() {
        return others.iterator().next();
    }

    private boolean isOuter() {
        return ids.contains(other().toLowerCase(Locale.ROOT));
    }
}
