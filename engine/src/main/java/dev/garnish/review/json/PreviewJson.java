package dev.garnish.review.json;

import dev.garnish.review.RecipientPreview;
import dev.garnish.review.RecipientPreview.PreviewItem;
import dev.garnish.review.RecipientPreview.PreviewValue;
import dev.garnish.rules.CaseOutcome;
import java.util.List;
import java.util.Map;

/** The JSON of a preview, in the shape of {@code docs/reports.md}. */
public final class PreviewJson {
    private PreviewJson() {}

    /**
     * What recipients get.
     *
     * @param previews in their order
     * @param others how many recipients are not among them
     * @return the object
     */
    public static Map<String, Object> of(List<RecipientPreview> previews, long others) {
        return Fields.of(
                "recipients", previews.stream().map(PreviewJson::recipient).toList(), "others", others);
    }

    private static Map<String, Object> recipient(RecipientPreview one) {
        return Fields.of(
                "recipient", one.recipient(),
                "outcome", ReviewJson.word(one.fate()),
                "items", one.items().stream().map(PreviewJson::item).toList(),
                "values", one.values().stream().map(PreviewJson::value).toList());
    }

    private static Map<String, Object> item(PreviewItem one) {
        return Fields.of(
                "item", one.item(),
                "place", one.place(),
                "position", one.position(),
                "known", one.known(),
                "outcome", ReviewJson.word(one.fate()),
                "values", one.values().stream().map(PreviewJson::value).toList());
    }

    private static Map<String, Object> value(PreviewValue one) {
        CaseOutcome refused = one.refused();
        return ReviewJson.named(
                one.source(),
                "value",
                one.text(),
                "image",
                one.image(),
                "cut",
                one.cut(),
                "refused",
                refused == null ? "" : ReviewJson.word(refused));
    }
}
