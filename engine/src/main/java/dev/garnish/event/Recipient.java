package dev.garnish.event;

import dev.garnish.internal.text.Blanks;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who a message is for: an id and the values of the fields that rules may read. Immutable and safe for many threads. Its
 * text form names the id only: what else it holds is personal.
 *
 * <pre>{@code
 * Recipient sofia = Recipient.of(
 *         "u1", Map.of("country", "US", "user.FirstName", "Sofia", "attributes.Likes", List.of("Drama", "Comedy")));
 * }</pre>
 */
public final class Recipient {
    private final String id;

    /** The fields that it has, and the values of each: few, so that looking them through is quicker than hashing. */
    private final List<RecipientField> fields;

    private final List<List<String>> values;

    private Recipient(String id, List<RecipientField> fields, List<List<String>> values) {
        this.id = id;
        this.fields = fields;
        this.values = values;
    }

    /**
     * A recipient without fields.
     *
     * @param id what {@code recipient.id} is in rules; may be empty
     * @return the recipient
     */
    public static Recipient of(String id) {
        return new Recipient(id, List.of(), List.of());
    }

    /**
     * A recipient with these fields, named as rules name them behind {@code recipient.}:
     * {@code Recipient.of("u1", Map.of("country", "US", "user.FirstName", "Sofia"))}.
     *
     * @param id what {@code recipient.id} is in rules, whatever the fields say; may be empty
     * @param fields by name a text, or a collection of texts; blank ones are left out. Copied
     * @return the recipient
     * @throws IllegalArgumentException if no recipient has such a field, or a value is something else; the message names
     *     the field, never the value
     */
    public static Recipient of(String id, Map<String, ?> fields) {
        Map<RecipientField, List<String>> values = new HashMap<>();
        fields.forEach((name, value) -> values.put(RecipientField.of(name), texts(name, value)));
        return ofFields(id, values);
    }

    private static List<String> texts(String name, @Nullable Object value) {
        Collection<?> all = value instanceof Collection<?> many ? many : Collections.singleton(value);
        List<String> texts = new ArrayList<>(all.size());
        for (Object one : all) {
            if (!(one instanceof String text)) {
                throw new IllegalArgumentException("recipient." + name + ": expected a text or a collection of texts");
            }
            texts.add(text);
        }
        return texts;
    }

    /**
     * A recipient with these fields.
     *
     * @param id what {@code recipient.id} is in rules, whatever the values say; may be empty
     * @param values of each field in their order; blank ones are left out, but for {@link RecipientField#SCORES}. Copied
     * @return the recipient
     */
    public static Recipient ofFields(String id, Map<RecipientField, List<String>> values) {
        List<RecipientField> fields = new ArrayList<>(values.size());
        List<List<String>> kept = new ArrayList<>(values.size());
        for (Map.Entry<RecipientField, List<String>> one : values.entrySet()) {
            fields.add(one.getKey());
            boolean byPlace = one.getKey().equals(RecipientField.SCORES);
            kept.add(byPlace ? List.copyOf(one.getValue()) : present(one.getValue()));
        }
        return new Recipient(id, fields, kept);
    }

    /**
     * A recipient with these fields and the values of each: the quickest way, for values that are known to be in order.
     *
     * @param id what {@code recipient.id} is in rules; may be empty
     * @param fields each once; not copied, so the caller must not change it
     * @param values at the same position as its field, none of them blank; not copied
     * @return the recipient
     */
    public static Recipient of(String id, List<RecipientField> fields, List<List<String>> values) {
        return new Recipient(id, fields, values);
    }

    /** Without blank ones. */
    private static List<String> present(List<String> texts) {
        List<String> present = new ArrayList<>(texts.size());
        for (String text : texts) {
            if (!Blanks.isBlank(text)) {
                present.add(text);
            }
        }
        return List.copyOf(present);
    }

    /**
     * This recipient with one more field, or other values of one that it has; {@code id} is the recipient's id.
     *
     * @param field which one
     * @param fieldValues in their order; blank ones are left out. Copied
     * @return another recipient
     */
    public Recipient with(RecipientField field, List<String> fieldValues) {
        if (field.equals(RecipientField.ID)) {
            return new Recipient(fieldValues.isEmpty() ? id : fieldValues.get(0), fields, values);
        }
        Map<RecipientField, List<String>> more = new HashMap<>();
        for (int i = 0; i < fields.size(); i++) {
            more.put(fields.get(i), values.get(i));
        }
        more.put(field, fieldValues);
        return ofFields(id, more);
    }

    /**
     * This recipient with one more field, or another value of one that it has.
     *
     * @param field which one
     * @param value if blank, the field is missing
     * @return another recipient
     */
    public Recipient with(RecipientField field, String value) {
        return with(field, List.of(value));
    }

    /** {@return the id; empty where the host gave none} */
    public String id() {
        return id;
    }

    /**
     * A field's values in their order.
     *
     * @param field any field
     * @return empty where it is missing; for {@code recipient.id} the id
     */
    public List<String> values(RecipientField field) {
        if (field.equals(RecipientField.ID)) {
            return List.of(id);
        }
        int index = fields.indexOf(field);
        return index < 0 ? List.of() : values.get(index);
    }

    @Override
    public String toString() {
        return "recipient " + id;
    }
}
