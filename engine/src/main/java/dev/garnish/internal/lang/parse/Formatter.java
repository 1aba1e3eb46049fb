package dev.garnish.internal.lang.parse;

import dev.garnish.internal.lang.parse.ClauseLayout.Line;
import dev.garnish.internal.lang.parse.ClauseTexts.ClauseText;
import dev.garnish.rules.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Lays out a rules file in one way, whatever way it was written. Line breaks within a clause are decided here; blank lines
 * and comments are the author's, apart from one blank line around each attribute, value and test.
 */
public final class Formatter {
    private static final String LINE_BREAK = "\n";

    private final Source source;
    private final ClauseTexts texts;
    private final List<Line> lines = new ArrayList<>();

    private Formatter(Source source, ClauseTexts texts) {
        this.source = source;
        this.texts = texts;
    }

    /** The same rules in their one layout; empty, with a problem added, where the file has a mistake. */
    public static Optional<String> format(Source source, Problems problems) {
        if (!new SizeLimits(problems).takes(source)) {
            return Optional.empty();
        }
        ClauseTexts texts = FileParser.texts(source, problems);
        if (!problems.isEmpty()) {
            return Optional.empty();
        }
        String text = new Formatter(source, texts).text();
        return Optional.of(saysTheSame(texts, text) ? text : source.text());
    }

    /** Whether a layout is read as what it was made from: a file is rather left as it is than changed in its meaning. */
    private static boolean saysTheSame(ClauseTexts texts, String text) {
        Problems problems = new Problems();
        ClauseTexts again = FileParser.texts(new Source("", text), problems);
        return problems.isEmpty() && again.words().equals(texts.words());
    }

    private String text() {
        for (int i = 0; i < texts.clauses().size(); i++) {
            clause(i);
        }
        comments(texts.end(), texts.clauses().size());
        CommentColumns.align(lines);
        StringBuilder text = new StringBuilder();
        String lineBreak = lineBreak();
        lines.forEach(line -> text.append(line.text()).append(line.comment()).append(lineBreak));
        return text.toString();
    }

    /** That of the first line, so that a version control system that changes them all finds them as it left them. */
    private String lineBreak() {
        int first = source.text().indexOf('\n');
        return first > 0 && source.text().charAt(first - 1) == '\r' ? "\r\n" : LINE_BREAK;
    }

    private void clause(int i) {
        ClauseText clause = texts.clauses().get(i);
        boolean apart = comments(clause.before(), i);
        boolean behindHeader =
                isInner(i) && isHeader(i - 1) && clause.before().own().isEmpty();
        if (apart || (clause.before().blank() && !behindHeader)) {
            blank();
        }
        lines.addAll(ClauseLayout.of(source, clause, nameWidth(i)));
    }

    /**
     * Writes the comments above a clause.
     *
     * @return whether a blank line has yet to part the clause from what stands above it
     */
    private boolean comments(Gap gap, int i) {
        if (!gap.trailing().isEmpty()) {
            int last = lines.size() - 1;
            lines.set(last, lines.get(last).with(gap.trailing()));
        }
        boolean behindInner = isInner(i - 1) && !isInner(i);
        boolean apart = behindInner || (i > 0 && isHeader(i));
        boolean fromHeader = isInner(i) && isHeader(i - 1);
        for (Gap.Comment comment : gap.own()) {
            behindInner &= comment.indented();
            if ((comment.blank() && !fromHeader) || (apart && !behindInner)) {
                blank();
            }
            apart &= behindInner;
            fromHeader = false;
            lines.add(new Line((isInner(i) || behindInner ? "  " : "") + comment.text(), ""));
        }
        return apart && i < texts.clauses().size();
    }

    private boolean isInner(int i) {
        return i >= 0 && i < texts.clauses().size() && !texts.clauses().get(i).top();
    }

    /** Whether a clause has lines of its own. */
    private boolean isHeader(int i) {
        return i >= 0 && i < texts.clauses().size() && !isInner(i) && isInner(i + 1);
    }

    private void blank() {
        if (!lines.isEmpty() && !lines.get(lines.size() - 1).text().isEmpty()) {
            lines.add(new Line("", ""));
        }
    }

    /** The widest name among the `expect` lines that stand together with this one. */
    private int nameWidth(int i) {
        int width = 0;
        int first = i;
        while (first > 0 && isExpectation(first) && isExpectation(first - 1) && standsWithTheOneAbove(first)) {
            first--;
        }
        for (int k = first; isExpectation(k) && (k == first || standsWithTheOneAbove(k)); k++) {
            width = Math.max(width, nameWidth(texts.clauses().get(k)));
        }
        return width;
    }

    private boolean isExpectation(int i) {
        return i < texts.clauses().size() && texts.clauses().get(i).keyword().equals("expect");
    }

    private boolean standsWithTheOneAbove(int i) {
        return texts.clauses().get(i).before().isPlain();
    }

    private static int nameWidth(ClauseText expectation) {
        List<Token> tokens = expectation.tokens();
        int end = 1;
        while (end < tokens.size() && !tokens.get(end).isSymbol("=")) {
            end++;
        }
        return end == tokens.size()
                ? 0
                : tokens.get(end - 1).end() - tokens.get(1).start();
    }
}
