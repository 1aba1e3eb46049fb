package dev.garnish.event;

import dev.garnish.internal.text.Blanks;
import java.util.List;

/**
 * Makes an {@link EventShape}; {@link #items} is required. Each setting is checked when it is given. For one thread.
 */
public final class EventShapeBuilder {
    private static final int MOST_BYTES = 1 << 30;
    private static final int LONGEST_NAME = 100;

    private final ShapeParts parts;

    EventShapeBuilder(ShapeParts parts) {
        this.parts = parts;
    }

    /**
     * What messages call the host.
     *
     * @param host not empty
     * @return this
     * @throws IllegalArgumentException if it is blank
     */
    public EventShapeBuilder name(String host) {
        parts.name = visible(host);
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
        parts.recipient = visible(one);
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
        parts.id = ShapeParts.place(pointer);
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
        parts.items = ShapeParts.place(pointer);
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
        parts.itemId = ShapeParts.place(pointer);
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
        parts.itemScore = ShapeParts.place(pointer);
        return this;
    }

    /**
     * A text or a number in place of the list of items is the id of the only one; without this it is a mistake.
     *
     * @return this
     */
    public EventShapeBuilder oneItem() {
        parts.takesOneItem = true;
        return this;
    }

    /**
     * A text in place of the list of items is ids with commas between them, or a list as JSON; without this it is a
     * mistake.
     *
     * @return this
     */
    public EventShapeBuilder commas() {
        parts.takesCommas = true;
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
                ShapeParts.checked(one);
            } else {
                ShapeParts.place(one);
            }
        }
        return known(field, pointers);
    }

    /** A field and places that need no check: a fresh JVM is spared the classes for that. */
    EventShapeBuilder known(String field, String... pointers) {
        parts.fields.put(field, List.of(pointers));
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
        parts.error = ShapeParts.place(pointer);
        return this;
    }

    /** Where a recipient holds the embedded, as a text, that items and fields stand in; its reply is Connect's. */
    EventShapeBuilder embedded(String pointer) {
        parts.embedded = pointer;
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
        parts.result = visible(key);
        return this;
    }

    /**
     * How much of an event a reply holds; all of it without this. Of a document that is one recipient, always all.
     *
     * @param envelope the same for all events
     * @return this
     */
    public EventShapeBuilder reply(ReplyEnvelope envelope) {
        parts.reply = envelope;
        return this;
    }

    /**
     * How a result holds an attribute that has a value for each item; as a list without this.
     *
     * @param style one for all attributes
     * @return this
     */
    public EventShapeBuilder lists(ListStyle style) {
        parts.isFlat = style != ListStyle.WHOLE;
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
        parts.maxBytes = bounded(bytes);
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
        parts.maxReply = bounded(bytes);
        return this;
    }

    /** Limits that were checked elsewhere. */
    EventShapeBuilder limits(int event, int oneResult, int wholeReply) {
        parts.maxBytes = event;
        parts.maxResult = oneResult;
        parts.maxReply = wholeReply;
        return this;
    }

    /**
     * The shape. This builder may go on to make others.
     *
     * @return immutable
     * @throws IllegalArgumentException if settings are missing or do not go together
     */
    public EventShape build() {
        parts.requireFitting();
        return shape();
    }

    /** The shape of parts that are known to go together. */
    EventShape shape() {
        return new EventShape(new ShapeParts(parts));
    }

    private static String visible(String text) {
        // Asked in this order: a cold function, whose shape's names begin with ASCII, does without the class.
        boolean isVisible = !text.isEmpty() && (isVisibleAscii(text.charAt(0)) || !Blanks.isBlank(text));
        if (!isVisible || text.length() > LONGEST_NAME) {
            throw new IllegalArgumentException("expected a text of 1 to " + LONGEST_NAME + " characters");
        }
        return text;
    }

    private static boolean isVisibleAscii(char c) {
        return c > ' ' && c < 0x7F;
    }

    private static int bounded(int bytes) {
        if (bytes < 1 || bytes > MOST_BYTES) {
            throw new IllegalArgumentException("expected a number of bytes from 1 to " + MOST_BYTES);
        }
        return bytes;
    }
}
