package dev.garnish.event;

import java.util.List;
import java.util.Locale;

/**
 * A field of a recipient that rules can read, the same in every host: {@code recipient.channel},
 * {@code recipient.attributes.FirstName}, {@code recipient.user.Plan}.
 */
public record RecipientField(Group group, String name) {
    /** Where a field stands. The names of {@code PLAIN} fields are fixed ({@link #PLAIN_NAMES}), the others free. */
    public enum Group {
        PLAIN,
        ATTRIBUTES,
        USER
    }

    /** The fields that stand at the recipient itself. */
    public static final List<String> PLAIN_NAMES =
            List.of("id", "user_id", "channel", "locale", "country", "city", "platform");

    /** {@code recipient.id}. */
    static final RecipientField ID = plain("id");

    public RecipientField {
        if (group == Group.PLAIN && !PLAIN_NAMES.contains(name)) {
            throw new IllegalArgumentException("no recipient has a field " + name);
        }
    }

    /**
     * A field as rules name it behind {@code recipient.}: {@code country}, {@code attributes.FirstName}, {@code user.Plan}.
     *
     * @throws IllegalArgumentException if no recipient has a field of that name
     */
    public static RecipientField of(String path) {
        for (Group group : List.of(Group.ATTRIBUTES, Group.USER)) {
            String prefix = group.name().toLowerCase(Locale.ROOT) + ".";
            if (path.startsWith(prefix) && path.length() > prefix.length()) {
                return new RecipientField(group, path.substring(prefix.length()));
            }
        }
        if (!PLAIN_NAMES.contains(path)) {
            throw new IllegalArgumentException("no recipient has a field %s: only %s, attributes.NAME and user.NAME"
                    .formatted(path, String.join(", ", PLAIN_NAMES)));
        }
        return plain(path);
    }

    public static RecipientField plain(String name) {
        return new RecipientField(Group.PLAIN, name);
    }

    public static RecipientField attribute(String name) {
        return new RecipientField(Group.ATTRIBUTES, name);
    }

    public static RecipientField user(String name) {
        return new RecipientField(Group.USER, name);
    }

    /** By hand, as is the next: a fresh JVM makes fifty classes for the first record whose own are called. */
    @Override
    public boolean equals(Object other) {
        return other instanceof RecipientField field && field.group == group && field.name.equals(name);
    }

    @Override
    public int hashCode() {
        return 31 * group.name().hashCode() + name.hashCode();
    }
}
