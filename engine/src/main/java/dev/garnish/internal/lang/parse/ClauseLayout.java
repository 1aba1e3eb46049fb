package dev.garnish.internal.lang.parse;

import dev.garnish.internal.lang.parse.ClauseTexts.ClauseText;
import dev.garnish.rules.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Lays out one clause: on one line if it fits and no comment stands in it. */
final class ClauseLayout {
    /** The most characters of a line, comments not counted. */
    static final int WIDTH = 120;

    private static final Set<String> OF_TESTS = Set.of("items", "given", "expect");
    private static final Set<String> ABOUT_ALL = Set.of("unknown", "drop", "recipient");
    private static final int INDENT = 2;

    private final Source source;
    private final ClauseText clause;
    private final int nameWidth;
    private final int base;
    private final int body;
    private final List<Piece> pieces = new ArrayList<>();

    /** How many characters stand before each piece, were all on one line. */
    private final List<Integer> columns = new ArrayList<>();

    private final List<Line> lines = new ArrayList<>();

    /** The piece that starts the part of the clause that is laid out now. */
    private int part;

    /** A line as it is written; the comment is empty if it has none. */
    record Line(String text, String comment) {
        Line with(String other) {
            return new Line(text, other);
        }
    }

    /** A token with the blanks before it. */
    private record Piece(String text, int rank, Gap gap) {
        boolean isBehindComment() {
            return !gap.trailing().isEmpty() || !gap.own().isEmpty();
        }
    }

    private ClauseLayout(Source source, ClauseText clause, int nameWidth) {
        this.source = source;
        this.clause = clause;
        this.nameWidth = nameWidth;
        this.base = clause.top() ? 0 : INDENT;
        String keyword = clause.keyword();
        boolean aligned = clause.top() && ABOUT_ALL.contains(keyword);
        int width = aligned ? 12 : OF_TESTS.contains(keyword) ? 6 : 4;
        this.body = clause.top() && !aligned ? keyword.length() + 1 : width + 2;
    }

    /**
     * The lines of a clause, without the comments above it and behind it.
     *
     * @param nameWidth characters of the name before {@code =}, with the blanks behind it
     */
    static List<Line> of(Source source, ClauseText clause, int nameWidth) {
        ClauseLayout layout = new ClauseLayout(source, clause, nameWidth);
        layout.split();
        layout.fill();
        return layout.lines;
    }

    private void split() {
        List<Token> tokens = clause.tokens();
        int head = clause.top() && Set.of("unknown", "drop").contains(clause.keyword()) ? 2 : 1;
        Spacing spacing = new Spacing(tokens, clause.label(), head);
        int depth = 0;
        int column = 0;
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            depth -= Spacing.closes(token) ? 1 : 0;
            int blanks = i == 0 ? 0 : i == head ? Math.max(1, body - column) : spacing.blanks(i, depth);
            if (clause.keyword().equals("expect") && token.isSymbol("=")) {
                blanks = Math.max(1, body + nameWidth + 1 - column);
            }
            String text = " ".repeat(blanks) + source.text().substring(token.start(), token.end());
            pieces.add(new Piece(
                    text,
                    i <= head ? Spacing.NEVER : spacing.rank(i, depth),
                    clause.gaps().get(i)));
            columns.add(column);
            column += text.codePointCount(0, text.length());
            depth += Spacing.opens(token) ? 1 : 0;
        }
        columns.add(column);
    }

    private void fill() {
        boolean whole = pieces.stream().skip(1).noneMatch(Piece::isBehindComment) && width(0, pieces.size()) <= WIDTH;
        int from = 0;
        for (int i = 1; i < pieces.size(); i++) {
            Piece piece = pieces.get(i);
            if (piece.isBehindComment() || (!whole && piece.rank() == Spacing.FIRST)) {
                fill(from, i);
                comment(piece.gap());
                from = i;
            }
        }
        fill(from, pieces.size());
    }

    private void comment(Gap gap) {
        int last = lines.size() - 1;
        lines.set(last, lines.get(last).with(gap.trailing()));
        gap.own().forEach(one -> lines.add(new Line(" ".repeat(base + body) + one.text(), "")));
    }

    private void fill(int from, int to) {
        int at = from;
        part = from;
        while (width(at, to) > WIDTH && breakIn(at, to) < to) {
            int end = breakIn(at, to);
            add(at, end);
            at = end;
        }
        add(at, to);
    }

    /** Where the line that starts with a piece ends: where the least is torn apart, and as late as that allows. */
    private int breakIn(int from, int to) {
        int best = to;
        int rank = Spacing.NEVER;
        for (int i = from + 1; i < to && (best == to || width(from, i) <= WIDTH); i++) {
            if (pieces.get(i).rank() <= rank && pieces.get(i).rank() < Spacing.NEVER) {
                best = i;
                rank = pieces.get(i).rank();
            }
        }
        return best;
    }

    private void add(int from, int to) {
        lines.add(new Line(text(from, to), ""));
    }

    /** With its indentation; the blanks before a line's first token count little more than it. */
    private int width(int from, int to) {
        return columns.get(to) - columns.get(from) + (from == 0 ? base : indent(from) - 1);
    }

    private String text(int from, int to) {
        StringBuilder text = new StringBuilder();
        pieces.subList(from, to).forEach(piece -> text.append(piece.text()));
        return from == 0
                ? " ".repeat(base) + text
                : " ".repeat(indent(from)) + text.toString().stripLeading();
    }

    /** A second part starts below the first one, and goes on further in. */
    private int indent(int from) {
        boolean goesOn = part > 0 && from > part && pieces.get(part).rank() == Spacing.FIRST;
        return base + body + (goesOn ? 2 * INDENT : 0);
    }
}
