package dev.garnish.review.page;

import dev.garnish.review.RecipientExplanation.Fate;
import dev.garnish.review.RecipientPreview;
import dev.garnish.review.RecipientPreview.PreviewItem;
import dev.garnish.review.RecipientPreview.PreviewValue;
import dev.garnish.review.SmsSegments;
import java.util.List;

/**
 * What recipients get, as e-mail, push and SMS would show it, and below that each value with its case. Ids and what texts
 * repeat of a recipient are masked.
 */
public final class PreviewPage {
    private final Page page = new Page("Preview");
    private final Html html = page.html();

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
            email(one);
            push(one);
            sms(one);
            html.close("div");
            table(one);
        } else {
            html.element("p", why(one.fate()));
        }
        html.close("section");
    }

    private static String why(Fate fate) {
        return switch (fate) {
            case SERVED -> "";
            case PASSES -> "The rules are not for this recipient, who gets nothing.";
            case OMITTED -> "The rules are not for this recipient, who is left out of the reply.";
            case FAILS -> "An item is unknown, and the rules fail such a recipient, who gets nothing.";
        };
    }

    private void email(RecipientPreview one) {
        MessageDraft draft = new MessageDraft(one, PreviewValue::shared);
        html.open("div", "class", "frame").element("h3", "E-mail");
        html.open("div", "class", "subject").foreign(draft.headline()).close("div");
        one.values().stream()
                .filter(PreviewValue::image)
                .forEach(image -> page.picture(image.text(), image.attribute()));
        draft.shown().forEach(this::card);
        html.close("div");
    }

    private void card(PreviewItem item) {
        html.open("div", "class", "card");
        String name = MessageDraft.texts(item.values())
                .map(PreviewValue::shared)
                .findFirst()
                .orElse(item.item());
        for (PreviewValue value : item.values()) {
            if (value.image()) {
                page.picture(value.text(), name);
            } else {
                html.open("div", "class", "value").foreign(value.shared()).close("div");
            }
        }
        html.close("div");
    }

    private void push(RecipientPreview one) {
        MessageDraft draft = new MessageDraft(one, PreviewValue::shared);
        List<String> items = draft.items();
        String title = draft.headline().isEmpty() && !items.isEmpty() ? items.get(0) : draft.headline();
        html.open("div", "class", "frame phone")
                .element("h3", "Push")
                .open("div", "class", "note")
                .open("div", "class", "clamp1")
                .foreign(title)
                .close("div")
                .open("div", "class", "clamp4")
                .foreign(String.join(", ", items))
                .close("div")
                .close("div")
                .close("div");
    }

    private void sms(RecipientPreview one) {
        SmsSegments size = SmsSegments.of(new MessageDraft(one, PreviewValue::text).lines());
        html.open("div", "class", "frame phone")
                .element("h3", "SMS")
                .open("div", "class", "bubble")
                .foreign(new MessageDraft(one, PreviewValue::shared).lines())
                .close("div")
                .element(
                        "p",
                        Numbers.of(size.segments(), "segment") + ": " + Numbers.of(size.units())
                                + (size.gsm()
                                        ? " characters of the GSM alphabet"
                                        : " UTF-16 units, as not all is in the GSM alphabet"))
                .close("div");
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
        if (value.source().otherwise()) {
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
