package dev.garnish.event;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What makes up a shape, what counts where nothing is set, and what pointers and parts may be. Filled by one builder; a shape
 * has a copy of its own.
 */
final class ShapeParts {
    /** No host carries a larger reply, so that this only bounds memory. */
    private static final int MAX_REPLY = 4 * EventFormat.LAMBDA_LIMIT;

    private static final int MOST_STEPS = 32;
    private static final int LONGEST = 1_000;

    final @Nullable String recipients;
    final boolean isMap;
    String name = "the host";
    String recipient = "a recipient";
    String id = "";
    String items = "";
    String itemId = "";
    String itemScore = "";
    boolean takesOneItem;
    boolean takesCommas;
    Map<String, List<String>> fields = new LinkedHashMap<>();
    String error = "";
    String embedded = "";
    String result = "Recommendations";
    ReplyEnvelope reply = ReplyEnvelope.WHOLE;
    boolean isFlat;
    int maxBytes = EventFormat.LAMBDA_LIMIT;
    int maxResult = Integer.MAX_VALUE;
    int maxReply = MAX_REPLY;

    /** @param recipients null: an event is one recipient */
    ShapeParts(@Nullable String recipients, boolean isMap) {
        this.recipients = recipients;
        this.isMap = isMap;
    }

    /** A copy, which is not changed any more. */
    ShapeParts(ShapeParts from) {
        this(from.recipients, from.isMap);
        name = from.name;
        recipient = from.recipient;
        id = from.id;
        items = from.items;
        itemId = from.itemId;
        itemScore = from.itemScore;
        takesOneItem = from.takesOneItem;
        takesCommas = from.takesCommas;
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(from.fields));
        error = from.error;
        embedded = from.embedded;
        result = from.result;
        reply = from.reply;
        isFlat = from.isFlat;
        maxBytes = from.maxBytes;
        maxResult = from.maxResult;
        maxReply = from.maxReply;
    }

    /** @throws IllegalArgumentException if parts are missing or do not go together */
    void requireFitting() {
        if (items.isEmpty()) {
            throw new IllegalArgumentException("expected `items`: where a recipient's item ids stand");
        }
        if (!itemScore.isEmpty() && itemId.isEmpty()) {
            throw new IllegalArgumentException("a score in an item needs `item_id`: where the item's id stands in it");
        }
        if (!itemScore.isEmpty() && fields.containsKey("scores")) {
            throw new IllegalArgumentException("expected `scores` or `item_score`, found both");
        }
        if (takesCommas && !itemId.isEmpty()) {
            throw new IllegalArgumentException("ids with commas between them are no objects: leave `item_id` out");
        }
        for (List<String> pointers : fields.values()) {
            for (String pointer : pointers) {
                requireApart(pointer);
            }
        }
        requireApart(id);
        requireOutsideResult(items);
    }

    /** A field cannot stand within the list of items, nor anything within a result. */
    private void requireApart(String pointer) {
        requireOutsideResult(pointer);
        if (pointer.startsWith(items + "/")) {
            throw new IllegalArgumentException("nothing can be read at " + pointer + ", within the items at " + items);
        }
    }

    private void requireOutsideResult(String pointer) {
        if (!pointer.isEmpty() && EventShape.steps(pointer)[0].equals(result)) {
            throw new IllegalArgumentException(
                    "the result would replace what is read at " + pointer + ": choose another `result`");
        }
    }

    /** Everything, in one order. */
    List<Object> all() {
        return Arrays.asList(
                name,
                recipient,
                recipients,
                isMap,
                id,
                items,
                itemId,
                itemScore,
                takesOneItem,
                takesCommas,
                fields,
                error,
                embedded,
                result,
                reply,
                isFlat,
                maxBytes,
                maxResult,
                maxReply);
    }

    /** A pointer of at least one key. */
    static String place(String pointer) {
        if (pointer.isEmpty()) {
            throw new IllegalArgumentException("expected a JSON pointer such as /a/b, found an empty text");
        }
        return checked(pointer);
    }

    /** A JSON pointer, by RFC 6901. */
    static String checked(String pointer) {
        if (pointer.contains("[*]") || (pointer + "/").contains("/*/")) {
            throw new IllegalArgumentException(
                    "a pointer leads through objects, not into lists: `items` is the list itself,"
                            + " `item_id` where an id stands in its elements");
        }
        if (!pointer.isEmpty() && pointer.charAt(0) != '/') {
            throw new IllegalArgumentException(
                    "expected a JSON pointer, which begins with a slash: did you mean `" + pointerOf(pointer) + "`?");
        }
        if (EventShape.steps(pointer).length > MOST_STEPS || pointer.length() > LONGEST) {
            throw new IllegalArgumentException("expected a JSON pointer of at most " + MOST_STEPS + " keys and "
                    + LONGEST + " characters, found a longer one");
        }
        for (int at = pointer.indexOf('~'); at >= 0; at = pointer.indexOf('~', at + 1)) {
            if (at + 1 == pointer.length() || (pointer.charAt(at + 1) != '0' && pointer.charAt(at + 1) != '1')) {
                throw new IllegalArgumentException(
                        "in a JSON pointer a tilde is written `~0`, and a slash in a key `~1`");
            }
        }
        return pointer;
    }

    /** What was probably meant by {@code $.a.b} or {@code a.b}. */
    private static String pointerOf(String path) {
        String keys = path.startsWith("$.") ? path.substring(2) : path;
        return "/" + (keys.indexOf('/') < 0 ? keys.replace('.', '/') : keys);
    }
}
