package dev.garnish.internal.lang.check;

import dev.garnish.catalog.Column;
import dev.garnish.catalog.Schema;
import dev.garnish.event.EventFormat;
import dev.garnish.event.RecipientField;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** What the names in placeholders of template languages stand for, as rules write it. */
final class PlaceholderNames {
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    private static final Pattern INDEX = Pattern.compile("\\.?\\[\\d+\\]$");
    private static final Pattern GAPS = Pattern.compile("[\\s_-]");
    private static final String RESULT = "Recommendations.";

    /** By their plain names. */
    private final Map<String, Column> columns = new HashMap<>();

    PlaceholderNames(Schema schema) {
        for (Column column : schema.columns()) {
            columns.putIfAbsent(plain(column.name()), column);
        }
    }

    /**
     * What a name stands for.
     *
     * @param code as rules write it
     * @param column whether it is one of the item's
     */
    record Meant(String code, boolean column) {
        /** Whether it is the result of another attribute. */
        boolean isResult() {
            return code.startsWith("value.");
        }
    }

    /** What a name surely is of a placeholder: a column, a field, else an attribute of the recipient. */
    Meant meant(String written) {
        String name = INDEX.matcher(written).replaceFirst("");
        if (name.startsWith(RESULT)) {
            return new Meant("value." + name.substring(RESULT.length()), false);
        }
        return known(name).orElseGet(() -> {
            String last = name.substring(name.lastIndexOf('.') + 1).strip();
            return name.startsWith("item.")
                    ? new Meant(member("item", last), true)
                    : new Meant(member("recipient.attributes", last), false);
        });
    }

    /** The column or field that a name stands for; empty where it is none. */
    Optional<Meant> known(String name) {
        if (name.startsWith("recipient.attributes.") || name.startsWith("recipient.user.")) {
            return Optional.of(new Meant(name, false));
        }
        String last = name.substring(name.lastIndexOf('.') + 1);
        boolean field = !name.startsWith("item.") && RecipientField.PLAIN_NAMES.contains(last);
        if (name.startsWith("recipient.")) {
            return field ? Optional.of(new Meant("recipient." + last, false)) : Optional.empty();
        }
        Optional<Meant> ofHost = ofHost(name);
        Column column = columns.get(plain(last));
        if (ofHost.isPresent() || column == null) {
            return ofHost.or(() -> field && !last.equals("id")
                    ? Optional.of(new Meant("recipient." + last, false))
                    : Optional.empty());
        }
        return Optional.of(new Meant(asText(column), true));
    }

    /** {@code User.UserAttributes.Plan}, as the templates of a host name what stands there in its events. */
    private static Optional<Meant> ofHost(String name) {
        String place = "/" + name.replace('.', '/');
        String field = HostPlaces.FIELDS.get(place);
        if (field != null) {
            return Optional.of(new Meant("recipient." + field, false));
        }
        int slash = place.lastIndexOf('/');
        String group = HostPlaces.GROUPS.get(place.substring(0, slash));
        return Optional.ofNullable(group)
                .map(owner -> new Meant(member("recipient." + owner, place.substring(slash + 1)), false));
    }

    /** Where hosts' events hold fields and groups of fields; made once there is a placeholder. */
    private static final class HostPlaces {
        private static final Map<String, String> FIELDS = new HashMap<>();
        private static final Map<String, String> GROUPS = new HashMap<>();

        static {
            for (EventFormat host : List.of(EventFormat.pinpoint(), EventFormat.connect())) {
                host.shape()
                        .fields()
                        .forEach((field, pointers) -> pointers.stream()
                                .filter(pointer -> !pointer.isEmpty())
                                .forEach(pointer -> put(field, pointer)));
            }
        }

        private static void put(String field, String pointer) {
            if (field.endsWith(".*")) {
                GROUPS.put(pointer, field.substring(0, field.length() - 2));
            } else {
                FIELDS.put(pointer, field);
            }
        }
    }

    private static String plain(String name) {
        return GAPS.matcher(name).replaceAll("").toLowerCase(Locale.ROOT);
    }

    private static String asText(Column column) {
        String read = member("item", column.name());
        return switch (column.type()) {
            case TEXT -> read;
            case DATE -> "date(" + read + ", \"d MMMM yyyy\")";
            case TEXT_LIST -> "join(" + read + ", \", \")";
            case NUMBER, TRUTH -> "text(" + read + ")";
            default -> "text(" + read + "[0])";
        };
    }

    private static String member(String owner, String name) {
        return owner + (NAME.matcher(name).matches() ? "." + name : "[" + quoted(name) + "]");
    }

    /** A text as rules write it. */
    static String quoted(String text) {
        return '"'
                + text.replace("\\", "\\\\")
                        .replace("\"", "\\\"")
                        .replace("\n", "\\n")
                        .replace("\t", "\\t")
                + '"';
    }
}
