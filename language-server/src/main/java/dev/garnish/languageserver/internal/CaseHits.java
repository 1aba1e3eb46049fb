package dev.garnish.languageserver.internal;

import dev.garnish.review.CatalogReport;
import dev.garnish.review.CatalogReport.AttributeCoverage;
import dev.garnish.review.CatalogReport.CaseCoverage;
import dev.garnish.review.DisplayText;
import dev.garnish.rules.Source;
import java.util.ArrayList;
import java.util.List;

/**
 * How many items take a case.
 *
 * @param line of the file, from 0
 * @param text {@code 412 of 2,465}
 * @param example an item that takes it, and its value; empty where there is none
 */
public record CaseHits(int line, String text, String example) {
    /** Those of a file, in the order written; none until every item was looked at. */
    public static List<CaseHits> of(Analysis rules, Source source) {
        return rules.report().map(report -> of(report, source)).orElse(List.of());
    }

    private static List<CaseHits> of(CatalogReport report, Source source) {
        List<CaseHits> hits = new ArrayList<>();
        for (AttributeCoverage attribute : report.attributes()) {
            for (CaseCoverage one : attribute.once() ? List.<CaseCoverage>of() : attribute.cases()) {
                if (one.name().place().file().equals(source.name())) {
                    hits.add(of(one, report.items() - report.dropped()));
                }
            }
        }
        return hits;
    }

    private static CaseHits of(CaseCoverage one, long served) {
        String least = DisplayText.number(one.items());
        String most = one.possible() == 0 ? "" : " to " + DisplayText.number(one.items() + one.possible());
        return new CaseHits(
                one.name().place().line() - 1,
                least + most + " of " + DisplayText.number(served),
                one.example() == null
                        ? ""
                        : "item %s: %s"
                                .formatted(
                                        DisplayText.text(one.example().item()),
                                        DisplayText.text(one.example().value())));
    }
}
