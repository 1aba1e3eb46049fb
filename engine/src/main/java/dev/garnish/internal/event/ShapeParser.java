package dev.garnish.internal.event;

import dev.garnish.event.EventShape;
import dev.garnish.event.EventShapeBuilder;
import dev.garnish.event.InvalidEventException;
import dev.garnish.event.InvalidShapeException;
import dev.garnish.event.ListStyle;
import dev.garnish.event.RecipientField;
import dev.garnish.event.ReplyEnvelope;
import dev.garnish.internal.json.JsonScanner;
import dev.garnish.internal.json.JsonText;
import dev.garnish.internal.text.Printable;
import dev.garnish.internal.text.Suggestion;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads a shape as JSON, and reports everything that is wrong with it. What each key may hold is checked by the builder's own
 * setters, so that a file and code are refused for the same reasons; here only a place is put before their messages.
 */
public final class ShapeParser {
    private static final int MOST_CHARACTERS = 1 << 20;
    private static final int MOST_PROBLEMS = 100;
    private static final String RECIPIENTS = "recipients";

    private static final List<String> KEYS = List.of(
            "name",
            RECIPIENTS,
            "recipient",
            "id",
            "items",
            "item_id",
            "item_score",
            "item_text",
            "fields",
            "seed",
            "theme",
            "scores",
            "error",
            "result",
            "reply",
            "lists",
            "max_bytes",
            "max_reply_bytes");

    private static final List<String> FIELDS = fields();

    private final String name;
    private final byte[] json;
    private final JsonScanner scanner;
    private final List<String> problems = new ArrayList<>();

    /**
     * A parser of one text.
     *
     * @param name what messages call the text
     */
    public ShapeParser(String name, String text) {
        this.name = name;
        this.json = (text.startsWith("\uFEFF") ? text.substring(1) : text).getBytes(StandardCharsets.UTF_8);
        this.scanner = new JsonScanner(json);
    }

    private static List<String> fields() {
        List<String> fields = new ArrayList<>(RecipientField.PLAIN_NAMES);
        fields.remove("id");
        fields.addAll(List.of("attributes.*", "user.*"));
        return List.copyOf(fields);
    }

    /**
     * The shape in the text.
     *
     * @throws InvalidShapeException with every problem
     */
    public EventShape shape() {
        int open = object();
        Map<String, Integer> members = members(open, KEYS);
        EventShapeBuilder builder = builder(members.remove(RECIPIENTS));
        members.forEach((key, value) -> set(builder, key, value));
        // What is missing or does not go together may come of a mistake that is reported already.
        EventShape shape = problems.isEmpty() ? checked(open, builder::build) : null;
        if (shape == null) {
            throw new InvalidShapeException(problems);
        }
        return shape;
    }

    /** Where the only value of the text opens. */
    private int object() {
        if (json.length > MOST_CHARACTERS) {
            throw new InvalidShapeException(List.of(name + ": more than 1 MB, which no shape has"));
        }
        try {
            int open = scanner.token(0);
            scanner.end(scanner.value(open, 0));
            if (json[open] != '{') {
                problem(open, "expected an object, found " + JsonText.kind(json[open]));
                throw new InvalidShapeException(problems);
            }
            return open;
        } catch (InvalidEventException e) {
            String message = String.valueOf(e.getMessage());
            problem(e.offset(), message.substring(message.indexOf(": ") + 2));
            throw new InvalidShapeException(problems);
        }
    }

    /** Where the value of each key starts; others than those that are allowed are reported. */
    private Map<String, Integer> members(int open, List<String> allowed) {
        Map<String, Integer> members = new LinkedHashMap<>();
        int key = scanner.firstMember(open, 1);
        while (json[key] == '"') {
            int keyEnd = scanner.textEnd(key + 1);
            String written = JsonText.decode(json, key + 1, keyEnd);
            int value = scanner.memberValue(keyEnd);
            if (!allowed.isEmpty() && !allowed.contains(written)) {
                problem(key, "there is no key `" + Printable.name(written) + "` here: " + meant(written, allowed));
            } else if (members.put(written, value) != null) {
                problem(key, "`" + written + "` stands here twice: leave one out");
            }
            key = scanner.nextMember(scanner.value(value, 1));
        }
        return members;
    }

    private static String meant(String written, List<String> allowed) {
        return Suggestion.among(allowed, written)
                .map(Suggestion::didYouMean)
                .orElse("the keys are " + String.join(", ", allowed));
    }

    private EventShapeBuilder builder(@Nullable Integer recipients) {
        if (recipients == null) {
            return EventShape.document();
        }
        Map<String, Integer> kind = json[recipients] == '{' ? members(recipients, List.of("map", "list")) : Map.of();
        Integer map = kind.get("map");
        Integer list = kind.get("list");
        Integer pointer = map == null ? list : map;
        if (pointer == null || kind.size() > 1) {
            problem(
                    recipients,
                    "expected {\"map\": \"/a/b\"} for an object of recipients by their ids, or {\"list\": \"/a/b\"}");
            return EventShape.document();
        }
        String place = text(pointer);
        EventShapeBuilder builder = place == null
                ? null
                : checked(pointer, () -> map == null ? EventShape.list(place) : EventShape.map(place));
        return builder == null ? EventShape.document() : builder;
    }

