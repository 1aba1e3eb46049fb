package dev.garnish.internal.lang.parse;

import java.util.ArrayList;
import java.util.List;

/**
 * What stands between two tokens: comments and blank lines.
 *
 * @param trailing the comment behind the token before, on its line; empty if there is none
 * @param own the comments on lines of their own
 * @param blank whether a blank line stands between the last of these and the token behind
 */
record Gap(String trailing, List<Comment> own, boolean blank) {
    /**
     * A comment on a line of its own.
     *
     * @param indented whether blanks stand before it
     * @param blank whether a blank line stands above it
     */
    record Comment(String text, boolean indented, boolean blank) {}

    /** @param behindToken whether the text starts on the line of a token, and not with the file */
    static Gap of(String text, boolean behindToken) {
        String[] lines = text.split("\r\n|\r|\n", -1);
        List<Comment> own = new ArrayList<>();
        boolean blank = false;
        for (int i = behindToken ? 1 : 0; i < lines.length; i++) {
            String line = lines[i].strip();
            if (!line.isEmpty()) {
                own.add(new Comment(line, !lines[i].startsWith("#"), blank));
            }
            blank = line.isEmpty() && (blank || i < lines.length - 1);
        }
        return new Gap(behindToken ? lines[0].strip() : "", own, blank);
    }

    boolean isPlain() {
        return own.isEmpty() && !blank;
    }
}
