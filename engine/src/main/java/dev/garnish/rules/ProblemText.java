package dev.garnish.rules;

import dev.garnish.internal.text.DisplayWidth;
import dev.garnish.internal.text.LineWrap;
import dev.garnish.internal.text.Printable;

/** A problem as it is printed: headline, place, source line, caret, what to do. */
final class ProblemText {
    /** As many columns as a text needs; of a source line still only a part is shown. */
    static final int ANY = Integer.MAX_VALUE;

    private static final int WINDOW = 160;
    private static final int FEWEST = 40;
    private static final String BOLD = "\u001b[1m";
    private static final String RED = "\u001b[1;31m";
    private static final String YELLOW = "\u001b[1;33m";
    private static final String BLUE = "\u001b[1;34m";
    private static final String PLAIN = "\u001b[0m";

    private final Problem problem;
    private final boolean colour;
    private final int columns;
    private final String gutter;

    ProblemText(Problem problem, boolean colour, int columns) {
        this.problem = problem;
        this.colour = colour;
        this.columns = Math.max(FEWEST, columns);
        this.gutter = " ".repeat(Integer.toString(problem.span().line()).length() + 1);
    }

    @Override
    public String toString() {
        String kind = problem.isError() ? "error" : "warning";
        StringBuilder text = new StringBuilder();
        String code = kind + "[" + problem.code().id() + "]";
        String message = ": " + visible(problem.message());
        String headline = LineWrap.indented(code + message, columns, gutter + "   ");
        text.append(paint(code, tone())).append(paint(headline.substring(code.length()), BOLD));
        text.append('\n')
                .append(gutter)
                .append(paint("-->", BLUE))
                .append(' ')
                .append(visible(problem.span().toString()));
        excerpt(text);
        note(text, "effect", problem.effect());
        note(text, "help", problem.help());
        return text.toString();
    }

    private void excerpt(StringBuilder text) {
        Span span = problem.span();
        Source source = span.source();
        int number = span.line();
        int from = source.lineStart(number);
        int to = source.lineEnd(number);
        int start = Math.max(from, span.start());
        String all = source.text();
        // The gutter, its bar and a blank at either side, and a sign where the line is cut at either end.
        int window = Math.min(WINDOW, columns - gutter.length() - 5);
        int lead = window * 3 / 8;
        boolean cutLeft = DisplayColumns.fitting(all, from, start, window - lead) < start;
        int first = cutLeft ? DisplayColumns.fittingBefore(all, from, start, lead) : from;
        int last = DisplayColumns.fitting(all, first, to, window);
        DisplayColumns line = new DisplayColumns(cutLeft ? "…" : "");
        String shown = line.of(all.substring(first, last)) + (last < to ? "…" : "");
        int caret = line.widthTo(Math.min(start, last) - first);
        int width = line.widthTo(Math.max(Math.min(span.end(), last), Math.min(start, last)) - first) - caret;
        String bar = paint("|", BLUE);
        text.append('\n').append(gutter).append(' ').append(bar);
        text.append('\n')
                .append(' ')
                .append(paint(Integer.toString(number), BLUE))
                .append(' ')
                .append(bar);
        text.append(shown.isEmpty() ? "" : " " + shown.stripTrailing());
        text.append('\n').append(gutter).append(' ').append(bar).append(' ').append(" ".repeat(caret));
        text.append(paint("^".repeat(Math.max(1, width)), tone()));
        label(text, bar, caret + Math.max(1, width) + 1);
    }

    /** Behind the caret, or below it where it does not fit there. */
    private void label(StringBuilder text, String bar, int column) {
        String label = visible(problem.label());
        int left = gutter.length() + 3;
        if (label.isEmpty()) {
            return;
        } else if (DisplayWidth.of(label) <= columns - left - column) {
            text.append(' ').append(paint(label, tone()));
            return;
        }
        for (String line : LineWrap.lines(label, columns - left)) {
            text.append('\n').append(gutter).append(' ').append(bar).append(' ').append(paint(line, tone()));
        }
    }

    private void note(StringBuilder text, String name, String content) {
        if (!content.isEmpty()) {
            String start = gutter + " = ";
            String indent = " ".repeat(start.length() + 2);
            String note = LineWrap.indented(start + name + ": " + visible(content), columns, indent);
            text.append('\n')
                    .append(gutter)
                    .append(' ')
                    .append(paint("=", BLUE))
                    .append(' ');
            text.append(paint(name + ":", BOLD)).append(note.substring(start.length() + name.length() + 1));
        }
    }

    private String tone() {
        return problem.isError() ? RED : YELLOW;
    }

    private String paint(String text, String code) {
        return colour ? code + text + PLAIN : text;
    }

    private static String visible(String text) {
        return Printable.text(text);
    }
}
