package dev.garnish.languageserver.internal;

import dev.garnish.catalog.Column;
import dev.garnish.event.RecipientField;
import dev.garnish.internal.lang.Builtin;
import dev.garnish.internal.lang.check.TypeNames;
import dev.garnish.internal.lang.parse.Cursor;
import dev.garnish.internal.lang.parse.Keyword;
import dev.garnish.internal.lang.parse.OperandParser;
import dev.garnish.internal.lang.parse.Word;
import dev.garnish.internal.lang.parse.Word.Role;
import dev.garnish.review.CatalogProfile;
import dev.garnish.review.DisplayText;
import dev.garnish.rules.Source;
import dev.garnish.rules.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What can be written at one place of a rules file. */
public final class Completion {
    private static final String NAME = "[A-Za-z_][A-Za-z0-9_]*";
    private static final Set<String> PARTS =
            Set.of("include", "unknown", "drop", "recipient", "attribute", "value", "table", "zone", "test", "given");

    private final Analysis rules;
    private final Source source;
    private final Cursor cursor;
    private final Span replaced;
    private final List<Proposal> proposals = new ArrayList<>();

    private Completion(Analysis rules, Source source, Cursor cursor, int offset) {
        this.rules = rules;
        this.source = source;
        this.cursor = cursor;
        this.replaced = new Span(source, cursor.start(), offset);
    }

    /** The best first; none in a comment. */
    public static List<Proposal> at(Analysis rules, Source source, int offset) {
        Optional<Cursor> cursor = Cursor.at(source, offset);
        return cursor.isEmpty() ? List.of() : new Completion(rules, source, cursor.get(), offset).proposals();
    }

    private List<Proposal> proposals() {
        Word begun = cursor.begun();
        boolean quoted = !cursor.quote().isEmpty();
        switch (begun.role()) {
            case COLUMN -> columns(quoted);
            case FIELD -> fields(begun, quoted);
            case VALUE -> names(Role.VALUE, !begun.defines());
            case TABLE -> names(Role.TABLE, !begun.defines());
            case ATTRIBUTE -> names(Role.ATTRIBUTE, !begun.defines());
            case FILE -> files();
            case HOST, OPTION -> Keyword.OPTIONS.forEach(option -> add(option, "option", Role.OPTION));
            case TEXT -> texts();
            case ITEM -> items();
            case TEST, LABEL, NUMBER, SYMBOL -> {}
            default -> words(begun);
        }
        return List.copyOf(proposals);
    }

    private void add(String label, String detail, Role role) {
        add(label, detail, "", role);
    }

    private void add(String label, String detail, String help, Role role) {
        proposals.add(new Proposal(label, detail, help, role, replaced, label));
    }

    private void columns(boolean quoted) {
        for (Column column : rules.catalog().columns().columns()) {
            boolean plain = quoted || column.name().matches(NAME);
            // A name that is no plain word takes the place of the dot, too.
            int dot = cursor.back(1).map(word -> word.span().start()).orElse(replaced.start());
            proposals.add(new Proposal(
                    column.name(),
                    TypeNames.of(column.type()),
                    share(column.name()),
                    Role.COLUMN,
                    plain ? replaced : new Span(source, dot, replaced.end()),
                    plain ? column.name() : "[" + DisplayText.text(column.name()) + "]"));
        }
    }

    private String share(String column) {
        CatalogProfile profile = rules.catalog().profile();
        return profile == null
                ? ""
                : profile.column(column)
                        .map(known -> Hover.share(known.filled(), profile.items()))
                        .orElse("");
    }

    /** Fields of the recipient itself, or those of a group that these rules read. */
    private void fields(Word begun, boolean quoted) {
        String group = begun.name().contains(".")
                ? begun.name().substring(0, begun.name().indexOf('.') + 1)
                : "";
        if (group.isEmpty() && !quoted) {
            RecipientField.PLAIN_NAMES.forEach(name -> add(name, "field of the recipient", Role.FIELD));
            add("attributes", "your data about the recipient", Role.FIELD);
            add("user", "your data about the user", Role.FIELD);
        } else if (!group.isEmpty()) {
            Set<String> known = new TreeSet<>();
            everyWord()
                    .filter(word -> word.role() == Role.FIELD && word.name().startsWith(group))
                    .filter(word -> !word.touches(replaced.end())
                            || !word.span().source().equals(source))
                    .forEach(word -> known.add(word.name().substring(group.length())));
            known.stream()
                    .filter(name -> quoted || name.matches(NAME))
                    .forEach(name -> add(name, "read by these rules", Role.FIELD));
        }
    }

