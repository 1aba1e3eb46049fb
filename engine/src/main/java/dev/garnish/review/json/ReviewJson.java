package dev.garnish.review.json;

import dev.garnish.event.Diagnostic;
import dev.garnish.review.CaseName;
import dev.garnish.review.CatalogReport;
import dev.garnish.review.Explanation;
import dev.garnish.review.RecipientExplanation;
import dev.garnish.review.SourcePosition;
import dev.garnish.review.TestReport;
import dev.garnish.review.TestResult;
import dev.garnish.review.TestValue;
import dev.garnish.rules.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The JSON of reports about rules, in the shape of {@code docs/reports.md}, whatever their types look like. Each method returns
 * a new map that the caller may change, in the order in which its keys are to be written; values are texts, numbers, truths,
 * lists and maps, and null only where the shape says so. A key whose text is empty is left out.
 */
public final class ReviewJson {
    private ReviewJson() {}

    /**
     * {@return a check: problems, and what the report says of the values of every item}
     *
     * @param problems errors and warnings, written in this order
     * @param report {@link CatalogReport#NOTHING} where errors leave nothing to look at
     */
    public static Map<String, Object> check(List<Problem> problems, CatalogReport report) {
        return Fields.of(
                "problems", problems.stream().map(ReviewJson::problem).toList(),
                "items", report.items(),
                "dropped", report.dropped(),
                "drops", report.drops().stream().map(ReviewJson::drop).toList(),
                "dated", report.dated().stream().map(ReviewJson::dated).toList(),
                "attributes",
                        report.attributes().stream().map(ReviewJson::coverage).toList());
    }

    private static Map<String, Object> dated(CatalogReport.DatedCase one) {
        return named(
                one.name(), "today", one.today(), "items", one.items(), "changes", one.changes(), "whole", one.whole());
    }

    /**
     * {@return one problem, with its line and column from 1}
     *
     * @param problem an error or a warning
     */
    public static Map<String, Object> problem(Problem problem) {
        return Fields.of(
                "code", problem.code().id(),
                "severity", problem.isError() ? "error" : "warning",
                "file", problem.span().source().name(),
                "line", problem.span().line(),
                "column", problem.span().column(),
                "message", problem.message(),
                "label", problem.label(),
                "help", problem.help(),
                "effect", problem.effect());
    }

    private static Map<String, Object> drop(CatalogReport.DropCoverage drop) {
        return at(drop.place(), "when", drop.text(), "items", drop.items(), "possible", drop.possible());
    }

    private static Map<String, Object> coverage(CatalogReport.AttributeCoverage attribute) {
        Map<String, Object> fields = Fields.of(
                "name", attribute.name(),
                "once", attribute.once(),
                "sameForEveryRecipient", attribute.certain(),
                "cases", attribute.cases().stream().map(ReviewJson::coverage).toList());
        if (!attribute.segments().isEmpty()) {
            fields.put("segments", attribute.segments());
        }
        return fields;
    }

    private static Map<String, Object> coverage(CatalogReport.CaseCoverage one) {
        Map<String, Object> fields =
                named(one.name(), "items", one.items(), "possible", one.possible(), "applicable", one.applicable());
        CatalogReport.Example example = one.example();
        if (example != null) {
            fields.put("example", Fields.of("item", example.item(), "value", example.value()));
        }
        return fields;
    }

    /**
     * {@return how tests went, and how many of their values each case gave}
     *
     * @param report of one run
     */
    public static Map<String, Object> tests(TestReport report) {
        return Fields.of(
                "passed", report.tests().size() - report.failed(),
                "failed", report.failed(),
                "tests", report.tests().stream().map(ReviewJson::test).toList(),
                "cases",
                        report.cases().stream()
                                .map(one -> named(one.name(), "values", one.values()))
                                .toList());
    }

    private static Map<String, Object> test(TestResult test) {
        Map<String, Object> fields = Fields.of("name", test.name());
        fields.putAll(at(
                test.place(),
                "passes",
                test.passes(),
                "expectations",
                test.expectations().stream().map(ReviewJson::expectation).toList(),
                "diagnostics",
                test.diagnostics().stream().map(ReviewJson::diagnostic).toList()));
        return fields;
    }

    private static Map<String, Object> expectation(TestResult.Expectation one) {
        Map<String, Object> fields = Fields.of("attribute", one.attribute());
        fields.putAll(at(one.place(), "holds", one.holds()));
        fields.put("expected", value(one.expected()));
        fields.put("actual", value(one.actual()));
        return fields;
    }

