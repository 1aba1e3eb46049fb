package dev.garnish.cli;

import java.util.Locale;

/** What a file's name says of what is written to it. */
final class FileEnding {
    private FileEnding() {}

    /**
     * Whether it is for JSON Lines.
     *
     * @throws Failure if it is for one document of JSON, which no verb writes items as
     */
    static boolean isJsonLines(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (lower.endsWith(".json")) {
            throw Failure.usage("--format is missing: from the name of a .json it cannot be told");
        }
        return lower.endsWith(".jsonl") || lower.endsWith(".ndjson");
    }
}
