package dev.garnish;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Who a message is for: an id and the values of the fields that rules may read. Immutable. Its text form names the id
 * only: what else it holds is personal.
 */
public final class Recipient {
    private final String id;
    private final Map<RecipientField, List<String>> values;

    private Recipient(String id, Map<RecipientField, List<String>> values) {
        this.id = id;
        this.values = values;
    }

    public static Recipient of(String id) {
        return of(id, Map.of());
    }

    /** A recipient with these fields; blank values are left out, and {@code recipient.id} is the id. */
    public static Recipient of(String id, Map<RecipientField, List<String>> values) {
        if (values.isEmpty()) {
            return new Recipient(id, Map.of());
        }
        Map<RecipientField, List<String>> kept = new HashMap<>();
        for (Map.Entry<RecipientField, List<String>> one : values.entrySet()) {
            kept.put(one.getKey(), present(one.getValue()));
        }
        return new Recipient(id, kept);
    }

    private static List<String> present(List<String> texts) {
        List<String> present = new ArrayList<>(texts.size());
        for (String text : texts) {
            if (!text.isBlank()) {
                present.add(text);
            }
        }
        return List.copyOf(present);
    }

    /** This recipient with one more field. */
    public Recipient with(RecipientField field, List<String> fieldValues) {
        Map<RecipientField, List<String>> more = new HashMap<>(values);
        more.put(field, fieldValues);
        return of(id, more);
    }

    public Recipient with(RecipientField field, String value) {
        return with(field, List.of(value));
    }

    public String id() {
        return id;
    }

    /** A field's values in their order; empty where it is missing. */
    public List<String> values(RecipientField field) {
        return field.equals(RecipientField.ID) ? List.of(id) : values.getOrDefault(field, List.of());
    }

    @Override
    public String toString() {
        return "recipient " + id;
    }
}
