package dev.garnish.review.json;

import dev.garnish.review.CaseName;
import dev.garnish.review.ReleaseDiffReport;
import dev.garnish.review.ReleaseDiffReport.AttributeChange;
import dev.garnish.review.ReleaseDiffReport.CaseChange;
import dev.garnish.review.ReleaseDiffReport.ChangedText;
import dev.garnish.review.ReleaseDiffReport.Moved;
import dev.garnish.review.ReleaseDiffReport.Touched;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The JSON of differences, in the shape of {@code docs/reports.md}. */
public final class DiffJson {
    private DiffJson() {}

    /**
     * What changes.
     *
     * @param report the changes
     * @param touched for how many recipients; null where this was not asked
     * @return the object
     */
    public static Map<String, Object> of(ReleaseDiffReport report, @Nullable Touched touched) {
        Map<String, Object> fields = Fields.of(
                "before", identity(report.before()),
                "after", identity(report.after()),
                "items", report.items(),
                "added", moved(report.added()),
                "removed", moved(report.removed()),
                "dropped", moved(report.dropped()),
                "restored", moved(report.restored()),
                "attributes",
                        report.attributes().stream().map(DiffJson::attribute).toList());
        if (touched != null) {
            fields.put("weight", touched(touched));
        }
        return fields;
    }

    private static Map<String, Object> identity(ReleaseDiffReport.Identity one) {
        return Fields.of("rules", one.rules(), "catalog", one.catalog());
    }

    private static Map<String, Object> moved(Moved moved) {
        return Fields.of("items", moved.items(), "ids", moved.examples());
    }

    private static Map<String, Object> attribute(AttributeChange one) {
        return Fields.of(
                "name", one.name(),
                "change", ReviewJson.word(one.change()),
                "image", one.image(),
                "items", one.items(),
                "becomeElse", one.becomesElse(),
                "whole", one.whole(),
                "cases", one.cases().stream().map(DiffJson::group).toList());
    }

    private static Map<String, Object> group(CaseChange one) {
        return Fields.of(
                "before", name(one.before()),
                "after", name(one.after()),
                "becomesElse", one.becomesElse(),
                "items", one.items(),
                "values", one.values(),
                "samples", one.samples().stream().map(DiffJson::sample).toList());
    }

    private static Map<String, Object> name(CaseName name) {
        return ReviewJson.named(name);
    }

    private static Map<String, Object> sample(ChangedText one) {
        return Fields.of(
                "item", one.item(), "recipient", one.recipient(), "before", one.before(), "after", one.after());
    }

    private static Map<String, Object> touched(Touched touched) {
        return Fields.of(
                "recipients", touched.recipients(),
                "touched", touched.touched(),
                "attributes",
                        touched.attributes().stream()
                                .map(one -> Fields.of("name", one.name(), "recipients", one.recipients()))
                                .toList());
    }
}
