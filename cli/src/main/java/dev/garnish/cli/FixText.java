package dev.garnish.cli;

import dev.garnish.internal.text.Printable;
import dev.garnish.review.SureFixes.Fix;
import dev.garnish.rules.Span;
import java.util.List;
import java.util.stream.Collectors;

/** Fixes as their authors see them before they agree: each line as it is and as it becomes. */
final class FixText {
    private FixText() {}

    static String of(List<Fix> fixes, boolean colour) {
        return fixes.stream().map(fix -> of(fix, colour)).collect(Collectors.joining("\n"));
    }

    private static String of(Fix fix, boolean colour) {
        Span span = fix.span();
        String text = span.source().text();
        int start = Math.max(text.lastIndexOf('\n', span.start() - 1), text.lastIndexOf('\r', span.start() - 1)) + 1;
        int end = span.end();
        while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
            end++;
        }
        String before = text.substring(start, span.start());
        String behind = text.substring(span.end(), end);
        return span + "\n"
                + line("- ", before + span.text() + behind, colour ? "31" : "") + "\n"
                + line("+ ", before + fix.replacement() + behind, colour ? "32" : "");
    }

    private static String line(String mark, String text, String colour) {
        String line = "  " + mark + Printable.text(text.strip());
        return colour.isEmpty() ? line : "\u001b[" + colour + "m" + line + "\u001b[0m";
    }
}