    /** A text, a list of texts, or null where there is no value. */
    private static @Nullable Object value(TestValue value) {
        return switch (value.kind()) {
            case TEXT -> value.texts().get(0);
            case LIST -> value.texts();
            case ABSENT -> null;
        };
    }

    private static Map<String, Object> diagnostic(Diagnostic one) {
        return Fields.of("code", one.code().name(), "where", one.where(), "message", one.message());
    }

    /**
     * {@return why an item is shown as it is}
     *
     * @param one holds data of the item and the recipient, which the JSON repeats
     */
    public static Map<String, Object> explanation(Explanation one) {
        return Fields.of(
                "item", one.item(),
                "known", one.known(),
                "outcome", word(one.fate()),
                "conditions", conditions(one.conditions()),
                "attributes", attributes(one.attributes()));
    }

    /**
     * {@return all that a recipient gets, and why}
     *
     * @param one holds data of the recipient, which the JSON repeats
     */
    public static Map<String, Object> explanation(RecipientExplanation one) {
        return Fields.of(
                "recipient", one.recipient(),
                "outcome", word(one.fate()),
                "conditions", conditions(one.conditions()),
                "items", one.items().stream().map(ReviewJson::listed).toList(),
                "attributes", attributes(one.attributes()),
                "values", one.values());
    }

    private static Map<String, Object> listed(RecipientExplanation.ListedItem one) {
        return Fields.of(
                "item", one.item(),
                "place", one.place(),
                "position", one.position(),
                "known", one.known(),
                "outcome", word(one.fate()),
                "conditions", conditions(one.conditions()),
                "attributes", attributes(one.attributes()));
    }

    private static List<Map<String, Object>> conditions(List<Explanation.Condition> all) {
        return all.stream().map(ReviewJson::condition).toList();
    }

    private static List<Map<String, Object>> attributes(List<Explanation.ExplainedAttribute> all) {
        return all.stream().map(ReviewJson::explained).toList();
    }

    private static Map<String, Object> condition(Explanation.Condition one) {
        Map<String, Object> fields = Fields.of("clause", one.clause());
        fields.putAll(at(one.place(), "holds", one.holds(), "when", expression(one.when())));
        return fields;
    }

    private static Map<String, Object> explained(Explanation.ExplainedAttribute one) {
        return Fields.of(
                "name", one.name(),
                "once", one.once(),
                "limits", one.limits(),
                "value", one.value(),
                "cases", one.cases().stream().map(ReviewJson::explained).toList());
    }

    private static Map<String, Object> explained(Explanation.ExplainedCase one) {
        Map<String, Object> fields = named(one.name(), "outcome", word(one.fate()), "sent", one.sent());
        Explanation.ExplainedExpression when = one.when();
        if (when != null) {
            fields.put("when", expression(when));
        }
        Explanation.ExplainedExpression use = one.use();
        if (use != null) {
            fields.put("use", expression(use));
        }
        return fields;
    }

    private static Map<String, Object> expression(Explanation.ExplainedExpression one) {
        Map<String, Object> fields = valued(one.text(), one.value());
        List<Object> read = new ArrayList<>();
        one.readings().forEach(reading -> read.add(valued(reading.text(), reading.value())));
        fields.put("read", read);
        return fields;
    }

    /** With a null where the value is missing. */
    private static Map<String, Object> valued(String text, @Nullable Object value) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("text", text);
        fields.put("value", value);
        return fields;
    }

    static Map<String, Object> named(CaseName name, Object... more) {
        Map<String, Object> fields = Fields.of(
                "attribute", name.attribute(),
                "case", name.number(),
                "else", name.isElse(),
                "label", name.label(),
                "text", name.text());
        fields.putAll(at(name.place(), more));
        return fields;
    }

    /**
     * {@return a place in a file, and more keys and values in turn}
     *
     * @param place its {@code file}, {@code line} and {@code column} come first
     * @param more keys and values in turn, as {@link Fields#of} takes them
     */
    public static Map<String, Object> at(SourcePosition place, Object... more) {
        Map<String, Object> fields = Fields.of("file", place.file(), "line", place.line(), "column", place.column());
        fields.putAll(Fields.of(more));
        return fields;
    }

    static String word(Enum<?> one) {
        return one.name().toLowerCase(Locale.ROOT);
    }
}
