package dev.garnish.event;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The shape of events as data: where recipients, their ids, item ids and fields stand, and where results go. Every host's
 * format has one ({@link EventFormat#shape()}); one of your own is made here or read from a file
 * ({@code dev.garnish.ShapeFile}). All places are JSON pointers that lead through objects. Immutable.
 *
 * <pre>{@code
 * EventShape mailer = EventShape.list("/messages")
 *         .id("/to/id")
 *         .items("/recommended")
 *         .itemId("/sku")
 *         .field("country", "/to/address/country")
 *         .field("user.*", "/to/traits")
 *         .build();
 * Enrichment made = garnish.enrich(mailer, event);
 * }</pre>
 *
 * <p>A result becomes a member of its recipient's own object, and everything else leaves as it came. A document that is
 * one recipient and has no items is refused; a recipient among others then gets its {@code once} attributes.
 */
public final class EventShape implements EventFormat {
    private final ShapeParts parts;

    /** @param parts not changed from now on */
    EventShape(ShapeParts parts) {
        this.parts = parts;
    }

    /**
     * A shape whose recipients are the members of an object, by their ids.
     *
     * @param pointer where that object stands; empty for the document itself
     * @return a builder
     * @throws IllegalArgumentException if that is no JSON pointer
     */
    public static EventShapeBuilder map(String pointer) {
        return new EventShapeBuilder(new ShapeParts(ShapeParts.checked(pointer), true));
    }

    /**
     * A shape whose recipients are the elements of a list.
     *
     * @param pointer where that list stands; empty for the document itself
     * @return a builder
     * @throws IllegalArgumentException if that is no JSON pointer
     */
    public static EventShapeBuilder list(String pointer) {
        return new EventShapeBuilder(new ShapeParts(ShapeParts.checked(pointer), false));
    }

    /**
     * A shape whose events are one recipient each. A list of such documents is taken as well.
     *
     * @return a builder
     */
    public static EventShapeBuilder document() {
        return new EventShapeBuilder(new ShapeParts(null, false));
    }

    @Override
    public EventShape shape() {
        return this;
    }

    /** {@return what messages call the host} */
    public String name() {
        return parts.name;
    }

    /** {@return what messages call a recipient: {@code a recipient}, {@code an endpoint}} */
    public String recipient() {
        return parts.recipient;
    }

    /** {@return whether an event is one recipient} */
    public boolean isDocument() {
        return parts.recipients == null;
    }

    /** {@return whether recipients are members of an object, rather than elements of a list} */
    public boolean isMap() {
        return parts.isMap;
    }

    /** {@return where the recipients stand; empty for the document itself} */
    public String recipients() {
        String pointer = parts.recipients;
        return pointer == null ? "" : pointer;
    }

    /** {@return where a recipient's id stands in it; empty for the key of a map, and where a recipient has none} */
    public String id() {
        return parts.id;
    }

    /** {@return where a recipient's item ids stand in it} */
    public String items() {
        return parts.items;
    }

    /** {@return where the id stands in an element of that list; empty for the element itself} */
    public String itemId() {
        return parts.itemId;
    }

    /** {@return where a score stands in an element of that list; empty for nowhere} */
    public String itemScore() {
        return parts.itemScore;
    }

    /** {@return whether a text or a number in place of the list of items is the id of the only one} */
    public boolean takesOneItem() {
        return parts.takesOneItem;
    }

    /** {@return whether a text in place of the list of items is ids with commas between them, or a list as JSON} */
    public boolean takesCommas() {
        return parts.takesCommas;
    }

    /**
     * The places of fields by name, as {@link EventShapeBuilder#field} takes them.
     *
     * @return unmodifiable
     */
    public Map<String, List<String>> fields() {
        return parts.fields;
    }

    /** {@return where a host says why there are no items; empty for nowhere} */
    public String error() {
        return parts.error;
    }

    /** {@return where a recipient holds the document that all else stands in, as a text; empty for nowhere} */
    public String embedded() {
        return parts.embedded;
    }

    /** {@return the key of a result} */
    public String result() {
        return parts.result;
    }

    /** {@return how much of an event a reply holds} */
    public ReplyEnvelope reply() {
        return parts.reply;
    }

    /** {@return whether a result has a key for each value of a list, rather than lists} */
    public boolean isFlat() {
        return parts.isFlat;
    }

    /** {@return how many bytes an event may have} */
    public int maxBytes() {
        return parts.maxBytes;
    }

    /** {@return how many bytes the result of one recipient may have} */
    public int maxResult() {
        return Math.min(parts.maxResult, parts.maxReply);
    }

    /** {@return how many bytes a reply may have} */
    public int maxReply() {
        return parts.maxReply;
    }

    /**
     * The places of a field.
     *
     * @param field any but {@code recipient.id} and scores that stand in items
     * @return pointers, of which the one that stands last in an event counts; empty where the host does not have it
     */
    public List<String> places(RecipientField field) {
        RecipientField.Group group = field.group();
        if (group != RecipientField.Group.ATTRIBUTES && group != RecipientField.Group.USER) {
            return parts.fields.getOrDefault(field.name(), List.of());
        }
        String prefix = group == RecipientField.Group.USER ? "user." : "attributes.";
        List<String> own = parts.fields.get(prefix + field.name());
        if (own != null) {
            return own;
        }
        List<String> places = new ArrayList<>(1);
        for (String pointer : parts.fields.getOrDefault(prefix + "*", List.of())) {
            places.add(pointer + "/" + field.name().replace("~", "~0").replace("/", "~1"));
        }
        return places;
    }

    /**
     * The keys of a pointer.
     *
     * @param pointer one that was checked
     * @return one for each step
     */
    public static String[] steps(String pointer) {
        if (pointer.isEmpty()) {
            return new String[0];
        }
        String[] steps = pointer.substring(1).split("/", -1);
        for (int i = 0; i < steps.length; i++) {
            steps[i] = steps[i].replace("~1", "/").replace("~0", "~");
        }
        return steps;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof EventShape shape && shape.parts.all().equals(parts.all());
    }

    @Override
    public int hashCode() {
        return Objects.hash(parts.items, parts.recipients);
    }

    @Override
    public String toString() {
        return parts.all().toString();
    }
}