    private void set(EventShapeBuilder builder, String key, int value) {
        switch (key) {
            case "name" -> text(value, builder::name);
            case "recipient" -> text(value, builder::recipient);
            case "id" -> text(value, builder::id);
            case "items" -> text(value, builder::items);
            case "item_id" -> text(value, builder::itemId);
            case "item_score" -> text(value, builder::itemScore);
            case "item_text" -> choice(value, Map.of("one", builder::oneItem, "commas", builder::commas));
            case "seed" -> pointers(value, builder::seed);
            case "theme" -> pointers(value, builder::theme);
            case "scores" -> pointers(value, builder::scores);
            case "error" -> text(value, builder::error);
            case "result" -> text(value, builder::result);
            case "reply" ->
                choice(
                        value,
                        Map.of(
                                "whole", () -> builder.reply(ReplyEnvelope.WHOLE),
                                "bare", () -> builder.reply(ReplyEnvelope.BARE),
                                "wrapped", () -> builder.reply(ReplyEnvelope.WRAPPED)));
            case "lists" ->
                choice(
                        value,
                        Map.of(
                                "whole", () -> builder.lists(ListStyle.WHOLE),
                                "flattened", () -> builder.lists(ListStyle.FLATTENED)));
            case "max_bytes" -> number(value, builder::maxBytes);
            case "max_reply_bytes" -> number(value, builder::maxReplyBytes);
            default -> fields(value, builder);
        }
    }

    private void fields(int open, EventShapeBuilder builder) {
        if (json[open] != '{') {
            problem(open, "expected an object of fields and their places, found " + JsonText.kind(json[open]));
            return;
        }
        members(open, List.of()).forEach((field, value) -> {
            if (RecipientField.CONTEXT_NAMES.contains(field) || field.equals("id")) {
                problem(value, "`" + field + "` is no field of a recipient: write it beside `fields`");
            } else if (isField(field)) {
                pointers(value, places -> builder.field(field, places));
            } else {
                problem(value, "no recipient has a field `" + Printable.name(field) + "`: " + meant(field, FIELDS));
            }
        });
    }

    private static boolean isField(String name) {
        return FIELDS.contains(name)
                || (name.startsWith("attributes.") && !name.equals("attributes."))
                || (name.startsWith("user.") && !name.equals("user."));
    }

    private void text(int value, Function<String, EventShapeBuilder> setting) {
        String text = text(value);
        if (text != null) {
            checked(value, () -> setting.apply(text));
        }
    }

    private @Nullable String text(int value) {
        if (json[value] != '"') {
            problem(value, "expected a text, found " + JsonText.kind(json[value]));
            return null;
        }
        return JsonText.decode(json, value + 1, scanner.textEnd(value + 1));
    }

    private void choice(int value, Map<String, Supplier<EventShapeBuilder>> choices) {
        String text = text(value);
        Supplier<EventShapeBuilder> choice = text == null ? null : choices.get(text);
        if (choice != null) {
            checked(value, choice);
        } else if (text != null) {
            List<String> names = choices.keySet().stream().sorted().toList();
            problem(value, "expected " + String.join(" or ", names) + ", found `" + Printable.name(text) + "`");
        }
    }

    private void pointers(int value, Function<String[], EventShapeBuilder> setting) {
        List<String> pointers = new ArrayList<>();
        if (json[value] != '[') {
            pointers.add(text(value));
        } else {
            int element = scanner.firstElement(value, 1);
            while (json[element] != ']') {
                pointers.add(text(element));
                element = scanner.nextElement(scanner.value(element, 1));
            }
        }
        if (pointers.stream().allMatch(Objects::nonNull)) {
            checked(value, () -> setting.apply(pointers.toArray(new String[0])));
        }
    }

    private void number(int value, Function<Integer, EventShapeBuilder> setting) {
        String number = JsonText.decode(json, value, scanner.value(value, 1));
        checked(value, () -> {
            try {
                return setting.apply(Integer.valueOf(number));
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException("expected a whole number of bytes");
            }
        });
    }

    /** What a call gives; null where it refuses what stands at a position. */
    private <T> @Nullable T checked(int position, Supplier<T> call) {
        try {
            return call.get();
        } catch (IllegalArgumentException e) {
            problem(position, String.valueOf(e.getMessage()));
            return null;
        }
    }

    private void problem(int offset, String message) {
        if (problems.size() < MOST_PROBLEMS) {
            int line = 1;
            int lineStart = 0;
            for (int at = 0; at < offset; at++) {
                if (json[at] == '\n') {
                    line++;
                    lineStart = at + 1;
                }
            }
            String before = new String(json, lineStart, offset - lineStart, StandardCharsets.UTF_8);
            int column = before.codePointCount(0, before.length()) + 1;
            problems.add(Printable.text(name + ":" + line + ":" + column + ": " + message));
        }
    }
}
