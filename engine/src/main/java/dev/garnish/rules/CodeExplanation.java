package dev.garnish.rules;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The long explanation of a {@link Code}.
 *
 * @param title in a few words
 * @param text what is wrong and why it is asked for
 * @param wrong rules that have the problem; empty where they would be too long to show
 * @param right the same without it
 */
public record CodeExplanation(String title, String text, String wrong, String right) {
    static CodeExplanation of(Code code) {
        List<String> lines = section(code).orElseThrow(() -> new IllegalStateException("no explanation of " + code));
        int wrong = position(lines, "wrong:");
        int right = position(lines, "right:");
        return new CodeExplanation(
                lines.get(0).substring(("## " + code.id()).length()).strip(),
                String.join(" ", lines.subList(1, wrong)).strip(),
                block(lines, wrong, right),
                block(lines, right, lines.size()));
    }

    private static int position(List<String> lines, String line) {
        int found = lines.indexOf(line);
        return found < 0 ? lines.size() : found;
    }

    private static String block(List<String> lines, int from, int to) {
        return from + 1 >= to
                ? ""
                : String.join("\n", lines.subList(from + 1, to)).stripTrailing();
    }

    private static Optional<List<String>> section(Code code) {
        List<String> found = new ArrayList<>();
        boolean inside = false;
        for (String line : read(file(code)).split("\n", -1)) {
            inside = line.startsWith("## ") ? line.startsWith("## " + code.id() + " ") : inside;
            if (inside) {
                found.add(line);
            }
        }
        return found.isEmpty() ? Optional.empty() : Optional.of(found);
    }

    private static String file(Code code) {
        return switch (code.id().charAt(1)) {
            case '1' -> "codes-reading.md";
            case '2' -> "codes-names.md";
            case '3' -> "codes-types.md";
            case '4' -> "codes-structure.md";
            case '6' -> "codes-templates.md";
            default -> "codes-catalog.md";
        };
    }

    private static String read(String file) {
        try (InputStream in = CodeExplanation.class.getResourceAsStream(file)) {
            return in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As a page to read. */
    @Override
    public String toString() {
        String examples = wrong.isEmpty() ? "" : "\n\nInstead of\n\n%s\n\nwrite\n\n%s".formatted(wrong, right);
        return title + "\n\n" + text + examples;
    }
}
