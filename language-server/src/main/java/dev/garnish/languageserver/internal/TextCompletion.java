package dev.garnish.languageserver.internal;

import dev.garnish.event.RecipientField;
import dev.garnish.internal.lang.parse.Cursor;
import dev.garnish.internal.lang.parse.Word;
import dev.garnish.internal.lang.parse.Word.Role;
import dev.garnish.internal.text.LocaleData;
import dev.garnish.internal.text.Money;
import dev.garnish.review.CatalogProfile;
import dev.garnish.review.CatalogProfile.ValueCount;
import dev.garnish.review.DisplayText;
import dev.garnish.review.HostValues;
import dev.garnish.rules.Source;
import dev.garnish.rules.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The values that can be written at a place: those that the column there has in the catalog, and the like. */
final class TextCompletion {
    /** How many values are shown; what is typed leaves others. */
    static final int MOST = 100;

    private static final List<String> COMMON =
            List.of("en-US", "en-GB", "de-DE", "es-ES", "fr-FR", "it-IT", "ja-JP", "nl-NL", "pl-PL", "pt-BR");

    /** Which argument of a function names a locale, from 0. */
    private static final Map<String, Integer> LOCALES = Map.of("money", 2, "format", 2, "date", 2, "join_and", 1);

    private final Analysis rules;
    private final Source source;
    private final Cursor cursor;
    private final Span replaced;

    TextCompletion(Analysis rules, Source source, Cursor cursor, Span replaced) {
        this.rules = rules;
        this.source = source;
        this.cursor = cursor;
        this.replaced = replaced;
    }

    List<Proposal> proposals() {
        Optional<Word> subject = cursor.subject();
        if (subject.isEmpty()) {
            return ofArgument();
        }
        Word read = subject.get();
        return read.role() == Role.COLUMN ? values(read.name()) : fieldValues(read.name());
    }

    private List<Proposal> values(String column) {
        CatalogProfile profile = rules.catalog().profile();
        if (profile == null) {
            return List.of();
        }
        String typed = cursor.typed().toLowerCase(Locale.ROOT);
        return profile.column(column).stream()
                .flatMap(known -> known.values().stream())
                .filter(value -> cursor.quote().isEmpty() || value.value() instanceof String)
                .filter(value -> value.written().toLowerCase(Locale.ROOT).contains(typed))
                .sorted(Comparator.comparing(value -> !starts(value, typed)))
                .limit(MOST)
                .map(value -> proposal(value, profile.items()))
                .toList();
    }

    private static boolean starts(ValueCount value, String typed) {
        return String.valueOf(value.value()).toLowerCase(Locale.ROOT).startsWith(typed);
    }

    private Proposal proposal(ValueCount value, long items) {
        String detail = "%s of %s".formatted(DisplayText.number(value.items()), DisplayText.number(items));
        return value.value() instanceof String text ? text(text, detail) : written(value.written(), detail);
    }

    private Proposal written(String literal, String detail) {
        return new Proposal(literal, detail, "", Role.CONSTANT, replaced, literal);
    }

    /** In the quotes that are there already, or with quotes. */
    private Proposal text(String text, String detail) {
        String literal = DisplayText.text(text);
        String inner = literal.substring(1, literal.length() - 1);
        if (cursor.quote().isEmpty()) {
            return new Proposal(literal, detail, "", Role.TEXT, replaced, literal);
        }
        String escaped =
                cursor.quote().equals("'") ? inner.replace("\\\"", "\"").replace("'", "\\'") : inner;
        Span rest = rest();
        boolean closed = rest.end() < source.text().length() && source.text().startsWith(cursor.quote(), rest.end());
        return new Proposal(text, detail, "", Role.TEXT, rest, closed ? escaped : escaped + cursor.quote());
    }

    /** What is typed, and what stands behind it up to the closing quote where there is one. */
    private Span rest() {
        return rules.words(source).stream()
                .filter(word -> word.isQuoted()
                        && word.nameSpan().start() == replaced.start()
                        && word.nameSpan().end() >= replaced.end())
                .map(Word::nameSpan)
                .findFirst()
                .orElse(replaced);
    }

    private List<Proposal> fieldValues(String field) {
        return RecipientField.PLAIN_NAMES.contains(field)
                ? texts(HostValues.of(RecipientField.plain(field)), "sent by hosts")
                : List.of();
    }

    private List<Proposal> texts(List<String> texts, String detail) {
        return texts.stream().map(text -> text(text, detail)).toList();
    }

    /** Locales and currencies, where a function takes one. */
    private List<Proposal> ofArgument() {
        int argument = 0;
        int depth = 0;
        for (int steps = 1; cursor.back(steps).isPresent(); steps++) {
            Word word = cursor.back(steps).get();
            depth += word.isSymbol(")") ? 1 : word.isSymbol("(") ? -1 : 0;
            argument += depth == 0 && word.isSymbol(",") ? 1 : 0;
            if (depth < 0) {
                return ofArgument(cursor.back(steps + 1).map(Word::name).orElse(""), argument);
            }
        }
        return List.of();
    }

    private List<Proposal> ofArgument(String function, int argument) {
        if (function.equals("money") && argument == 1) {
            return texts(Money.currencies(), "currency");
        }
        if (!Integer.valueOf(argument).equals(LOCALES.get(function))) {
            return List.of();
        }
        List<String> tags = new ArrayList<>(COMMON);
        Stream<String> others = LocaleData.tags().stream().filter(tag -> !COMMON.contains(tag));
        tags.addAll(others.toList());
        return texts(tags, "locale");
    }
}
