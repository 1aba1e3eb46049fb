package dev.garnish.cli;

import dev.garnish.Recommendations;
import dev.garnish.internal.text.Printable;
import dev.garnish.review.DisplayText;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a recipient gets for some items: each attribute with its value, and which case gave it. */
final class WatchPreview {
    private static final int LEAST = 10;

    private final List<String> attributes;
    private final Recommendations shown;
    private final int width;
    private final int names;

    WatchPreview(List<String> attributes, Recommendations shown, int width) {
        this.attributes = attributes;
        this.shown = shown;
        this.width = width;
        this.names = attributes.stream().mapToInt(String::length).max().orElse(0);
    }

    String text() {
        StringBuilder text = new StringBuilder();
        for (String attribute : attributes) {
            if (isOnce(attribute)) {
                text.append(line(attribute, shown.text(attribute), shown.reason(attribute)));
            }
        }
        for (Recommendations.Shown item : shown.items()) {
            text.append(Printable.name(item.id())).append('\n');
            for (String attribute : attributes) {
                if (!isOnce(attribute)) {
                    text.append(line(attribute, item.text(attribute), item.reason(attribute)));
                }
            }
        }
        return text.isEmpty() ? "no item is shown\n" : text.toString();
    }

    private boolean isOnce(String attribute) {
        return shown.values().get(attribute) instanceof String;
    }

    private String line(String attribute, String value, Recommendations.@Nullable Reason reason) {
        String by = reason == null
                ? ""
                : reason.isElse()
                        ? "else"
                        : reason.label().isEmpty() ? "case " + reason.number() : "[" + reason.label() + "]";
        String name = "  " + attribute + " ".repeat(names - attribute.length() + 2);
        int room = Math.max(LEAST, width - name.length() - by.length() - 2);
        String quoted = DisplayText.text(value);
        String cut = quoted.codePointCount(0, quoted.length()) <= room
                ? quoted
                : quoted.substring(0, quoted.offsetByCodePoints(0, room - 1)) + "…";
        return name + cut + " ".repeat(room - cut.codePointCount(0, cut.length()) + 2) + by + "\n";
    }
}
