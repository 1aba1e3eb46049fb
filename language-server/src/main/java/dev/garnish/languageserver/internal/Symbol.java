package dev.garnish.languageserver.internal;

import dev.garnish.internal.lang.parse.Word;
import dev.garnish.internal.lang.parse.Word.Role;
import dev.garnish.rules.Span;
import java.util.ArrayList;
import java.util.List;

/**
 * A part of a rules file that an editor lists: an attribute, a value, a table, a test, or another line of the file.
 *
 * @param kind the keyword that it starts with
 * @param name as written; of a line without a name, the line itself
 * @param whole from its keyword to its last word
 * @param nameSpan where its name stands
 * @param cases the lines of a decision list
 */
public record Symbol(String kind, String name, Span whole, Span nameSpan, List<Symbol> cases) {
    private static final List<String> BLOCKS = List.of("attribute", "value", "table", "test");
    private static final List<String> CASES = List.of("when", "use", "else");
    private static final int LONGEST = 60;

    /** The parts of a file, in the order written. */
    public static List<Symbol> of(List<Word> words) {
        List<Symbol> symbols = new ArrayList<>();
        int from = 0;
        while (from < words.size()) {
            int to = from + 1;
            while (to < words.size() && !startsPart(words.get(to))) {
                to++;
            }
            if (startsPart(words.get(from))) {
                symbols.add(of(words.get(from).name(), words.subList(from, to)));
            }
            from = to;
        }
        return List.copyOf(symbols);
    }

    private static boolean startsLine(Word word) {
        return word.role() == Role.KEYWORD && word.first();
    }

    /** Lines that belong to a part above start none. */
    private static boolean startsPart(Word word) {
        return startsLine(word)
                && word.name().equals(word.line())
                && !CASES.contains(word.line())
                && !List.of("items", "given", "expect").contains(word.line());
    }

    private static Symbol of(String kind, List<Word> words) {
        Word first = words.get(0);
        Span whole = first.span().to(words.get(words.size() - 1).span());
        boolean named = words.size() > 1 && words.get(1).defines();
        return new Symbol(
                kind,
                named && BLOCKS.contains(kind) ? words.get(1).name() : line(whole),
                whole,
                named ? words.get(1).span() : first.span(),
                cases(words));
    }

    private static List<Symbol> cases(List<Word> words) {
        List<Symbol> cases = new ArrayList<>();
        for (int from = 1; from < words.size(); from++) {
            Word first = words.get(from);
            boolean belowWhen = first.line().equals("use") && isOpen(words, from);
            if (startsLine(first) && CASES.contains(first.line()) && !belowWhen) {
                int to = from + 1;
                while (to < words.size() && !(startsLine(words.get(to)) && !isUseOf(words, from, to))) {
                    to++;
                }
                Span whole = first.span().to(words.get(to - 1).span());
                cases.add(new Symbol(first.line(), line(whole), whole, first.span(), List.of()));
            }
        }
        return List.copyOf(cases);
    }

    /** Whether a {@code use} on a line of its own belongs to the {@code when} that starts at a word. */
    private static boolean isUseOf(List<Word> words, int when, int use) {
        return words.get(when).line().equals("when")
                && words.get(use).line().equals("use")
                && words.subList(when, use).stream().noneMatch(word -> word.is(Role.KEYWORD, "use"));
    }

    private static boolean isOpen(List<Word> words, int use) {
        int when = use - 1;
        while (when > 0 && !startsLine(words.get(when))) {
            when--;
        }
        return isUseOf(words, when, use);
    }

    /** The first line of a text, not too long for a list. */
    private static String line(Span span) {
        String line = span.text().lines().findFirst().orElse("").strip().replaceAll("\\s+", " ");
        return line.codePointCount(0, line.length()) <= LONGEST
                ? line
                : line.substring(0, line.offsetByCodePoints(0, LONGEST - 1)) + "…";
    }
}
