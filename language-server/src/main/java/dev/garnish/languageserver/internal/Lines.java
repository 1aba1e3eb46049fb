package dev.garnish.languageserver.internal;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The lines of a text as editors count them: from 0, in UTF-16 units, ended by {@code \n}, {@code \r\n} or {@code \r}. */
public final class Lines {
    private final String text;
    private final List<Integer> starts = new ArrayList<>(List.of(0));

    public Lines(String text) {
        this.text = text;
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            boolean pair = c == '\r' && at + 1 < text.length() && text.charAt(at + 1) == '\n';
            if (c == '\n' || (c == '\r' && !pair)) {
                starts.add(at + 1);
            }
        }
    }

    /** The line of an offset. */
    public int lineOf(int offset) {
        int found = Collections.binarySearch(starts, offset);
        return found >= 0 ? found : -found - 2;
    }

    /** How far behind the start of its line an offset is. */
    public int characterOf(int offset) {
        return offset - starts.get(lineOf(offset));
    }

    /** An offset in the text; of what is behind a line's end, or behind the text, the offset of that end. */
    public int offset(int line, int character) {
        if (line >= starts.size()) {
            return text.length();
        }
        int start = starts.get(Math.max(0, line));
        return Math.min(start + Math.max(0, character), endOf(Math.max(0, line)));
    }

    /** Where a line ends, its line break left out. */
    public int endOf(int line) {
        int end = line + 1 < starts.size() ? starts.get(line + 1) : text.length();
        while (end > starts.get(line) && isBreak(text.charAt(end - 1))) {
            end--;
        }
        return end;
    }

    /** A line, without its break. */
    public String text(int line) {
        return text.substring(starts.get(line), endOf(line));
    }

    public int count() {
        return starts.size();
    }

    private static boolean isBreak(char c) {
        return c == '\n' || c == '\r';
    }
}
