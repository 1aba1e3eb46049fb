package dev.garnish.rules;

import dev.garnish.internal.text.Printable;

/** A problem as it is printed: headline, place, source line, caret, what to do. */
final class ProblemText {
    private static final int WINDOW = 160;
    private static final int LEAD = 60;
    private static final String BOLD = "\u001b[1m";
    private static final String RED = "\u001b[1;31m";
    private static final String YELLOW = "\u001b[1;33m";
    private static final String BLUE = "\u001b[1;34m";
    private static final String PLAIN = "\u001b[0m";

    private final Problem problem;
    private final boolean colour;
    private final String gutter;

    ProblemText(Problem problem, boolean colour) {
        this.problem = problem;
        this.colour = colour;
        this.gutter = " ".repeat(Integer.toString(problem.span().line()).length() + 1);
    }

    @Override
    public String toString() {
        String kind = problem.isError() ? "error" : "warning";
        StringBuilder text = new StringBuilder();
        text.append(paint(kind + "[" + problem.code().id() + "]", tone()))
                .append(paint(": " + visible(problem.message()), BOLD));
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
        int line = span.line();
        int from = source.lineStart(line);
        int to = source.lineEnd(line);
        int start = Math.max(from, span.start());
        String all = source.text();
        boolean cutLeft = DisplayColumns.fitting(all, from, start, WINDOW - LEAD) < start;
        int first = cutLeft ? DisplayColumns.fittingBefore(all, from, start, LEAD) : from;
        int last = DisplayColumns.fitting(all, first, to, WINDOW);
        DisplayColumns columns = new DisplayColumns(cutLeft ? "…" : "");
        String shown = columns.of(all.substring(first, last)) + (last < to ? "…" : "");
        int caret = columns.widthTo(Math.min(start, last) - first);
        int width = columns.widthTo(Math.max(Math.min(span.end(), last), Math.min(start, last)) - first) - caret;
        String bar = paint("|", BLUE);
        text.append('\n').append(gutter).append(' ').append(bar);
        text.append('\n')
                .append(' ')
                .append(paint(Integer.toString(line), BLUE))
                .append(' ')
                .append(bar);
        text.append(shown.isEmpty() ? "" : " " + shown.stripTrailing());
        text.append('\n').append(gutter).append(' ').append(bar).append(' ').append(" ".repeat(caret));
        text.append(paint("^".repeat(Math.max(1, width)), tone()));
        if (!problem.label().isEmpty()) {
            text.append(' ').append(paint(visible(problem.label()), tone()));
        }
    }

    private void note(StringBuilder text, String name, String content) {
        if (!content.isEmpty()) {
            text.append('\n')
                    .append(gutter)
                    .append(' ')
                    .append(paint("=", BLUE))
                    .append(' ');
            text.append(paint(name + ":", BOLD)).append(' ').append(visible(content));
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
