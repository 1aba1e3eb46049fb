package dev.garnish.languageserver.internal;

import dev.garnish.internal.lang.Builtin;
import dev.garnish.internal.lang.check.TypeNames;
import dev.garnish.internal.lang.parse.Word;
import dev.garnish.internal.text.Printable;
import dev.garnish.review.CatalogProfile;
import dev.garnish.review.CatalogProfile.ColumnValues;
import dev.garnish.review.DisplayText;
import dev.garnish.rules.Source;
import dev.garnish.rules.Span;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What is shown about a word.
 *
 * @param span of the word
 * @param markdown what is known of it
 */
public record Hover(Span span, String markdown) {
    private static final int SAMPLES = 3;

    /** About the word at an offset; empty where there is nothing to say. */
    public static Optional<Hover> at(Analysis rules, Source source, int offset) {
        return rules.wordAt(source, offset)
                .flatMap(word -> text(rules, word).map(text -> new Hover(word.span(), text)));
    }

    private static Optional<String> text(Analysis rules, Word word) {
        return switch (word.role()) {
            case COLUMN -> column(rules, word.name());
            case FUNCTION -> calls(Reference.named(word.name(), false));
            case METHOD -> calls(Reference.named(word.name(), true));
            case ATTRIBUTE, VALUE, TABLE -> defined(rules, word);
            case FIELD -> Optional.of("**recipient." + word.name() + "**: a field of the recipient, a text");
            default -> Optional.empty();
        };
    }

    private static Optional<String> column(Analysis rules, String name) {
        int index = rules.catalog().columns().indexOf(name);
        if (index < 0) {
            return Optional.empty();
        }
        String head = "**%s**: %s"
                .formatted(
                        name,
                        TypeNames.of(
                                rules.catalog().columns().columns().get(index).type()));
        CatalogProfile profile = rules.catalog().profile();
        return Optional.of(
                profile == null
                        ? head
                        : head
                                + profile.column(name)
                                        .map(known -> profiled(known, profile.items()))
                                        .orElse(""));
    }

    private static String profiled(ColumnValues known, long items) {
        String samples = known.values().stream()
                .limit(SAMPLES)
                .map(value -> value.written() + "  # " + DisplayText.number(value.items()))
                .collect(Collectors.joining("\n"));
        return "\n\n" + share(known.filled(), items) + (samples.isEmpty() ? "" : ", for instance\n" + code(samples));
    }

    /** How many items have a value. */
    static String share(long filled, long items) {
        long percent = items == 0 ? 0 : Math.round(100.0 * filled / items);
        // Not all of them is never 100 %.
        long shown = filled == items ? percent : Math.min(99, percent);
        return "%s of %s items have it (%d %%)".formatted(DisplayText.number(filled), DisplayText.number(items), shown);
    }

    private static String code(String text) {
        return "```garnish-rules\n" + text + "\n```";
    }

    private static Optional<String> calls(List<Builtin> builtins) {
        return builtins.isEmpty()
                ? Optional.empty()
                : Optional.of(builtins.stream().map(Hover::call).collect(Collectors.joining("\n\n")));
    }

    private static String call(Builtin builtin) {
        return code(builtin.usage()) + "\n" + builtin.summary()
                + Reference.example(builtin)
                        .map(example -> "\n" + code(example.call() + "  # " + example.result()))
                        .orElse("");
    }

    private static Optional<String> defined(Analysis rules, Word word) {
        return Names.definitions(rules, word).stream()
                .findFirst()
                .map(span -> code(line(rules, span)) + "\ndefined at " + Printable.name(shortName(span)) + ":"
                        + span.line());
    }

    private static String shortName(Span span) {
        String name = span.source().name();
        return name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    }

    private static String line(Analysis rules, Span span) {
        Lines lines = rules.lines(span.source());
        int line = lines.lineOf(span.start());
        String text = span.source().text().substring(lines.offset(line, 0), lines.endOf(line));
        return Printable.text(text.strip());
    }
}
