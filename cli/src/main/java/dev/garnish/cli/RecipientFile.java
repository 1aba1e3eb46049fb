package dev.garnish.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.garnish.event.Diagnostic;
import dev.garnish.event.EventFormat;
import dev.garnish.event.InvalidEventException;
import dev.garnish.event.Recipient;
import dev.garnish.event.RecipientField;
import dev.garnish.internal.event.Event;
import dev.garnish.internal.event.EventReader;
import dev.garnish.internal.event.HostDetector;
import dev.garnish.internal.event.RecipientSpan;
import dev.garnish.review.Addressee;
import dev.garnish.review.DisplayText;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The recipients of a file: an endpoint as it stands in an event, an event of any host, or lines of events. */
final class RecipientFile {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MOST_NAMED = 20;

    /** What events have at the top, and endpoints have not. */
    private static final List<String> KEYS = List.of("Endpoints", "Items", "input");

    private static final List<String> LISTS = List.of("itemList", "personalizedRanking", "Recommendations");

    private final String name;
    private final List<RecipientField> fields;
    private final List<Found> all = new ArrayList<>();

    /** Where a recipient stands. */
    private record Found(Event event, RecipientSpan entry) {
        String id() {
            return event.id(entry);
        }
    }

    private RecipientFile(String name, List<RecipientField> fields) {
        this.name = name;
        this.fields = fields;
    }

    static RecipientFile read(Input file, List<RecipientField> fields) throws IOException {
        RecipientFile recipients = new RecipientFile(file.name(), fields);
        String text = new String(file.read(EventFormat.LAMBDA_LIMIT), StandardCharsets.UTF_8);
        List<String> lines = text.lines().filter(line -> !line.isBlank()).toList();
        if (lines.size() > 1 && isWhole(lines.get(0))) {
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
     * Reads a file of any length: lines of events one by one, anything else as a whole.
     *
     * @return how many lines or recipients are not of a host's shape and were passed over
     */
    static long each(Input file, List<RecipientField> fields, Consumer<Addressee> each) throws IOException {
        long passed = 0;
        try (LinesInput input = LinesInput.open(file);
                BufferedReader lines =
                        new BufferedReader(new InputStreamReader(input.lines(), StandardCharsets.UTF_8))) {
            String first = lines.readLine();
            while (first != null && first.isBlank()) {
                first = lines.readLine();
            }
            if (first == null || !isWhole(first)) {
                String rest = lines.lines().collect(Collectors.joining("\n"));
                return passOn(file.name(), (first == null ? "" : first + "\n") + rest, fields, each);
            }
            for (String line = first; line != null; line = lines.readLine()) {
                try {
                    passed += line.isBlank() ? 0 : passOn(file.name(), line, fields, each);
                } catch (InvalidEventException e) {
                    passed++;
                }
            }
        }
        return passed;
    }

    private static long passOn(String name, String event, List<RecipientField> fields, Consumer<Addressee> each)
            throws IOException {
        RecipientFile recipients = new RecipientFile(name, fields);
        recipients.add(event);
        List<Found> wellFormed = recipients.all.stream()
                .filter(one -> one.entry().isWellFormed())
                .toList();
        wellFormed.forEach(one -> each.accept(recipients.addressee(one)));
        return (long) recipients.all.size() - wellFormed.size();
    }

    /** A line that is no event is passed over, as enriching lines does, unless there is none that is one. */
    private void addLines(List<String> lines) throws IOException {
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

    private static boolean isWhole(String line) {
        try {
            return JSON.readTree(line).isObject();
        } catch (JsonProcessingException e) {
            return false;
        }
    }

    /** An event as it is; an endpoint alone as an event. */
    private static byte[] event(String json) throws IOException {
        JsonNode tree = tree(json);
        boolean isWhole = tree.isArray()
                || KEYS.stream().anyMatch(tree::has)
                || LISTS.stream().anyMatch(key -> tree.path(key).isArray());
        return isWhole
                ? json.getBytes(StandardCharsets.UTF_8)
                : JSON.writeValueAsBytes(Map.of("Endpoints", Map.of("recipient", tree)));
    }

    private static JsonNode tree(String json) throws IOException {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new InvalidEventException("the recipient's file is no JSON");
        }
    }

    private void add(String text) throws IOException {
        byte[] json = event(text);
        Event event =
                EventReader.of(EventFormat.of(HostDetector.of(json)), fields).read(json);
        for (int i = 0; i < event.size(); i++) {
            all.add(new Found(event, event.entry(i)));
        }
    }

    /** The first of them. */
    Addressee first() {
        return addressee(all.get(0));
    }

    /** The only one. */
    Addressee only() {
        if (all.size() > 1) {
            throw Failure.usage("%s holds %d recipients: choose one with --id: %s".formatted(name, all.size(), ids()));
        }
        return first();
    }

    /** How many there are. */
    int size() {
        return all.size();
    }

    /** The first so many of those that are of a host's shape; one at least. */
    List<Addressee> first(int most) {
        List<Addressee> wellFormed = all.stream()
                .filter(one -> one.entry().isWellFormed())
                .limit(most)
                .map(this::addressee)
                .toList();
        return wellFormed.isEmpty() ? List.of(first()) : wellFormed;
    }

    /** How many recipients are not of a host's shape. */
    int malformed() {
        return (int) all.stream().filter(one -> !one.entry().isWellFormed()).count();
    }

    /** The first with an id. */
    Addressee of(String id) {
        return all.stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .map(this::addressee)
                .orElseThrow(() -> Failure.usage(
                        "%s holds no recipient %s, only %s".formatted(name, DisplayText.text(id), ids())));
    }

    private String ids() {
        String named = all.stream()
                .limit(MOST_NAMED)
                .map(one -> DisplayText.text(one.id()))
                .collect(Collectors.joining(", "));
        int others = all.size() - MOST_NAMED;
        return others > 0 ? named + " and " + SummaryLine.count(others, "other") : named;
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
