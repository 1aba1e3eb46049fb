package dev.garnish.review.json;

import dev.garnish.review.CoverageReport;
import dev.garnish.review.CoverageReport.Counts;
import dev.garnish.review.CoverageReport.CoveredAttribute;
import dev.garnish.review.CoverageReport.ItemList;
import dev.garnish.review.CoverageReport.Shortfall;
import java.util.List;
import java.util.Map;

/** The JSON of a coverage, in the shape of {@code docs/reports.md}. */
public final class CoverageJson {
    private CoverageJson() {}

    /**
     * What attributes give over the whole catalog.
     *
     * @param report the counts
     * @param below what fell below what was required
     * @return the object
     */
    public static Map<String, Object> of(CoverageReport report, List<Shortfall> below) {
        return Fields.of(
                "rules", report.rules(),
                "catalog", report.catalog(),
                "items", report.items(),
                "dropped", report.dropped(),
                "by", report.by(),
                "recipients", report.recipients(),
                "attributes",
                        report.attributes().stream()
                                .map(CoverageJson::attribute)
                                .toList(),
                "below",
                        below.stream()
                                .map(one -> Fields.of(
                                        "attribute", one.attribute(),
                                        "required", one.required(),
                                        "found", one.found()))
                                .toList());
    }

    private static Map<String, Object> attribute(CoveredAttribute one) {
        Map<String, Object> fields = Fields.of(
                "name", one.name(),
                "once", one.once(),
                "limits", one.limits(),
                "samples", one.samples(),
                "served", one.served(),
                "whole", one.whole());
        fields.putAll(counts(one.total()));
        fields.put(
                "cases",
                one.cases().stream()
                        .map(counted -> ReviewJson.named(counted.name(), "values", counted.values()))
                        .toList());
        fields.put(
                "groups",
                one.groups().stream()
                        .map(group -> {
                            Map<String, Object> named = Fields.of("value", group.value());
                            named.putAll(counts(group.counts()));
                            return named;
                        })
                        .toList());
        fields.put("elseItems", items(one.elseItems()));
        fields.put("cutItems", items(one.cut()));
        fields.put("refusedItems", items(one.refused()));
        return fields;
    }

    private static Map<String, Object> counts(Counts counts) {
        return Fields.of(
                "values", counts.values(),
                "own", counts.own(),
                "percent", counts.percent(),
                "fromElse", counts.fromElse(),
                "cut", counts.cut(),
                "refused", counts.refused(),
                "blank", counts.blank());
    }

    private static Map<String, Object> items(ItemList list) {
        return Fields.of("items", list.items(), "ids", list.ids());
    }
}
