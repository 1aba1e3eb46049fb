package dev.garnish.cli;

import dev.garnish.internal.text.Printable;
import dev.garnish.review.CaseName;
import dev.garnish.review.DisplayText;
import dev.garnish.review.TestReport;
import dev.garnish.review.TestResult;
import java.util.List;

/** A report of tests for people: what failed is shown as expected and actual, the first difference marked. */
final class TestText {
    private final TestReport report;
    private final boolean colour;
    private final StringBuilder text = new StringBuilder();

    TestText(TestReport report, boolean colour) {
        this.report = report;
        this.colour = colour;
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
            line(paint("ok", "32") + "    " + name(test));
            return;
        }
        line(paint("FAIL", "1;31") + "  " + name(test) + "  (" + test.place() + ")");
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
        line("                  " + " ".repeat(samePrefix(expected, actual)) + paint("^", "1;31"));
    }

    /** In code points. */
    private static int samePrefix(String one, String other) {
        int at = 0;
        int shorter = Math.min(one.length(), other.length());
        while (at < shorter && one.charAt(at) == other.charAt(at)) {
            at++;
        }
        return one.codePointCount(0, at);
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

    private void line(String content) {
        text.append(content).append('\n');
    }

    private String paint(String content, String code) {
        return colour ? "\u001b[" + code + "m" + content + "\u001b[0m" : content;
    }
}