    private Stream<Word> everyWord() {
        return rules.sources().stream().flatMap(one -> rules.words(one).stream());
    }

    private void names(Role role, boolean wanted) {
        if (wanted) {
            everyWord()
                    .filter(word -> word.role() == role && word.defines())
                    .map(Word::name)
                    .distinct()
                    .forEach(name -> add(name, role.name().toLowerCase(java.util.Locale.ROOT), role));
        }
    }

    private void files() {
        boolean table = cursor.begun().line().equals("table");
        OpenFiles.beside(source, table ? ".csv" : ".rules").stream()
                .filter(name -> !source.name().endsWith(name))
                .forEach(name -> proposals.add(new Proposal(
                        name,
                        table ? "table" : "rules",
                        "",
                        Role.FILE,
                        replaced,
                        cursor.quote().isEmpty() && (!table || name.contains(" ")) ? '"' + name + '"' : name)));
    }

    private void items() {
        rules.catalog()
                .items()
                .with(cursor.typed(), TextCompletion.MOST)
                .forEach(item -> proposals.add(
                        new Proposal(item.id(), item.title(), "", Role.ITEM, replaced, quoted(item.id()))));
    }

    /** As a list of items reads it: an id of other signs stands in quotes. */
    private String quoted(String id) {
        if (!cursor.quote().isEmpty()) {
            String inner = DisplayText.text(id);
            return inner.substring(1, inner.length() - 1) + cursor.quote();
        }
        return id.matches("[A-Za-z0-9_-]+") ? id : DisplayText.text(id);
    }

    private void texts() {
        proposals.addAll(new TextCompletion(rules, source, cursor, replaced).proposals());
    }

    private void words(Word begun) {
        boolean member = cursor.back(1).filter(word -> word.isSymbol(".")).isPresent();
        if (member) {
            Reference.methods().forEach(method -> call(method, Role.METHOD));
            return;
        }
        if (begun.first() || begun.line().isEmpty()) {
            lineStarts(begun);
        } else if (begun.line().equals("given")) {
            Stream.of("recipient", "today", "now", "seed", "theme", "item_score")
                    .forEach(name -> add(name, "", Role.VARIABLE));
        } else if (begun.line().equals("unknown")) {
            add("item use else", "every attribute takes its else", Role.KEYWORD);
            add("item drop the item", "it leaves all lists", Role.KEYWORD);
            add("item fail the recipient", "no recommendations", Role.KEYWORD);
        } else if (!Set.of("include", "table", "zone", "test", "items", "expect")
                .contains(begun.line())) {
            expression(begun);
        }
    }

    private void lineStarts(Word begun) {
        String part = cursor.before().stream()
                .filter(word -> word.role() == Role.KEYWORD && word.first() && PARTS.contains(word.name()))
                .reduce((first, second) -> second)
                .map(Word::name)
                .orElse("");
        List<String> inner = switch (part) {
            case "attribute", "value" -> List.of("when", "use", "else");
            case "test" -> List.of("items", "given", "expect");
            default -> List.of();
        };
        inner.forEach(word -> add(word, "line of " + part, Role.KEYWORD));
        Keyword.ALL.stream()
                .filter(PARTS::contains)
                .filter(word -> !inner.contains(word))
                .forEach(word -> add(word, "", Role.KEYWORD));
        if (begun.first() && !begun.line().isEmpty() && inner.contains("use")) {
            variables(); // a value may go on over the next line
        }
    }

    private void expression(Word begun) {
        texts();
        variables();
        Builtin.FUNCTIONS.forEach(function -> call(function, Role.FUNCTION));
        Stream.of("in", "contains").forEach(word -> add(word, "operator", Role.OPERATOR));
        if (begun.line().equals("when")) {
            add("use", "", Role.KEYWORD);
        } else if (begun.line().equals("recipient")) {
            Stream.of("else pass", "else omit").forEach(words -> add(words, "", Role.KEYWORD));
        }
    }

    private void variables() {
        OperandParser.ROOTS.forEach(name ->
                add(name, "", Set.of("true", "false", "empty", "null").contains(name) ? Role.CONSTANT : Role.VARIABLE));
    }

    private void call(Builtin builtin, Role role) {
        proposals.add(new Proposal(builtin.name(), builtin.usage(), builtin.summary(), role, replaced, builtin.name()));
    }
}
