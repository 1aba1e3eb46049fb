package dev.garnish.internal.text;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Lists as sentences have them, {@code A, B and C}, from the pinned table. */
public final class WordList {
    private static final int BEHIND = 4;
    private static final Map<String, String[]> SEPARATORS = new HashMap<>();

    static {
        for (String line : Tables.lines("lists.txt")) {
            int tab = line.indexOf('\t');
            SEPARATORS.put(line.substring(0, tab), line.substring(tab + 1).split("\\|", -1));
        }
    }

    private WordList() {}

    /**
     * The entries with a locale's commas and its word for "and" between them.
     *
     * @param locale of a known language
     */
    public static String join(List<?> entries, String locale) {
        String[] separators = separators(locale);
        StringBuilder joined = new StringBuilder();
        for (int i = 0; i < entries.size(); i++) {
            joined.append(i == 0 ? "" : separators[place(i, entries.size())]).append(entries.get(i));
        }
        return joined.append(entries.size() > 1 ? separators[BEHIND] : "").toString();
    }

    private static int place(int index, int size) {
        if (size == 2) {
            return 0;
        }
        return index == size - 1 ? 3 : index == 1 ? 1 : 2;
    }

    private static String[] separators(String locale) {
        String tag = LocaleData.canonical(locale);
        String[] found = SEPARATORS.get(tag);
        while (found == null) {
            String parent = LocaleData.parent(tag);
            if (parent.equals(tag)) {
                throw new IllegalArgumentException("no language " + locale);
            }
            tag = parent;
            found = SEPARATORS.get(tag);
        }
        return found;
    }
}
