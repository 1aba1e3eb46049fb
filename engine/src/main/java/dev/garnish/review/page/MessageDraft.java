package dev.garnish.review.page;

import dev.garnish.review.RecipientPreview;
import dev.garnish.review.RecipientPreview.PreviewItem;
import dev.garnish.review.RecipientPreview.PreviewValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a short message would say: the texts made once, then the first text of each item. Senders write templates of their
 * own; this is enough to see whether texts fit.
 */
final class MessageDraft {
    private final RecipientPreview preview;
    private final Function<PreviewValue, String> words;

    /** @param words how a value is written */
    MessageDraft(RecipientPreview preview, Function<PreviewValue, String> words) {
        this.preview = preview;
        this.words = words;
    }

    String headline() {
        return texts(preview.values()).map(words).collect(Collectors.joining(" "));
    }

    /** The first text of each item that is shown. */
    List<String> items() {
        return shown().map(item -> texts(item.values()).findFirst())
                .flatMap(Optional::stream)
                .map(words)
                .toList();
    }

    Stream<PreviewItem> shown() {
        return preview.items().stream().filter(item -> item.position() > 0);
    }

    static Stream<PreviewValue> texts(List<PreviewValue> values) {
        return values.stream().filter(value -> !value.image());
    }

    /** A line each. */
    String lines() {
        List<String> lines = new ArrayList<>(items());
        String headline = headline();
        if (!headline.isEmpty()) {
            lines.add(0, headline);
        }
        return String.join("\n", lines);
    }
}
