package dev.garnish.event;

import dev.garnish.internal.text.Blanks;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes an {@link EventShape}; {@link #items} is required. Each setting is checked when it is given. For one thread.
 */
public final class EventShapeBuilder {
    private static final int MOST_STEPS = 32;
    private static final int LONGEST = 1_000;

    /** No host carries a larger reply, so that this only bounds memory. */
    private static final int MAX_REPLY = 4 * EventFormat.LAMBDA_LIMIT;

    private static final int MOST_BYTES = 1 << 30;
    private static final int LONGEST_NAME = 100;

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
    EventShapeBuilder(@Nullable String recipients, boolean isMap) {
        this.recipients = recipients;
        this.isMap = isMap;
    }

    private EventShapeBuilder(EventShapeBuilder from) {
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

    /**
     * What messages call the host.
     *
     * @param host not empty
     * @return this
     * @throws IllegalArgumentException if it is blank
     */
    public EventShapeBuilder name(String host) {
        name = visible(host);
        return this;
    }

    /**
     * What messages call a recipient.
     *
     * @param one with its article: {@code an endpoint}
     * @return this
     * @throws IllegalArgumentException if it is blank
     */
    public EventShapeBuilder recipient(String one) {
        recipient = visible(one);
        return this;
    }

    /**
     * Where a recipient's id stands. Without it the id is the key in a map, and empty elsewhere.
     *
     * @param pointer from the recipient on
     * @return this
     * @throws IllegalArgumentException if that is no JSON pointer of at least one key
     */
    public EventShapeBuilder id(String pointer) {
        id = place(pointer);
        return this;
    }

    /**
     * Where a recipient's item ids stand: a list of texts or numbers, or of objects ({@link #itemId}).
     *
     * @param pointer from the recipient on
     * @return this
     * @throws IllegalArgumentException if that is no JSON pointer of at least one key
     */
    public EventShapeBuilder items(String pointer) {
        items = place(pointer);
        return this;
    }

    /**
     * Where the id stands in an item that is an object.
     *
     * @param pointer from the item on
     * @return this
     * @throws IllegalArgumentException if that is no JSON pointer of at least one key
     */
    public EventShapeBuilder itemId(String pointer) {
        itemId = place(pointer);
        return this;
    }

    /**
     * Where the score stands in an item that is an object; {@link #scores} is for scores in a list of their own.
     *
     * @param pointer from the item on
     * @return this
     * @throws IllegalArgumentException if that is no JSON pointer of at least one key
     */
    public EventShapeBuilder itemScore(String pointer) {
        itemScore = place(pointer);
        return this;
    }

    /**
     * A text or a number in place of the list of items is the id of the only one; without this it is a mistake.
     *
     * @return this
     */
    public EventShapeBuilder oneItem() {
        takesOneItem = true;
        return this;
    }

    /**
     * A text in place of the list of items is ids with commas between them, or a list as JSON; without this it is a
     * mistake.
     *
     * @return this
     */
    public EventShapeBuilder commas() {
        takesCommas = true;
        return this;
    }

    /**
     * Where a field of a recipient stands.
     *
     * @param field as rules name it behind {@code recipient.}; {@code attributes.*} and {@code user.*} for an object whose
     *     members are such fields, with an empty pointer for the recipient itself
     * @param pointers from the recipient on; where an event has several of them, the one that stands last in it counts
     * @return this
     * @throws IllegalArgumentException if no recipient has such a field, or one is no JSON pointer of at least one key
     */
    public EventShapeBuilder field(String field, String... pointers) {
        if (field.equals("id")) {
            throw new IllegalArgumentException("the id of a recipient is no field: use `id`");
        }
        RecipientField.of(field);
        if (pointers.length == 0) {
            throw new IllegalArgumentException("expected a JSON pointer, found none");
        }
        boolean isGroup = field.endsWith(".*");
        for (String one : pointers) {
            if (isGroup) {
                checked(one);
            } else {
                place(one);
            }
        }
        return known(field, pointers);
    }

    /** A field and places that need no check: a fresh JVM is spared the classes for that. */
    EventShapeBuilder known(String field, String... pointers) {
        fields.put(field, List.of(pointers));
        return this;
    }

    /**
     * Where the id of the item stands that the recommendation was made from.
     *
     * @param pointers as {@link #field} takes them
     * @return this
     * @throws IllegalArgumentException as {@link #field} does
     */
    public EventShapeBuilder seed(String... pointers) {
        return field("seed", pointers);
    }

    /**
     * Where the text stands that says what the items have in common.
     *
     * @param pointers as {@link #field} takes them
     * @return this
     * @throws IllegalArgumentException as {@link #field} does
     */
    public EventShapeBuilder theme(String... pointers) {
        return field("theme", pointers);
    }

    /**
     * Where a list of scores stands, in the order of the items.
     *
     * @param pointers as {@link #field} takes them
     * @return this
     * @throws IllegalArgumentException as {@link #field} does
     */
    public EventShapeBuilder scores(String... pointers) {
        return field("scores", pointers);
    }

    /**
     * Where the host says why there are no items. What stands there is never repeated.
     *
     * @param pointer from the recipient on
     * @return this
     * @throws IllegalArgumentException if that is no JSON pointer of at least one key
     */
    public EventShapeBuilder error(String pointer) {
        error = place(pointer);
        return this;
    }

    /** Where a recipient holds the embedded, as a text, that items and fields stand in; its reply is Connect's. */
    EventShapeBuilder embedded(String pointer) {
        embedded = pointer;
        return this;
    }

    /**
     * The key of a result in its recipient's object; {@code Recommendations} without it. One that came is replaced.
     *
     * @param key not blank
     * @return this
     * @throws IllegalArgumentException if it is blank or longer than 100 characters
     */
    public EventShapeBuilder result(String key) {
        result = visible(key);
        return this;
    }

    /**
     * How much of an event a reply holds; all of it without this. Of a document that is one recipient, always all.
     *
     * @param envelope the same for all events
     * @return this
     */
    public EventShapeBuilder reply(ReplyEnvelope envelope) {
        reply = envelope;
        return this;
    }

    /**
     * How a result holds an attribute that has a value for each item; as a list without this.
     *
     * @param style one for all attributes
     * @return this
     */
    public EventShapeBuilder lists(ListStyle style) {
        isFlat = style != ListStyle.WHOLE;
        return this;
    }

    /**
     * How many bytes an event may have; 6 MB without this.
     *
     * @param bytes from 1 to 1 GB
     * @return this
     * @throws IllegalArgumentException if it is out of range
     */
    public EventShapeBuilder maxBytes(int bytes) {
        maxBytes = bounded(bytes);
        return this;
    }

    /**
     * How many bytes a reply may have; 24 MB without this.
     *
     * @param bytes from 1 to 1 GB
     * @return this
     * @throws IllegalArgumentException if it is out of range
     */
    public EventShapeBuilder maxReplyBytes(int bytes) {
        maxReply = bounded(bytes);
        return this;
    }

    /** Limits that were checked elsewhere. */
    EventShapeBuilder limits(int event, int oneResult, int wholeReply) {
        maxBytes = event;
        maxResult = oneResult;
        maxReply = wholeReply;
        return this;
    }

    /**
     * The shape. This builder may go on to make others.
     *
     * @return immutable
     * @throws IllegalArgumentException if settings are missing or do not go together
     */
    public EventShape build() {
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
        return shape();
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

    /** The shape of parts that are known to go together. */
    EventShape shape() {
        return new EventShape(new EventShapeBuilder(this));
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

    private static String visible(String text) {
        if (Blanks.isBlank(text) || text.length() > LONGEST_NAME) {
            throw new IllegalArgumentException("expected a text of 1 to " + LONGEST_NAME + " characters");
        }
        return text;
    }

    private static int bounded(int bytes) {
        if (bytes < 1 || bytes > MOST_BYTES) {
            throw new IllegalArgumentException("expected a number of bytes from 1 to " + MOST_BYTES);
        }
        return bytes;
    }

    private static String place(String pointer) {
        if (pointer.isEmpty()) {
            throw new IllegalArgumentException("expected a JSON pointer such as /a/b, found an empty text");
        }
        return checked(pointer);
    }

    /** A JSON pointer, by RFC 6901. */
    static String checked(String pointer) {
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
