package dev.garnish.internal.lang.parse;

import dev.garnish.internal.lang.parse.ClauseLayout.Line;
import java.util.List;

/** Puts the comments behind consecutive lines below each other. */
final class CommentColumns {
    private static final int BLANKS = 2;

    private CommentColumns() {}

    static void align(List<Line> lines) {
        int from = 0;
        for (int i = 0; i <= lines.size(); i++) {
            if (i == lines.size() || lines.get(i).comment().isEmpty()) {
                pad(lines.subList(from, i));
                from = i + 1;
            }
        }
    }

    private static void pad(List<Line> together) {
        int column = together.stream().mapToInt(CommentColumns::width).max().orElse(0) + BLANKS;
        together.replaceAll(line -> line.with(" ".repeat(column - width(line)) + line.comment()));
    }

    private static int width(Line line) {
        return line.text().codePointCount(0, line.text().length());
    }
}
