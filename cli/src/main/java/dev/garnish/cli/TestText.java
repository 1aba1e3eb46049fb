package dev.garnish.cli;

import dev.garnish.internal.text.DisplayWidth;
import dev.garnish.internal.text.Printable;
import dev.garnish.review.CaseName;
import dev.garnish.review.DisplayText;
import dev.garnish.review.TestReport;
import dev.garnish.review.TestResult;
import java.util.List;

/** A report of tests for people: what failed is shown as expected and actual, the first difference marked. */
final class TestText {
    /** Columns before a value in the lines that compare two. */
    private static final int BEFORE_VALUE = "        expected  ".length();

    private final TestReport report;
    private final boolean colour;
    private final int width;
    private final StringBuilder text = new StringBuilder();

    /** @param width columns of the terminal */
    TestText(TestReport report, boolean colour, int width) {
        this.report = report;
        this.colour = colour;
        this.width = width;
    }

    String text(boolean coverage) {
        report.tests().forEach(this::test);
        if (coverage) {
            coverage(report.unreached());
        }
        text.append(SummaryLine.count(report.tests().size(), "test"))
                .append(", ")
                .append(report.failed())
                .append(" failed");
        if (coverage) {
            int cases = report.cases().size();
            int reached = cases - report.unreached().size();
            text.append(", ").append(reached + " of " + SummaryLine.count(cases, "case") + " reached");
        }
        return text.toString();
    }

    private void test(TestResult test) {
        if (test.passes()) {
            line("ok", "32", "    " + name(test));
            return;
        }
        line("FAIL", "1;31", "  " + name(test) + "  (" + test.place() + ")");
        test.expectations().stream().filter(one -> !one.holds()).forEach(this::difference);
        test.diagnostics()
                .forEach(one -> line("      " + Printable.name(one.where()) + ": " + Printable.text(one.message())));
    }

    /** As it stands between its quotes. */
    private static String name(TestResult test) {
        String written = DisplayText.text(test.name());
        return written.substring(1, written.length() - 1);
    }

    private void difference(TestResult.Expectation wrong) {
        String expected = wrong.expected().toString();
        String actual = wrong.actual().toString();
        line("      " + Printable.name(wrong.attribute()) + "  (" + wrong.place() + ")");
        line("        expected  " + expected);
        line("        actual    " + actual);
        if (DisplayWidth.of(actual) <= width - BEFORE_VALUE) {
            text.append(" ".repeat(BEFORE_VALUE + samePrefix(expected, actual)))
                    .append(paint("^", "1;31"))
                    .append('\n');
        }
    }

    /** In columns. */
    private static int samePrefix(String one, String other) {
        int at = 0;
        int shorter = Math.min(one.length(), other.length());
        while (at < shorter && one.charAt(at) == other.charAt(at)) {
            at++;
        }
        return DisplayWidth.of(one.substring(0, at));
    }

    private void coverage(List<CaseName> unreached) {
        if (unreached.isEmpty()) {
            return;
        }
        line("");
        line("no test reaches");
        for (CaseName one : unreached) {
            line("  " + one.place() + "  " + one.attribute() + ": " + Printable.text(one.text()));
        }
        line("");
    }

    /** A line with a word in colour before it. */
    private void line(String word, String code, String content) {
        String fitted = TerminalSize.fitted(word + content, width);
        text.append(paint(word, code))
                .append(fitted, word.length(), fitted.length())
                .append('\n');
    }

    private void line(String content) {
        line("", "", content);
    }

    private String paint(String content, String code) {
        return colour && !content.isEmpty() ? "\u001b[" + code + "m" + content + "\u001b[0m" : content;
    }
}
