package dev.garnish.internal.lang.parse;

import dev.garnish.internal.lang.parse.Token.Kind;
import dev.garnish.rules.Source;
import java.util.List;
import java.util.Optional;

/**
 * Where an author is writing: what stands before, and what is begun.
 *
 * @param before the words before the one that is begun
 * @param begun the word that is begun, as if it ended here: its role says what belongs here
 * @param start where it starts, behind its quote
 * @param typed what there is of it, without its quote
 * @param quote the quote that it is in; empty outside texts
 */
public record Cursor(List<Word> before, Word begun, int start, String typed, String quote) {
    /** What stands for a name of which nothing is written yet. */
    private static final String ANY = "a";

    /** The place at an offset; empty in a comment and where no word can be begun. */
    public static Optional<Cursor> at(Source source, int offset) {
        String written = source.text().substring(0, offset);
        Source cut = new Source(source.name(), written);
        List<Token> tokens = Lexer.tokens(cut, new Problems());
        Token last = tokens.get(Math.max(0, tokens.size() - 2)); // before the end
        boolean open = last.kind() == Kind.BAD && last.end() == offset && isQuote(written, last.start());
        boolean inNumber = !open && last.kind() == Kind.NUMBER && last.end() == offset;
        String quote = open ? written.substring(last.start(), last.start() + 1) : "";
        List<Word> words = Word.of(new Source(source.name(), written + (open ? closing(written, quote) : ANY)));
        if (words.isEmpty()) {
            return Optional.empty();
        }
        Word begun = words.get(words.size() - 1);
        int start = begun.span().start() + quote.length();
        boolean isOther = inNumber && begun.role() != Word.Role.ITEM;
        boolean here = begun.span().end() > offset && start <= offset && !isOther;
        return here
                ? Optional.of(
                        new Cursor(words.subList(0, words.size() - 1), begun, start, written.substring(start), quote))
                : Optional.empty();
    }

    private static boolean isQuote(String text, int at) {
        return text.charAt(at) == '"' || text.charAt(at) == '\'';
    }

    /** A backslash before it would take the quote for a part of the text. */
    private static String closing(String written, String quote) {
        return written.endsWith("\\") ? "\\" + quote : quote;
    }

    /** The word before, so many steps back. */
    public Optional<Word> back(int steps) {
        int at = before.size() - steps;
        return at < 0 ? Optional.empty() : Optional.of(before.get(at));
    }

    /**
     * The column or the field of the recipient that a text here is compared with; empty where it is compared with something
     * else, or with nothing.
     */
    public Optional<Word> subject() {
        int at = before.size() - 1;
        if (at >= 0 && isEntry(at)) {
            at = beforeList(at);
        }
        return at < 1 ? Optional.empty() : operandBefore(at);
    }

    private boolean isEntry(int at) {
        return before.get(at).isSymbol("[") || before.get(at).isSymbol(",");
    }

    /** The word before the bracket of the list that the text is an entry of. */
    private int beforeList(int last) {
        int at = last;
        while (at > 0
                && (before.get(at).role() == Word.Role.TEXT || before.get(at).isSymbol(","))) {
            at--;
        }
        return before.get(at).isSymbol("[") ? at - 1 : last;
    }

    private Optional<Word> operandBefore(int operator) {
        Word word = before.get(operator);
        boolean compares = word.isSymbol("==")
                || word.isSymbol("!=")
                || word.isSymbol("=")
                || word.role() == Word.Role.OPERATOR
                || (word.isSymbol(",") && isFirstArgument(operator));
        if (compares) {
            return read(operator - 1);
        }
        boolean method = word.isSymbol("(")
                && before.get(operator - 1).role() == Word.Role.METHOD
                && operator > 2
                && before.get(operator - 2).isSymbol(".");
        return method ? read(operator - 3) : Optional.empty();
    }

    /** Whether what stands before a comma is the first argument of a function that compares. */
    private boolean isFirstArgument(int comma) {
        int at = comma - 1;
        while (at > 0
                && before.get(at).role() != Word.Role.FUNCTION
                && !before.get(at).isSymbol(",")) {
            at--;
        }
        Word function = before.get(at);
        return function.role() == Word.Role.FUNCTION
                && List.of("starts_with", "ends_with", "contains_any").contains(function.name());
    }

    private Optional<Word> read(int at) {
        int name = at > 0 && before.get(at).isSymbol("]") ? at - 1 : at;
        Word word = before.get(Math.max(0, name));
        return word.role() == Word.Role.COLUMN || word.role() == Word.Role.FIELD ? Optional.of(word) : Optional.empty();
    }
}
