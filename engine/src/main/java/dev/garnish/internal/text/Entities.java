package dev.garnish.internal.text;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The entities of HTML, by name from a pinned table, or by number. */
public final class Entities {
    private static final int LONGEST = 10;

    private Entities() {}

    /** The table, which is read once a text has an entity by name. */
    private static final class Named {
        private static final Map<String, String> CHARACTERS = new HashMap<>();

        static {
            for (String line : Tables.lines("entities.txt")) {
                int blank = line.indexOf(' ');
                CHARACTERS.put(
                        line.substring(0, blank), Character.toString(Integer.parseInt(line.substring(blank + 1), 16)));
            }
        }
    }

    /**
     * Reads what begins with the {@code &} at an offset: the character of an entity, or the sign itself.
     *
     * @return the offset behind it
     */
    public static int read(String html, int from, StringBuilder to) {
        int end = html.substring(from, Math.min(html.length(), from + LONGEST)).indexOf(';') + from;
        @Nullable String read = end <= from ? null : character(html.substring(from + 1, end));
        to.append(read == null ? "&" : read);
        return read == null ? from + 1 : end + 1;
    }

    private static @Nullable String character(String name) {
        if (!name.startsWith("#")) {
            return Named.CHARACTERS.get(name);
        }
        boolean hex = name.startsWith("#x") || name.startsWith("#X");
        String digits = name.substring(hex ? 2 : 1);
        boolean plain = !digits.isEmpty() && digits.matches(hex ? "[0-9A-Fa-f]+" : "[0-9]+");
        int codePoint = plain ? Integer.parseInt(digits, hex ? 16 : 10) : 0;
        return codePoint > 0 && codePoint <= Character.MAX_CODE_POINT ? Character.toString(codePoint) : null;
    }
}
