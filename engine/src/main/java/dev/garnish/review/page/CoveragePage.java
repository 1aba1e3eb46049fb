package dev.garnish.review.page;

import dev.garnish.review.CoverageReport;
import dev.garnish.review.CoverageReport.CountedCase;
import dev.garnish.review.CoverageReport.Counts;
import dev.garnish.review.CoverageReport.CoveredAttribute;
import dev.garnish.review.CoverageReport.Group;
import dev.garnish.review.CoverageReport.ItemList;
import dev.garnish.review.TestReport;
import java.util.List;
import java.util.function.ToLongFunction;

/** The page to attach to a release: what was checked of every item, and the checksums that replies and logs carry. */
public final class CoveragePage {
    private static final int MOST_ITEMS = 20;
    private static final int MOST_GROUPS = 200;

    private final Page page = new Page("Coverage");
    private final Html html = page.html();
    private final CoverageReport report;

    private CoveragePage(CoverageReport report) {
        this.report = report;
    }

    /**
     * A page about one rule set over one catalog version.
     *
     * @param report of the whole catalog
     * @param tests of the same rules
     * @return the page, to be stored in UTF-8
     */
    public static String of(CoverageReport report, TestReport tests) {
        CoveragePage made = new CoveragePage(report);
        made.html.element("p", Numbers.of(report.items(), "item") + ", " + Numbers.of(report.dropped()) + " dropped");
        made.page.main();
        made.summary(tests);
        made.attributes();
        report.attributes().forEach(made::attribute);
        return made.page.finished();
    }

    private void summary(TestReport tests) {
        html.open("table").element("caption", "Audit").open("tbody");
        line("Blank values", sum(Counts::blank), sum(Counts::blank) == 0);
        line("Values of an else", sum(Counts::fromElse), true);
        line("Values cut to their max", sum(Counts::cut), true);
        line("Pictures checked", images(false), true);
        line("Pictures refused, replaced by a later case", images(true), images(true) == 0);
        line("Tests passed", tests.tests().size() - tests.failed(), true);
        line("Tests failed", tests.failed(), tests.passes());
        identity("Rules (SHA-256)", report.rules());
        identity("Catalog version", report.catalog());
        html.close("tbody").close("table");
    }

    private long sum(ToLongFunction<Counts> number) {
        return report.attributes().stream()
                .map(CoveredAttribute::total)
                .mapToLong(number)
                .sum();
    }

    private long images(boolean refused) {
        return report.attributes().stream()
                .filter(CoveredAttribute::image)
                .map(CoveredAttribute::total)
                .mapToLong(refused ? Counts::refused : Counts::values)
                .sum();
    }

    private void line(String what, long number, boolean good) {
        html.open("tr")
                .element("th", what, "scope", "row")
                .open("td", "class", "number")
                .text(Numbers.of(number));
        if (!good) {
            page.mark("look here", "bad");
        }
        html.close("td").close("tr");
    }

    private void identity(String what, String value) {
        html.open("tr").element("th", what, "scope", "row");
        html.open("td").element("code", value).close("td").close("tr");
    }

    private void head(List<String> names) {
        html.open("thead").open("tr");
        names.forEach(name -> html.element("th", name, "scope", "col"));
        html.close("tr").close("thead").open("tbody");
    }

    private void attributes() {
        html.open("table").element("caption", "Attributes");
        head(List.of("Attribute", "Limits", "Own value", "Own, %", "Else", "Cut", "Refused", "Recipients"));
        for (CoveredAttribute one : report.attributes()) {
            html.open("tr").element("th", one.name() + (one.once() ? " (once)" : ""), "scope", "row");
            html.element("td", String.join(", ", one.limits()));
            counts(one.total());
            html.element("td", recipients(one)).close("tr");
        }
        html.close("tbody").close("table");
    }

    private String recipients(CoveredAttribute one) {
        String of = one.served() == one.samples() ? "" : Numbers.of(one.served()) + " of ";
        String each = one.samples() == 1 ? "the same for all" : of + Numbers.of(one.samples()) + " different";
        return each + (one.whole() ? "" : ", not all combinations");
    }

    private void counts(Counts counts) {
        html.number(counts.own())
                .element("td", counts.percent().toPlainString(), "class", "number")
                .number(counts.fromElse())
                .number(counts.cut())
                .number(counts.refused());
    }

    private void attribute(CoveredAttribute one) {
        html.element("h2", one.name());
        html.open("table").element("caption", "Cases");
        head(List.of("Case", "As written", "Values"));
        for (CountedCase counted : one.cases()) {
            html.open("tr")
                    .open("td")
                    .element("code", counted.name().place().toString())
                    .close("td");
            html.open("td").element("code", counted.name().text()).close("td");
            html.number(counted.values()).close("tr");
        }
        html.close("tbody").close("table");
        items("Items with the else", one.elseItems());
        items("Items whose value is cut", one.cut());
        items("Items of which a value is refused", one.refused());
        groups(one);
    }

    private void items(String what, ItemList list) {
        if (list.items() > 0) {
            html.open("p").text(what + ": " + Numbers.of(list.items()) + " (");
            List<String> first =
                    list.ids().subList(0, Math.min(MOST_ITEMS, list.ids().size()));
            for (int i = 0; i < first.size(); i++) {
                html.text(i == 0 ? "" : ", ").foreign(first.get(i));
            }
            html.text(list.items() > first.size() ? ", …)" : ")").close("p");
        }
    }

    private void groups(CoveredAttribute one) {
        if (one.groups().isEmpty()) {
            return;
        }
        html.open("table").element("caption", one.name() + " by " + report.by());
        head(List.of(report.by(), "Own value", "Own, %", "Else", "Cut", "Refused"));
        for (Group group :
                one.groups().subList(0, Math.min(MOST_GROUPS, one.groups().size()))) {
            html.open("tr").open("th", "scope", "row");
            html.foreign(group.value().isEmpty() ? "(missing)" : group.value()).close("th");
            counts(group.counts());
            html.close("tr");
        }
        html.close("tbody").close("table");
        if (one.groups().size() > MOST_GROUPS) {
            html.element("p", "and " + Numbers.of(one.groups().size() - MOST_GROUPS) + " smaller ones");
        }
    }
}
