package dev.garnish.review.page;

import dev.garnish.review.RecipientExplanation.Fate;
import dev.garnish.review.RecipientPreview;
import dev.garnish.review.RecipientPreview.PreviewItem;
import dev.garnish.review.RecipientPreview.PreviewValue;
import java.util.List;

/**
 * What recipients get, as e-mail, push and SMS would show it, and below that each value with its case. Ids and what texts
 * repeat of a recipient are masked.
 */
public final class PreviewPage {
    private final Page page = new Page("Preview");
    private final Html html = page.html();
    private final MessageFrames frames = new MessageFrames(page, PreviewValue::shared);

    private PreviewPage() {}

    /**
     * A page about some recipients.
     *
     * @param previews in the order in which they are shown
     * @return the page, to be stored in UTF-8
     */
    public static String of(List<RecipientPreview> previews) {
        PreviewPage made = new PreviewPage();
        made.html.element("p", Numbers.of(previews.size(), "recipient") + ", masked");
        made.page.allPictures();
        made.page.main();
        for (int i = 0; i < previews.size(); i++) {
            made.recipient(previews.get(i), i + 1);
        }
        return made.page.finished();
    }

    private void recipient(RecipientPreview one, int number) {
        html.open("section", "aria-labelledby", "r" + number)
                .open("h2", "id", "r" + number)
                .text("Recipient " + number + " ")
                .foreign(one.masked())
                .close("h2");
        if (one.fate() == Fate.SERVED) {
            html.open("div", "class", "frames");
            frames.email(one);
            frames.push(one);
            frames.sms(one);
            html.close("div");
            table(one);
        } else {
            html.element("p", MessageFrames.why(one.fate()));
        }
        html.close("section");
    }

    private void table(RecipientPreview one) {
        html.open("table")
                .element("caption", "Each value and the case that gave it")
                .open("thead")
                .open("tr");
        for (String head : List.of("#", "Item", "Attribute", "Value", "Case")) {
            html.element("th", head, "scope", "col");
        }
        html.close("tr").close("thead").open("tbody");
        one.values().forEach(value -> row("once", "", value));
        one.items().forEach(this::item);
        html.close("tbody").close("table");
    }

    private void item(PreviewItem item) {
        if (item.position() == 0) {
            html.open("tr").element("td", "").open("td").foreign(item.item()).close("td");
            html.element("td", item.known() ? "dropped" : "unknown and dropped", "colspan", "3")
                    .close("tr");
        }
        String position = Numbers.of(item.position());
        item.values().forEach(value -> row(position, item.item(), value));
    }

    private void row(String position, String item, PreviewValue value) {
        html.open("tr").element("td", position).open("td").foreign(item).close("td");
        html.element("td", value.attribute());
        html.open("td").foreign(value.shared()).close("td");
        html.open("td").element("code", value.source().place().toString());
        if (value.source().isElse()) {
            page.mark("else", "");
        }
        if (value.cut()) {
            page.mark("cut", "");
        }
        if (value.refused() != null) {
            page.mark(value.refused().isImageRefusal() ? "image refused" : "refused", "bad");
        }
        html.close("td").close("tr");
    }
}
