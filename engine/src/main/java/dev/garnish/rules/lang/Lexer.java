package dev.garnish.rules.lang;

import static dev.garnish.rules.lang.Code.CURLY_QUOTES;
import static dev.garnish.rules.lang.Code.EXPRESSION_TOO_LONG;
import static dev.garnish.rules.lang.Code.FOREIGN_COMMENT;
import static dev.garnish.rules.lang.Code.FOREIGN_LETTER;
import static dev.garnish.rules.lang.Code.INVISIBLE_CHARACTER;
import static dev.garnish.rules.lang.Code.TEXT_NOT_CLOSED;
import static dev.garnish.rules.lang.Code.UNEXPECTED_CHARACTER;

import dev.garnish.rules.lang.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Cuts a source into tokens, in one pass. What it can not read it reports and leaves as a {@link Kind#BAD} token. */
final class Lexer {
    /** Longest first, also those that the language refuses: so that the refusal can name them whole. */
    private static final List<String> SYMBOLS = List.of(
            "===", "!==", ">>>", "==", "!=", "<=", ">=", "&&", "||", "=>", "=<", "=~", "->", "<>", "~=", "+=", "-=",
            "*=", "/=", "%=", "++", "--", "**", "::", "?.", ".?", "?:", "??", "<<", ">>", "..");

    private static final String SINGLE = "()[]{},.;:?+-*/%!<>=&|~^@$\\`";
    private static final String SECOND = "=&|<>~-+*:.?";
    private static final String CURLY = "“”„‟«»‘’‚‛";
    private static final String[] SINGLES =
            IntStream.range(0, 128).mapToObj(Character::toString).toArray(String[]::new);

    private final Source source;
    private final String text;
    private final Problems problems;
    private final List<Token> tokens = new ArrayList<>();
    private int at;
    private boolean first = true;
    private boolean spaced = true;
    private int lineTokens;
    private int lineEnd = -1;
    private int open = -1;

    private Lexer(Source source, Problems problems) {
        this.source = source;
        this.text = source.text();
        this.problems = problems;
    }

    /** The tokens of a source; the last is {@link Kind#END}. */
    static List<Token> tokens(Source source, Problems problems) {
        Lexer lexer = new Lexer(source, problems);
        lexer.at = source.text().startsWith("\uFEFF") ? 1 : 0;
        while (lexer.at < lexer.text.length() && lexer.tokens.size() <= Bounds.TOKENS && !problems.isFull()) {
            lexer.next();
        }
        lexer.first = true;
        lexer.add(Kind.END, lexer.at, "");
        return lexer.tokens;
    }

    private void next() {
        int c = text.codePointAt(at);
        if (c == '\n') {
            at++;
            first = true;
            spaced = true;
            lineTokens = tokens.size();
        } else if (c == ' ' || c == '\t' || (c == '\r' && peek(1) == '\n')) {
            at++;
            spaced = true;
        } else if (c == '#') {
            comment(1);
        } else if (Characters.isNameStart(c)) {
            run(Kind.NAME);
        } else if (Characters.isDigit(c)) {
            number();
        } else if (c == '"' || c == '\'') {
            quoted((char) c);
        } else {
            symbolOrStranger(c);
        }
    }

    private int peek(int ahead) {
        return at + ahead < text.length() ? text.charAt(at + ahead) : -1;
    }

    private void add(Kind kind, int end, String value) {
        tokens.add(new Token(kind, at, end, value.length() == 1 ? single(value.charAt(0)) : value, first, spaced));
        first = false;
        spaced = false;
        at = end;
    }

    /** One string for all tokens of one character: in a file of nothing else they would be most of its memory. */
    private static String single(char c) {
        return c < SINGLES.length ? SINGLES[c] : String.valueOf(c);
    }

    private Span span(int start, int end) {
        return new Span(source, start, end);
    }

    /** Where the line ends; looked for once in each line. */
    private int lineEnd() {
        if (lineEnd < at) {
            int end = text.indexOf('\n', at);
            lineEnd = end < 0 ? text.length() : end;
        }
        return lineEnd > at && text.charAt(lineEnd - 1) == '\r' ? lineEnd - 1 : lineEnd;
    }

    private void comment(int marker) {
        int end = lineEnd();
        reportDeceptive(at + marker, end, "a comment");
        at = end;
        spaced = true;
    }

    private void reportDeceptive(int from, int to, String where) {
        for (int i = from; i < to; i++) {
            if (Characters.isDeceptive(text.charAt(i))) {
                problems.add(
                        INVISIBLE_CHARACTER,
                        span(i, i + 1),
                        "an invisible character in " + where + ": " + Characters.describe(text.charAt(i)),
                        "take it out",
                        "characters that steer the reading direction or the screen make a file read differently than"
                                + " it works");
                return;
            }
        }
    }

    private void run(Kind kind) {
        int end = at;
        while (end < text.length() && Characters.isNamePart(text.charAt(end))) {
            end++;
        }
        add(kind, end, text.substring(at, end));
    }

    private void number() {
        int end = digits(at);
        if (end + 1 < text.length() && text.charAt(end) == '.' && Characters.isDigit(text.charAt(end + 1))) {
            end = digits(end + 1);
        }
        add(Kind.NUMBER, end, text.substring(at, end));
    }

    private int digits(int from) {
        int end = from;
        while (end < text.length() && Characters.isDigit(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private void quoted(char quote) {
        int limit = lineEnd();
        int end = at + 1;
        while (end < limit && text.charAt(end) != quote) {
            end += text.charAt(end) == '\\' ? 2 : 1;
        }
        if (end >= limit) {
            notClosed(limit);
            return;
        }
        if (end - at > Bounds.EXPRESSION) {
            tooLong(end + 1);
            return;
        }
        reportDeceptive(at + 1, end, "a text");
        String value = new Escapes(source, problems).resolve(at + 1, end);
        add(Kind.TEXT, end + 1, value);
    }

    private void tooLong(int end) {
        problems.add(
                EXPRESSION_TOO_LONG,
                span(at, at + 1),
                "the text that starts here is longer than %,d characters".formatted(Bounds.EXPRESSION),
                "write a shorter one");
        add(Kind.BAD, end, "");
    }

    /** The culprit may be an earlier text of the line, which swallowed what follows it up to this quote. */
    private void notClosed(int limit) {
        int culprit = lineTokens;
        while (culprit < tokens.size() && !hasSwallowed(tokens.get(culprit))) {
            culprit++;
        }
        boolean earlier = culprit < tokens.size();
        int start = earlier ? tokens.get(culprit).start() : at;
        Token replaced = earlier ? tokens.get(culprit) : new Token(Kind.BAD, at, limit, "", first, spaced);
        boolean closesAbove = !earlier && closesTextAbove();
        tokens.subList(culprit, tokens.size()).clear();
        if (!closesAbove) {
            reportNotClosed(start, limit, earlier, replaced.value());
        }
        open = tokens.size();
        tokens.add(new Token(Kind.BAD, start, limit, "", replaced.first(), replaced.spaced()));
        at = limit;
        first = false;
        spaced = true;
    }

    /** Whether this quote was meant to close the text that is open at the end of the line before. */
    private boolean closesTextAbove() {
        boolean keyword = lineTokens < tokens.size()
                && Keyword.ALL.contains(tokens.get(lineTokens).value());
        return open >= 0 && open == lineTokens - 1 && !keyword;
    }

    private void reportNotClosed(int start, int limit, boolean earlier, String value) {
        String quote = text.substring(start, start + 1);
        boolean apostrophe = earlier && quote.equals("'") && !value.contains(" use ");
        problems.add(
                TEXT_NOT_CLOSED,
                span(start, trimmedEnd(start, limit)),
                "the text that starts here is not closed on its line",
                apostrophe
                        ? "write \\' for a quote inside a text, or put the text in \"…\""
                        : "close it with `" + quote + "`",
                "a line break inside a text is written \\n");
    }

    private boolean hasSwallowed(Token token) {
        return token.kind() == Kind.TEXT
                && (token.value().contains(" use ")
                        || Character.isLetterOrDigit(text.charAt(Math.min(token.end(), text.length() - 1))));
    }

    private int trimmedEnd(int start, int limit) {
        int end = limit;
        while (end > start + 1 && Character.isWhitespace(text.charAt(end - 1))) {
            end--;
        }
        return end;
    }

    private void symbolOrStranger(int c) {
        Optional<String> symbol = SECOND.indexOf(peek(1)) < 0 ? Optional.empty() : longSymbol();
        if (symbol.isPresent()) {
            add(Kind.SYMBOL, at + symbol.get().length(), symbol.get());
        } else if (c == '/' && (peek(1) == '/' || peek(1) == '*') && !isBehindColon()) {
            foreignComment();
        } else if (c < 128 && SINGLE.indexOf(c) >= 0) {
            add(Kind.SYMBOL, at + 1, text.substring(at, at + 1));
        } else {
            stranger(c);
        }
    }

    private Optional<String> longSymbol() {
        return SYMBOLS.stream().filter(symbol -> text.startsWith(symbol, at)).findFirst();
    }

    /** As in {@code https://}, which is an address and no comment. */
    private boolean isBehindColon() {
        return at > 0 && text.charAt(at - 1) == ':';
    }

    private void foreignComment() {
        problems.add(FOREIGN_COMMENT, span(at, at + 2), "a comment starts with `#`", "write `#`");
        int close = peek(1) == '*' ? text.indexOf("*/", at + 2) : -1;
        if (close >= 0) {
            at = close + 2;
            spaced = true;
        } else {
            comment(2);
        }
    }

    private void stranger(int c) {
        int start = at;
        if (CURLY.indexOf(c) >= 0) {
            int end = closingCurly();
            problems.add(
                    CURLY_QUOTES,
                    span(start, end),
                    "text stands in straight quotes",
                    "write \"…\" with straight quotes",
                    "word processors make quotes curly; type them again in a plain editor");
            add(Kind.BAD, end, "");
        } else if (Characters.isInvisible(c) || Characters.isForeignSpace(c)) {
            int end = at + Character.charCount(c);
            problems.add(
                    INVISIBLE_CHARACTER,
                    span(start, end),
                    "an invisible character: " + Characters.describe(c),
                    "take it out",
                    "outside text and comments only blanks, tabs and line breaks may stand between words");
            add(Kind.BAD, end, "");
        } else if (Character.isLetterOrDigit(c) || Character.getType(c) == Character.NON_SPACING_MARK) {
            foreignWord();
        } else {
            int end = at + Character.charCount(c);
            problems.add(
                    UNEXPECTED_CHARACTER,
                    span(start, end),
                    "the rules language has no `" + text.substring(start, end) + "` (" + Characters.describe(c) + ")",
                    "only inside a text");
            add(Kind.BAD, end, "");
        }
    }

    private int closingCurly() {
        int end = at + 1;
        int limit = lineEnd();
        while (end < limit && CURLY.indexOf(text.charAt(end)) < 0 && text.charAt(end) != '"') {
            end++;
        }
        return end < limit ? end + 1 : trimmedEnd(at, limit);
    }

    /** Reported as a whole, with the plain letters before it. */
    private void foreignWord() {
        int stranger = text.codePointAt(at);
        int end = at;
        while (end < text.length() && isWordPart(text.codePointAt(end))) {
            end += Character.charCount(text.codePointAt(end));
        }
        Token before = tokens.isEmpty() ? null : tokens.get(tokens.size() - 1);
        if (before != null && before.isName() && before.end() == at) {
            tokens.remove(tokens.size() - 1);
            at = before.start();
            first = before.first();
            spaced = before.spaced();
        }
        problems.add(
                FOREIGN_LETTER,
                span(at, end),
                "names are made of A-Z, a-z, 0-9 and _, but here stands " + Characters.describe(stranger),
                "",
                "text stands in quotes; a column or field of another name is written item[\"…\"] or"
                        + " recipient.attributes[\"…\"]");
        add(Kind.BAD, end, "");
    }

    private static boolean isWordPart(int c) {
        return c == '_' || Character.isLetterOrDigit(c) || Character.getType(c) == Character.NON_SPACING_MARK;
    }
}
