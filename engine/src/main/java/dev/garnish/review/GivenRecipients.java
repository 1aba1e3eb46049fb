package dev.garnish.review;

import dev.garnish.event.Diagnostic;
import dev.garnish.event.EventFormat;
import dev.garnish.event.InvalidEventException;
import dev.garnish.event.Recipient;
import dev.garnish.event.RecipientField;
import dev.garnish.internal.event.Event;
import dev.garnish.internal.event.EventReader;
import dev.garnish.internal.event.HostDetector;
import dev.garnish.internal.event.RecipientSpan;
import dev.garnish.internal.json.JsonScanner;
import dev.garnish.internal.json.Members;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The recipients of a text that somebody has at hand: an endpoint as it stands in an event, an event of any host, or lines of
 * events. Immutable.
 */
public final class GivenRecipients {
    /** What events have at the top, and endpoints have not. */
    private static final List<String> KEYS = List.of("Endpoints", "Items", "input");

    private static final List<String> LISTS = List.of("itemList", "personalizedRanking", "Recommendations");
    private static final String BEFORE = "{\"Endpoints\":{\"recipient\":";

    private final @Nullable EventFormat format;
    private final List<RecipientField> fields;
    private final List<Found> all = new ArrayList<>();

    /** Where a recipient stands. */
    private record Found(Event event, RecipientSpan entry) {
        String id() {
            return event.id(entry);
        }

        boolean isWellFormed() {
            return entry.isWellFormed();
        }
    }

    private GivenRecipients(@Nullable EventFormat format, List<RecipientField> fields) {
        this.format = format;
        this.fields = List.copyOf(fields);
    }

    /**
     * The recipients of a text, or of its lines. A line that is no event is passed over, unless there is none that is one.
     *
     * @param text JSON or JSON Lines
     * @param format how events are read; null where each is a host's, and shows whose
     * @param fields those to read; a recipient has no others
     * @return one recipient at least
     * @throws InvalidEventException if there is none
     */
    public static GivenRecipients of(String text, @Nullable EventFormat format, List<RecipientField> fields) {
        GivenRecipients recipients = new GivenRecipients(format, fields);
        List<String> lines = text.lines().filter(line -> !line.isBlank()).toList();
        if (lines.size() > 1 && isObject(lines.get(0))) {
            recipients.addLines(lines);
        } else {
            recipients.add(text);
        }
        if (recipients.all.isEmpty()) {
            throw new InvalidEventException("event: expected a recipient, found none");
        }
        return recipients;
    }

    /**
     * The recipients of one event or endpoint, of which there may be none.
     *
     * @param json the event
     * @param format how it is read; null where it is a host's, and shows whose
     * @param fields those to read
     * @return its recipients
     * @throws InvalidEventException if it is none
     */
    public static GivenRecipients ofEvent(String json, @Nullable EventFormat format, List<RecipientField> fields) {
        GivenRecipients recipients = new GivenRecipients(format, fields);
        recipients.add(json);
        return recipients;
    }

    private void addLines(List<String> lines) {
        InvalidEventException refused = null;
        for (String line : lines) {
            try {
                add(line);
            } catch (InvalidEventException e) {
                refused = refused == null ? e : refused;
            }
        }
        if (all.isEmpty() && refused != null) {
            throw refused;
        }
    }

    private void add(String text) {
        byte[] json = format == null ? event(text) : text.getBytes(StandardCharsets.UTF_8);
        EventFormat read = format == null ? EventFormat.of(HostDetector.of(json)) : format;
        Event event = EventReader.of(read, fields).read(json);
        for (int i = 0; i < event.size(); i++) {
            all.add(new Found(event, event.entry(i)));
        }
    }

    /** An event as it is; an endpoint alone as an event. */
    private static byte[] event(String text) {
        byte[] json = text.getBytes(StandardCharsets.UTF_8);
        JsonScanner scanner = new JsonScanner(json);
        int start = start(scanner);
        boolean isWhole = json[start] != '{' || hasKeyOfEvents(json, scanner, start);
        return isWhole ? json : (BEFORE + text + "}}").getBytes(StandardCharsets.UTF_8);
    }

    private static int start(JsonScanner scanner) {
        try {
            int start = scanner.start("a recipient");
            if (scanner.isDocument(start)) {
                return start;
            }
        } catch (InvalidEventException e) {
            // It is no JSON either.
        }
        throw new InvalidEventException("expected an event or a recipient in JSON");
    }

    private static boolean hasKeyOfEvents(byte[] json, JsonScanner scanner, int open) {
        Members members = new Members(json, scanner);
        return KEYS.stream().anyMatch(key -> members.has(open, key))
                || LISTS.stream().anyMatch(key -> {
                    int value = members.find(open, key);
                    return value != Members.NONE && json[value] == '[';
                });
    }

    /**
     * Whether a text is one object of JSON, as each of several lines is.
     *
     * @param text a line
     * @return true if it is
     */
    public static boolean isObject(String text) {
        byte[] json = text.getBytes(StandardCharsets.UTF_8);
        try {
            JsonScanner scanner = new JsonScanner(json);
            int start = scanner.start("an object");
            return json[start] == '{' && scanner.isDocument(start);
        } catch (InvalidEventException e) {
            return false;
        }
    }

    /** {@return how many there are} */
    public int size() {
        return all.size();
    }

    /** {@return how many of them are not of a host's shape} */
    public int malformed() {
        return (int) all.stream().filter(one -> !one.isWellFormed()).count();
    }

    /** {@return their ids, in order; an empty text where the host gave none} */
    public List<String> ids() {
        return all.stream().map(Found::id).toList();
    }

    /**
     * One of them.
     *
     * @param index from 0, in the order of {@link #ids}
     * @return the recipient with the items that came with it
     * @throws InvalidEventException if it is not of a host's shape; the message says where and why
     */
    public Addressee get(int index) {
        return addressee(all.get(index));
    }

    /**
     * The first of those that are of a host's shape.
     *
     * @param most how many
     * @return in order; may be empty
     */
    public List<Addressee> first(int most) {
        return all.stream()
                .filter(Found::isWellFormed)
                .limit(most)
                .map(this::addressee)
                .toList();
    }

    private Addressee addressee(Found one) {
        Event event = one.event();
        RecipientSpan entry = one.entry();
        if (!entry.isWellFormed()) {
            Diagnostic trouble = event.malformed(entry);
            throw new InvalidEventException("event " + trouble.where() + ": " + trouble.message());
        }
        Map<RecipientField, List<String>> values = new HashMap<>();
        for (int slot = 0; slot < fields.size(); slot++) {
            values.put(fields.get(slot), event.values(entry, slot));
        }
        List<String> items = IntStream.range(0, entry.itemCount())
                .mapToObj(i -> event.item(entry, i))
                .toList();
        return new Addressee(Recipient.ofFields(one.id(), values), entry.hasItems() ? items : null);
    }
}
