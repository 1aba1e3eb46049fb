package dev.garnish.event;

import java.util.List;
import java.util.Locale;

/**
 * A field of a recipient that rules can read, the same in every host: {@code recipient.channel},
 * {@code recipient.attributes.FirstName}, {@code recipient.user.Plan}. Immutable. Where a host's event holds it is said where
 * its format is made, at {@link EventFormat#connect(String, ListStyle)} for instance.
 *
 * @param group where it stands
 * @param name as rules write it behind the group; case matters
 */
public record RecipientField(Group group, String name) {
    /** Where a field stands. The names of {@code PLAIN} fields are fixed ({@link #PLAIN_NAMES}), the others free. */
    public enum Group {
        /** At the recipient itself: {@code recipient.country}. */
        PLAIN,
        /** Attributes of the recipient, such as an endpoint's: {@code recipient.attributes.FirstName}. */
        ATTRIBUTES,
        /** Attributes of the user behind it: {@code recipient.user.Plan}. */
        USER,
        /**
         * What the host says of the recommendation rather than of its recipient ({@link #CONTEXT_NAMES}). Rules read it as
         * {@code seed.title}, {@code theme} and {@code item_score}.
         */
        CONTEXT
    }

    /** The fields that stand at the recipient itself. */
    public static final List<String> PLAIN_NAMES =
            List.of("id", "user_id", "channel", "locale", "country", "city", "platform");

    /**
     * What a host may say of a recommendation: the id of the item that it was made from, the theme of its items, and a
     * score for each item id, in the order of the ids.
     */
    public static final List<String> CONTEXT_NAMES = List.of("seed", "theme", "scores");

    /** {@code recipient.id}. */
    static final RecipientField ID = plain("id");

    /** The id of the item that the recommendation was made from: "because you watched ...". */
    public static final RecipientField SEED = new RecipientField(Group.CONTEXT, "seed");

    /** What the recommended items have in common, as a text. */
    public static final RecipientField THEME = new RecipientField(Group.CONTEXT, "theme");

    /** A number for each item id, in the order of the ids; what is no number keeps its place as an empty text. */
    public static final RecipientField SCORES = new RecipientField(Group.CONTEXT, "scores");

    /**
     * A field of a group.
     *
     * @param group where it stands
     * @param name in {@code PLAIN} one of {@link #PLAIN_NAMES}, in {@code CONTEXT} one of {@link #CONTEXT_NAMES}, else any
     * @throws IllegalArgumentException if no recipient has such a plain field
     */
    public RecipientField {
        boolean isUnknown = (group == Group.PLAIN && !PLAIN_NAMES.contains(name))
                || (group == Group.CONTEXT && !CONTEXT_NAMES.contains(name));
        if (isUnknown) {
            throw new IllegalArgumentException("no recipient has a field " + name);
        }
    }

    /**
     * A field as rules name it behind {@code recipient.}: {@code country}, {@code attributes.FirstName}, {@code user.Plan};
     * or one of {@link #CONTEXT_NAMES}.
     *
     * @param path the name, with its group where it has one
     * @return the field
     * @throws IllegalArgumentException if no recipient has a field of that name
     */
    public static RecipientField of(String path) {
        for (Group group : List.of(Group.ATTRIBUTES, Group.USER)) {
            String prefix = group.name().toLowerCase(Locale.ROOT) + ".";
            if (path.startsWith(prefix) && path.length() > prefix.length()) {
                return new RecipientField(group, path.substring(prefix.length()));
            }
        }
        if (CONTEXT_NAMES.contains(path)) {
            return new RecipientField(Group.CONTEXT, path);
        }
        if (!PLAIN_NAMES.contains(path)) {
            throw new IllegalArgumentException("no recipient has a field %s: only %s, attributes.NAME and user.NAME"
                    .formatted(path, String.join(", ", PLAIN_NAMES)));
        }
        return plain(path);
    }

    /** {@return its name as {@link #of} takes it: {@code country}, {@code attributes.FirstName}} */
    public String path() {
        return switch (group) {
            case PLAIN, CONTEXT -> name;
            case ATTRIBUTES -> "attributes." + name;
            case USER -> "user." + name;
        };
    }

    /**
     * A field at the recipient itself: {@code recipient.country}.
     *
     * @param name one of {@link #PLAIN_NAMES}
     * @return the field
     * @throws IllegalArgumentException if no recipient has such a field
     */
    public static RecipientField plain(String name) {
        return new RecipientField(Group.PLAIN, name);
    }

    /**
     * An attribute of the recipient: {@code recipient.attributes.FirstName}.
     *
     * @param name behind {@code attributes.}; any
     * @return the field
     */
    public static RecipientField attribute(String name) {
        return new RecipientField(Group.ATTRIBUTES, name);
    }

    /**
     * An attribute of the user behind the recipient: {@code recipient.user.Plan}.
     *
     * @param name behind {@code user.}; any
     * @return the field
     */
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
