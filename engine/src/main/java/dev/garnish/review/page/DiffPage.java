package dev.garnish.review.page;

import dev.garnish.review.CaseName;
import dev.garnish.review.ReleaseDiffReport;
import dev.garnish.review.ReleaseDiffReport.AttributeChange;
import dev.garnish.review.ReleaseDiffReport.CaseChange;
import dev.garnish.review.ReleaseDiffReport.Change;
import dev.garnish.review.ReleaseDiffReport.ChangedText;
import dev.garnish.review.ReleaseDiffReport.Moved;
import dev.garnish.review.ReleaseDiffReport.Touched;
import java.util.List;
import java.util.Optional;

/** What a colleague reviews before a release: each change with the cases, and values before and after, with pictures. */
public final class DiffPage {
    private final Page page = new Page("Changes");
    private final Html html = page.html();

    private DiffPage() {}

    /**
     * A page about two releases.
     *
     * @param report what changes
     * @param touched real recipients who are concerned; empty where none were compared
     * @return the page, to be stored in UTF-8
     */
    public static String of(ReleaseDiffReport report, Optional<Touched> touched) {
        DiffPage made = new DiffPage();
        made.html.element("p", made.summary(report));
        touched.ifPresent(one -> made.html.element("p", words(one)));
        made.page.allPictures();
        made.page.main();
        made.releases(report);
        made.moved("Items added to the catalog", report.added());
        made.moved("Items removed from the catalog", report.removed());
        made.moved("Items that somebody is shown no longer", report.dropped());
        made.moved("Items that somebody is shown now", report.restored());
        report.attributes().forEach(made::attribute);
        return made.page.finished();
    }

    private String summary(ReleaseDiffReport report) {
        return report.changesNothing()
                ? "Nothing changes for " + Numbers.of(report.items(), "item") + "."
                : Numbers.of(report.values(), "value") + " of " + Numbers.of(report.items(), "item") + " change, "
                        + Numbers.of(report.becomesElse()) + " to the else.";
    }

    private static String words(Touched one) {
        return Numbers.of(one.touched()) + " of " + Numbers.of(one.recipients(), "real recipient")
                + " get something else.";
    }

    private void releases(ReleaseDiffReport report) {
        html.open("table").element("caption", "Releases");
        head(List.of("", "Rules (SHA-256)", "Catalog version"));
        release("Before", report.before());
        release("After", report.after());
        html.close("tbody").close("table");
    }

    private void release(String name, ReleaseDiffReport.Identity one) {
        html.open("tr").element("th", name, "scope", "row");
        html.open("td").element("code", one.rules()).close("td");
        html.open("td").element("code", one.catalog()).close("td").close("tr");
    }

    private void head(List<String> names) {
        html.open("thead").open("tr");
        for (String name : names) {
            if (name.isEmpty()) {
                html.element("td", "");
            } else {
                html.element("th", name, "scope", "col");
            }
        }
        html.close("tr").close("thead").open("tbody");
    }

    private void moved(String what, Moved moved) {
        if (moved.items() > 0) {
            html.open("p").text(what + ": " + Numbers.of(moved.items()) + " (");
            for (int i = 0; i < moved.examples().size(); i++) {
                html.text(i == 0 ? "" : ", ").foreign(moved.examples().get(i));
            }
            html.text(moved.items() > moved.examples().size() ? ", …)" : ")").close("p");
        }
    }

    private void attribute(AttributeChange one) {
        html.open("h2").text(one.name());
        if (one.becomesElse() > 0) {
            page.mark(Numbers.of(one.becomesElse(), "item") + " to the else", "bad");
        }
        html.close("h2");
        if (one.change() != Change.CHANGED) {
            html.element("p", one.change() == Change.ADDED ? "This attribute is new." : "This attribute is taken out.");
        } else if (!one.whole()) {
            html.element("p", "There are more combinations of recipients than were compared.");
        }
        one.cases().forEach(group -> group(one, group));
    }

    private void group(AttributeChange attribute, CaseChange group) {
        html.open("table").open("caption");
        html.text(Numbers.of(group.items(), "item") + ": ");
        name(group.before());
        html.text(" → ");
        name(group.after());
        if (group.becomesElse()) {
            page.mark("else", "bad");
        }
        html.close("caption");
        head(List.of("Item", "Recipient", "Before", "After"));
        group.samples().forEach(sample -> sample(attribute, sample));
        html.close("tbody").close("table");
    }

    private void name(CaseName name) {
        html.open("code").text(name.place().toString() + " " + name.text()).endInline("code");
    }

    private void sample(AttributeChange attribute, ChangedText sample) {
        html.open("tr").open("td").foreign(sample.item()).close("td");
        html.element("td", sample.recipient());
        value(attribute, sample.before(), "before", sample.item());
        value(attribute, sample.after(), "after", sample.item());
        html.close("tr");
    }

    private void value(AttributeChange attribute, String value, String when, String item) {
        html.open("td").foreign(value);
        if (attribute.image()) {
            page.picture(value, item + " " + when);
        }
        html.close("td");
    }
}
