package dev.garnish.cli;

import dev.garnish.internal.text.Printable;
import dev.garnish.review.ReleaseDiffReport;
import dev.garnish.review.ReleaseDiffReport.AttributeChange;
import dev.garnish.review.ReleaseDiffReport.CaseChange;
import dev.garnish.review.ReleaseDiffReport.Change;
import dev.garnish.review.ReleaseDiffReport.ChangedText;
import dev.garnish.review.ReleaseDiffReport.Moved;
import dev.garnish.review.ReleaseDiffReport.Touched;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Differences as a comment on a pull request: a table of changes, no larger than a comment may be. */
final class DiffMarkdown {
    private static final int MOST_ROWS = 60;

    private final StringBuilder text = new StringBuilder();

    private DiffMarkdown() {}

    static String of(ReleaseDiffReport report, @Nullable Touched touched) {
        DiffMarkdown made = new DiffMarkdown();
        made.text.append("### ").append(DiffText.summary(report)).append("\n\n");
        if (touched != null) {
            made.text.append(DiffText.words(touched)).append("\n\n");
        }
        made.moved("Items added to the catalog", report.added());
        made.moved("Items removed from the catalog", report.removed());
        made.moved("Items that somebody is shown no longer", report.dropped());
        made.moved("Items that somebody is shown now", report.restored());
        made.changes(report);
        return made.text.toString();
    }

    private void moved(String what, Moved moved) {
        if (moved.items() > 0) {
            text.append("* ")
                    .append(what)
                    .append(": ")
                    .append(CatalogText.number(moved.items()))
                    .append(", first ");
            text.append(escaped(moved.examples().get(0))).append('\n');
        }
    }

    private void changes(ReleaseDiffReport report) {
        boolean any = report.attributes().stream().anyMatch(one -> !one.cases().isEmpty());
        report.attributes().stream()
                .filter(one -> one.change() != Change.CHANGED)
                .forEach(one -> text.append("* ")
                        .append(escaped(one.name()))
                        .append(one.change() == Change.ADDED ? " is new\n" : " is taken out\n"));
        if (!any) {
            return;
        } else if (text.charAt(text.length() - 2) != '\n') {
            text.append('\n');
        }
        text.append("| attribute | case before | case after | items | example | before | after |\n");
        text.append("|---|---|---|--:|---|---|---|\n");
        int rows = 0;
        int all = 0;
        for (AttributeChange attribute : report.attributes()) {
            for (CaseChange group : attribute.cases()) {
                all++;
                if (rows < MOST_ROWS) {
                    rows++;
                    row(attribute, group);
                }
            }
        }
        if (all > rows) {
            text.append("\nand ").append(all - rows).append(" more groups of changes\n");
        }
    }

    private void row(AttributeChange attribute, CaseChange group) {
        ChangedText first = group.samples().get(0);
        String recipient = first.recipient().isEmpty() ? "" : "(" + first.recipient() + ")";
        String example = (first.item() + " " + recipient).strip();
        text.append("| ").append(escaped(attribute.name()));
        List<String> cases = PreviewText.places(group.before(), group.after());
        text.append(" | ").append(escaped(cases.get(0)));
        text.append(" | ").append(escaped(cases.get(1))).append(group.becomesElse() ? " **else**" : "");
        text.append(" | ").append(CatalogText.number(group.items()));
        text.append(" | ").append(escaped(example));
        text.append(" | ").append(escaped(first.before()));
        text.append(" | ").append(escaped(first.after()));
        text.append(" |\n");
    }

    /** A text of the catalog as text: it makes no link, no mention, no markup and no cell. */
    static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        String line = Printable.name(text);
        line.codePoints().forEach(c -> {
            boolean plain = Character.isLetterOrDigit(c) || c > '~' || " .,:;'\"()?/$%".indexOf(c) >= 0;
            if (plain) {
                escaped.appendCodePoint(c);
            } else {
                escaped.append("&#").append(c).append(';');
            }
        });
        return escaped.toString().replace("://", "&#58;//").replace("www.", "www&#46;");
    }
}
