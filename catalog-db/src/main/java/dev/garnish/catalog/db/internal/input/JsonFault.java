package dev.garnish.catalog.db.internal.input;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import dev.garnish.catalog.db.internal.text.Excerpt;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Why a text is no JSON, for whoever wrote it: what the parser says is for programmers. */
final class JsonFault {
    private static final Pattern QUOTED = Pattern.compile("'(.*?)'(?: |:|$)");
    private static final String OPEN = "not JSON: unexpected `%s`: a comma, a quote or a bracket is missing before it";

    /** What the parser's texts start with, and what is said instead; {@code %s} is what the parser quotes. */
    private static final Map<String, String> MEANINGS = new LinkedHashMap<>();

    static {
        MEANINGS.put("Duplicate field", "`%s` is there twice in one object: leave one out");
        MEANINGS.put("Unrecognized token", "not JSON: `%s` is no value: a text needs double quotes");
        MEANINGS.put("Non-standard token", "not JSON: `%s` is no number there: write null, or put it in double quotes");
        MEANINGS.put("Unexpected character (''' (", "not JSON: unexpected `'`: names and texts need double quotes");
        MEANINGS.put("Unexpected character ('/'", "not JSON: unexpected `/`: there are no comments");
        MEANINGS.put("Unexpected c", OPEN);
        MEANINGS.put(
                "Illegal unquoted character",
                "not JSON: a line break or control character within a text: write it as \\n, \\t or \\u0000");
        MEANINGS.put("Unrecognized character escape", "not JSON: a backslash in a text is not doubled");
        MEANINGS.put(
                "Invalid numeric value",
                "not JSON: a number has zeros in front, or no digit before or behind its point: put a code in double quotes");
    }

    private JsonFault() {}

    /** Where the parser stopped; of what is too long or too deep it says only where it was. */
    static JsonLocation place(JsonProcessingException e, JsonParser parser) {
        JsonLocation place = e.getLocation();
        return place == null ? parser.currentLocation() : place;
    }

    static String of(JsonProcessingException e) {
        String said = e.getOriginalMessage().lines().findFirst().orElse("");
        if (e instanceof JsonEOFException) {
            return "not JSON: it ends before a text, list or object does: is the file cut off?";
        }
        if (e instanceof StreamConstraintsException) {
            return "a text, number or name is too long, or lists and objects are nested too deep";
        }
        Matcher quoted = QUOTED.matcher(said);
        String what = quoted.find() ? Excerpt.of(quoted.group(1)) : "";
        return MEANINGS.entrySet().stream()
                .filter(each -> said.startsWith(each.getKey()))
                .findFirst()
                .map(each -> each.getValue().replace("%s", what))
                .orElse("not JSON: check the commas, quotes and brackets before this place");
    }
}
