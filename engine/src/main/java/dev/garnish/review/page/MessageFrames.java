package dev.garnish.review.page;

import dev.garnish.review.RecipientExplanation.Fate;
import dev.garnish.review.RecipientPreview;
import dev.garnish.review.RecipientPreview.PreviewItem;
import dev.garnish.review.RecipientPreview.PreviewValue;
import dev.garnish.review.SmsSegments;
import java.util.List;
import java.util.function.Function;

/** What a recipient gets as e-mail, push and SMS would show it. */
final class MessageFrames {
    private final Page page;
    private final Html html;
    private final Function<PreviewValue, String> words;

    /** @param words how a value is written */
    MessageFrames(Page page, Function<PreviewValue, String> words) {
        this.page = page;
        this.html = page.html();
        this.words = words;
    }

    static String why(Fate fate) {
        return switch (fate) {
            case SERVED -> "";
            case PASSES -> "The rules are not for this recipient, who gets nothing.";
            case OMITTED -> "The rules are not for this recipient, who is left out of the reply.";
            case FAILS -> "An item is unknown, and the rules fail such a recipient, who gets nothing.";
        };
    }

    void email(RecipientPreview one) {
        MessageDraft draft = new MessageDraft(one, words);
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
        String name = MessageDraft.texts(item.values()).map(words).findFirst().orElse(item.item());
        for (PreviewValue value : item.values()) {
            if (value.image()) {
                page.picture(value.text(), name);
            } else {
                html.open("div", "class", "value").foreign(words.apply(value)).close("div");
            }
        }
        html.close("div");
    }

    void push(RecipientPreview one) {
        MessageDraft draft = new MessageDraft(one, words);
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

    void sms(RecipientPreview one) {
        SmsSegments size = SmsSegments.of(new MessageDraft(one, PreviewValue::text).lines());
        html.open("div", "class", "frame phone")
                .element("h3", "SMS")
                .open("div", "class", "bubble")
                .foreign(new MessageDraft(one, words).lines())
                .close("div")
                .element(
                        "p",
                        Numbers.of(size.segments(), "segment") + ": " + Numbers.of(size.units())
                                + (size.gsm()
                                        ? " characters of the GSM alphabet"
                                        : " UTF-16 units, as not all is in the GSM alphabet"))
                .close("div");
    }
}
