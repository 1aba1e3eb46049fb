package dev.garnish.languageserver.internal;

import dev.garnish.internal.lang.parse.IncludedFiles;
import dev.garnish.internal.lang.parse.Word;
import dev.garnish.internal.lang.parse.Word.Role;
import dev.garnish.rules.Span;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Where the names of a rule set are given, read and changed. */
public final class Names {
    private static final Set<Role> SHARED =
            Set.of(Role.ATTRIBUTE, Role.VALUE, Role.TABLE, Role.COLUMN, Role.FIELD, Role.FILE, Role.TEST);

    private Names() {}

    /** Where what a word stands for gets its name; empty for columns and fields, whose names other systems give. */
    public static List<Span> definitions(Analysis rules, Word word) {
        return same(rules, word).filter(Word::defines).map(Word::nameSpan).toList();
    }

    /**
     * Every place that stands for the same, in the order of the files.
     *
     * @param definitions whether the places that give the name are among them
     */
    public static List<Span> all(Analysis rules, Word word, boolean definitions) {
        return same(rules, word)
                .filter(one -> definitions || !one.defines())
                .map(Word::nameSpan)
                .toList();
    }

    private static Stream<Word> same(Analysis rules, Word word) {
        return SHARED.contains(word.role())
                ? rules.sources().stream()
                        .flatMap(source -> rules.words(source).stream())
                        .filter(word::meansSameAs)
                : Stream.empty();
    }

    /** The file that a word names: a table's, or included rules. */
    public static Optional<String> file(Word word) {
        return word.role() == Role.FILE
                ? Optional.of(IncludedFiles.name(word.span().source(), word.name()))
                : Optional.empty();
    }

    /** What can be given another name here: an attribute, a value or a table that the rules define. */
    public static Optional<Word> renameable(Analysis rules, Optional<Word> word) {
        return word.filter(one -> Set.of(Role.ATTRIBUTE, Role.VALUE, Role.TABLE).contains(one.role()))
                .filter(one -> !definitions(rules, one).isEmpty());
    }

    /** Why something cannot get a name; empty where it can. */
    public static Optional<String> refusal(Analysis rules, Word word, String name) {
        if (!word.canBeNamed(name)) {
            return Optional.of("this cannot be the name of %s: write letters, digits and _"
                    .formatted(word.role() == Role.ATTRIBUTE ? "an attribute" : "a value or a table"));
        }
        boolean taken = rules.sources().stream()
                .flatMap(source -> rules.words(source).stream())
                .anyMatch(one ->
                        one.role() == word.role() && one.defines() && one.name().equals(name));
        return taken && !name.equals(word.name())
                ? Optional.of("these rules have `%s` already: choose another name".formatted(name))
                : Optional.empty();
    }
}
