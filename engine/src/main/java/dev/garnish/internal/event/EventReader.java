package dev.garnish.internal.event;

import dev.garnish.event.EventFormat;
import dev.garnish.event.EventShape;
import dev.garnish.event.InvalidEventException;
import dev.garnish.event.RecipientField;
import dev.garnish.event.ReplyEnvelope;
import dev.garnish.internal.json.JsonWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads events of one format for one choice of fields. Safe for use by many threads. */
public final class EventReader {
    private static final byte[] NOTHING = {};

    private final EventFormat format;
    private final EventShape shape;
    private final String[] path;
    private final byte[][] pathKeys;
    private final FieldTree tree;
    private final @Nullable FieldTree itemTree;
    private final String[] scorePath;
    private final int slots;
    private final int idSlot;
    private final int keySlot;
    private final int scoresSlot;

    /** What an event should be, for messages. */
    private final String expected;

    private final byte[] member;
    private final byte[] before;
    private final byte[] after;

    private EventReader(EventFormat format, EventShape shape, List<RecipientField> fields) {
        this.format = format;
        this.shape = shape;
        this.path = EventShape.steps(shape.recipients());
        this.pathKeys = new byte[path.length][];
        for (int i = 0; i < path.length; i++) {
            pathKeys[i] = path[i].getBytes(StandardCharsets.UTF_8);
        }
        boolean keyed = shape.id().isEmpty() || isAnswered();
        this.slots = fields.size() + (keyed ? 0 : 1);
        this.keySlot = keyed ? FieldTree.NONE : fields.size();
        this.idSlot = position(fields, "id");
        this.scoresSlot = position(fields, "scores");
        this.tree = tree(fields);
        this.itemTree = shape.itemId().isEmpty() ? null : FieldTree.root().withItems(EventShape.steps(shape.itemId()));
        this.scorePath = EventShape.steps(shape.itemScore());
        this.expected = "a JSON "
                + (shape.isDocument()
                        ? documentWith()
                        : path.length > 0
                                ? "object with " + path[0]
                                : (shape.isMap() ? "object of " : "list of ") + recipients());
        this.member = member(shape.result());
        boolean wrapped = shape.reply() == ReplyEnvelope.WRAPPED && !shape.isDocument();
        this.before = wrapped ? opening(path) : NOTHING;
        this.after = wrapped ? "}".repeat(path.length).getBytes(StandardCharsets.UTF_8) : NOTHING;
    }

    /**
     * A reader that finds these fields of each recipient and no others; they have their place in the list as their slot.
     */
    public static EventReader of(EventFormat format, List<RecipientField> fields) {
        return new EventReader(format, format.shape(), fields);
    }

    private static int position(List<RecipientField> fields, String name) {
        for (int slot = 0; slot < fields.size(); slot++) {
            RecipientField field = fields.get(slot);
            if (field.name().equals(name) && field.equals(RecipientField.of(name))) {
                return slot;
            }
        }
        return FieldTree.NONE;
    }

    private FieldTree tree(List<RecipientField> fields) {
        FieldTree root = FieldTree.root().withItems(EventShape.steps(shape.items()));
        if (!isAnswered()) {
            root.withResult(shape.result());
        }
        for (int slot = 0; slot < fields.size(); slot++) {
            if (slot != idSlot) {
                for (String pointer : shape.places(fields.get(slot))) {
                    root.with(slot, EventShape.steps(pointer));
                }
            }
        }
        if (scoresSlot >= 0 && !shape.itemScore().isEmpty()) {
            root.with(scoresSlot, EventShape.steps(shape.items()));
        }
        if (keySlot >= 0) {
            root.with(keySlot, EventShape.steps(shape.id()));
        }
        return root;
    }

    private static byte[] member(String key) {
        JsonWriter member = new JsonWriter(key.length() + 3);
        member.text(key);
        member.raw(':');
        return member.toBytes();
    }

    private static byte[] opening(String[] path) {
        JsonWriter opening = new JsonWriter(32);
        for (String step : path) {
            opening.raw('{');
            opening.raw(member(step));
        }
        return opening.toBytes();
    }

    /** Whose events it reads. */
    public EventFormat format() {
        return format;
    }

    /**
     * The event in these bytes, which it keeps and nobody may change.
     *
     * @throws InvalidEventException if they are not JSON or not of the format's shape
     */
    public Event read(byte[] json) {
        if (json.length > shape.maxBytes()) {
            throw new InvalidEventException(
                    "event: " + json.length + " bytes, the host takes at most " + shape.maxBytes());
        }
        return isAnswered() ? new ConnectPass(json, this).event() : new ShapePass(json, this).event();
    }

    EventShape shape() {
        return shape;
    }

    /** Whether the host wants other bytes back than it sent: an answer for each recipient. */
    boolean isAnswered() {
        return !shape.embedded().isEmpty();
    }

    /** Whether each recipient is in the reply, also one that the rules omit. */
    boolean wantsEveryone() {
        return shape.isDocument() || isAnswered();
    }

    boolean isFlat() {
        return shape.isFlat();
    }

    private String documentWith() {
        String items = first(shape.items());
        String id = shape.id().isEmpty() ? items : first(shape.id());
        return "object with " + (id.equals(items) ? "" : id + " and ") + items;
    }

    private static String first(String pointer) {
        return EventShape.steps(pointer)[0];
    }

    /** Several of what messages call one: {@code endpoints} for {@code an endpoint}. */
    String recipients() {
        String one = shape.recipient();
        return one.substring(one.startsWith("a ") || one.startsWith("an ") ? one.indexOf(' ') + 1 : 0) + "s";
    }

    /** What an event should be, for messages: {@code a JSON object with Endpoints}. */
    String expected() {
        return expected;
    }

    /** The keys that lead to the recipients. */
    String[] path() {
        return path;
    }

    /** The bytes of one of them. */
    byte[] pathKey(int index) {
        return pathKeys[index];
    }

    /** What a recipient's keys lead to. */
    FieldTree tree() {
        return tree;
    }

    /** What leads to the id in an item that is an object; null where an item is its id. */
    @Nullable
    FieldTree itemTree() {
        return itemTree;
    }

    /** What leads to the score in an item that is an object; empty where scores have a list of their own. */
    String[] scorePath() {
        return scorePath;
    }

    int slots() {
        return slots;
    }

    /** The slot of {@code recipient.id}, which has its place whatever the shape. */
    int idSlot() {
        return idSlot;
    }

    /** The slot of what stands where the shape has the id; {@link FieldTree#NONE} where that is a map's key, or nowhere. */
    int keySlot() {
        return keySlot;
    }

    int scoresSlot() {
        return scoresSlot;
    }

    /** The key of a result with its colon. */
    byte[] member() {
        return member;
    }

    /** What a reply begins with, before the event's own bytes. */
    byte[] before() {
        return before;
    }

    byte[] after() {
        return after;
    }
}
