package dev.garnish.internal.lang.parse;

import static dev.garnish.rules.Code.CURLY_QUOTES;
import static dev.garnish.rules.Code.EXPRESSION_TOO_LONG;
import static dev.garnish.rules.Code.FOREIGN_COMMENT;
import static dev.garnish.rules.Code.FOREIGN_LETTER;
import static dev.garnish.rules.Code.MERGE_CONFLICT;
import static dev.garnish.rules.Code.TEXT_NOT_CLOSED;
import static dev.garnish.rules.Code.UNEXPECTED_CHARACTER;

import dev.garnish.internal.lang.LanguageLimits;
import dev.garnish.internal.lang.parse.Token.Kind;
import dev.garnish.rules.Characters;
import dev.garnish.rules.Source;
import dev.garnish.rules.SourceQuote;
import dev.garnish.rules.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Splits a source into tokens, in one pass. Characters that cannot be read are reported and become a {@link Kind#BAD}
 * token.
 *
 * <p>A mistake is reported here or by the parser, never by both: the parser passes over a BAD token without a word, so whatever
 * makes one has to report it first. Words and signs of other languages that could still be read are tokens like any other, and
 * {@link UnsupportedSyntax} says what to write in their place.
 *
 * <p>Files come from drafts and pull requests, so the pass is bounded: by tokens, by errors, and in what it looks ahead for, which
 * ends with the line or with the longest expression.
 */
final class Lexer {
    /** Longest first, also those that the language refuses: so that the refusal can name them whole. */
    private static final List<String> SYMBOLS = List.of(
            "===", "!==", ">>>", "==", "!=", "<=", ">=", "&&", "||", "=>", "=<", "=~", "->", "<>", "~=", "+=", "-=",
            "*=", "/=", "%=", "++", "--", "**", "::", "?.", ".?", "?:", "??", "<<", ">>", "..");

    private static final String SINGLE = "()[]{},.;:?+-*/%!<>=&|~^@$\\`";
    private static final String SECOND = "=&|<>~-+*:.?";
    private static final String CURLY = "“”„‟«»‘’‚‛＂＇「」『』❝❞‹›";
    private static final String[] SINGLES = new String[128];

    static {
        for (int c = 0; c < SINGLES.length; c++) {
            SINGLES[c] = Character.toString(c);
        }
    }

    /** What comments start with elsewhere, besides {@code //} and {@code /*}. */
    private static final List<String> NOTES = List.of("--", ";", "REM");

    /** Signs of other notations, read as symbols so that their refusal can say what to write. */
    private static final String FOREIGN = "≠≤≥–—−×÷·•…¬∧∨";

    private final Source source;
    private final String text;
    private final Problems problems;
    private final List<Token> tokens = new ArrayList<>();
    private int at;

    /** Whether the next token begins a line. There are no tokens for line breaks: the parser ends clauses by this alone. */
    private boolean first = true;

    /** Whether a blank, a comment or a line break stands before the next token. */
    private boolean spaced = true;

    /** Whether the first of two merged versions is being read, so that the line between them begins the second. */
    private boolean inConflict;

    /** The index of the line's first token, to look for the text that swallowed the rest of the line. */
    private int lineTokens;

    /** The end of the line that {@link #at} is in, as long as it is not less than that; looked for only once in a line. */
    private int lineEnd = -1;

    /** The index of the last token that is a text without its end; a lone quote on the next line was meant to close it. */
    private int open = -1;

    private final InvisibleCharacters invisible;

    private Lexer(Source source, Problems problems) {
        this.source = source;
        this.text = source.text();
        this.problems = problems;
        this.invisible = new InvisibleCharacters(source, problems);
    }

    /** The tokens of a source; the last is {@link Kind#END}. */
    static List<Token> tokens(Source source, Problems problems) {
        Lexer lexer = new Lexer(source, problems);
        lexer.at = source.text().startsWith("\uFEFF") ? 1 : 0;
        while (lexer.at < lexer.text.length() && lexer.tokens.size() <= LanguageLimits.TOKENS && !problems.isFull()) {
            lexer.next();
        }
        lexer.invisible.report();
        lexer.first = true;
        lexer.add(Kind.END, lexer.at, "");
        return lexer.tokens;
    }

    /**
     * Reads one token, or passes over what is none. The order matters: a marker of a merge is made of symbols, {@code REM} is a
     * name and {@code '} between digits parts thousands, so each is looked for before what it would pass for.
     */
    private void next() {
        int c = text.codePointAt(at);
        if (first && spaced && isConflict()) {
            conflict();
        } else if (c == '\n' || c == '\r') {
            at++;
            newLine();
        } else if (c == ' ' || c == '\t') {
            at++;
            spaced = true;
        } else if (c == '#') {
            comment(1);
        } else if (first && spaced && isForeignNote()) {
            foreignComment();
        } else if (Characters.isNameStart(c)) {
            run(Kind.NAME);
        } else if (Characters.isDigit(c)) {
            number();
        } else if ((c == '\'' || c == '’') && isBehindDigit() && isThousands()) {
            add(Kind.SYMBOL, at + 1, text.substring(at, at + 1));
        } else if (c == '"' || c == '\'') {
            quoted((char) c);
        } else {
            symbolOrStranger(c);
        }
    }

    private void newLine() {
        first = true;
        spaced = true;
        lineTokens = tokens.size();
    }

    /** Whether a line starts here that a version control system wrote between two versions. */
    private boolean isConflict() {
        boolean start = at == 0 || isBreak(text.charAt(at - 1));
        return start && (isMarker("<<<<<<<") || isMarker("=======") || isMarker("|||||||") || isMarker(">>>>>>>"));
    }

    private boolean isMarker(String marker) {
        int behind = at + marker.length();
        return text.startsWith(marker, at) && (behind == text.length() || Character.isWhitespace(text.charAt(behind)));
    }

    /** Of the two versions the first is read, so that nothing else is reported. */
    private void conflict() {
        boolean opens = text.charAt(at) == '<';
        if (opens || !inConflict) {
            problems.add(
                    MERGE_CONFLICT,
                    span(at, at + 7),
                    "two versions of these lines were merged, and nobody has chosen between them",
                    "take out the lines <<<<<<<, ======= and >>>>>>>, and one of the versions between them");
        }
        if (opens) {
            inConflict = true;
        } else if (text.charAt(at) != '>') {
            do {
                at = lineEnd();
                at += text.startsWith("\r\n", at) ? 2 : at < text.length() ? 1 : 0;
            } while (at < text.length() && !isMarker(">>>>>>>"));
            inConflict = false;
        }
        at = lineEnd();
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
            lineEnd = at;
            while (lineEnd < text.length() && !isBreak(text.charAt(lineEnd))) {
                lineEnd++;
            }
        }
        return lineEnd;
    }

    private static boolean isBreak(char c) {
        return c == '\n' || c == '\r';
    }

    private void comment(int marker) {
        int end = lineEnd();
        invisible.reportDeceptive(at + marker, end, "a comment");
        at = end;
        spaced = true;
    }

    /** An invisible character inside a name comes with copied text; the name is reported as one and not as two. */
    private void run(Kind kind) {
        boolean whole = true;
        int end = at;
        while (end < text.length() && (Characters.isNamePart(text.charAt(end)) || hidesIn(end))) {
            if (!Characters.isNamePart(text.charAt(end))) {
                invisible.count(text.charAt(end), end, end + 1);
                whole = false;
            }
            end++;
        }
        add(whole ? kind : Kind.BAD, end, text.substring(at, end));
    }

    /** Whether an invisible character stands within a name, which goes on behind it. */
    private boolean hidesIn(int i) {
        return i + 1 < text.length()
                && Character.getType(text.charAt(i)) != Character.CONTROL
                && text.charAt(i) != '\u2028'
                && text.charAt(i) != '\u2029'
                && Characters.isInvisible(text.charAt(i))
                && Characters.isNamePart(text.charAt(i + 1));
    }

    /** A point without a digit behind it is no part of the number; what follows it is a method's name. */
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

    /** A text ends on its line, so that one forgotten quote costs one message and not the rest of the file. */
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
        int around = closingAround(quote, end, limit);
        if (around >= 0) {
            reportQuotesInside(around);
            return;
        }
        if (end - at > LanguageLimits.EXPRESSION) {
            tooLong(end + 1);
            return;
        }
        invisible.reportDeceptive(at + 1, end, "a text");
        String value = new Escapes(source, problems).resolve(at + 1, end);
        add(Kind.TEXT, end + 1, value);
    }

    private boolean isThousands() {
        return Characters.isDigit(peek(1))
                && Characters.isDigit(peek(2))
                && Characters.isDigit(peek(3))
                && !Characters.isNamePart(peek(4));
    }

    /**
     * The real end of a text that contains its own quote, as {@code "<a href="x">"} does: a text is never followed by a
     * letter at once. -1 where this is no such text.
     */
    private int closingAround(char quote, int end, int lineEnd) {
        int limit = Math.min(lineEnd, at + LanguageLimits.EXPRESSION);
        if (end + 1 >= limit || !startsWord(end + 1) || text.substring(at, end).contains(" use ")) {
            return -1;
        }
        int last = end;
        int count = 2;
        for (int i = end + 1; i < limit && text.charAt(i) != '#'; i++) {
            if (text.charAt(i) == quote && text.charAt(i - 1) != '\\') {
                last = i;
                count++;
            } else if (last == i - 1 && text.startsWith(" use ", i)) {
                break;
            }
        }
        return last > end && (quote == '"' || count % 2 == 0) ? last : -1;
    }

    /** Whether a word starts here that is no keyword and no operator. */
    private boolean startsWord(int from) {
        int end = from;
        while (end < text.length() && (Characters.isNamePart(text.charAt(end)) || text.charAt(end) > 127)) {
            end++;
        }
        String word = text.substring(from, end);
        boolean address = word.isEmpty() && (text.charAt(from) == '/' || text.charAt(from) == '#');
        return address || (!word.isEmpty() && !isBetweenTexts(word));
    }

    private static boolean isBetweenTexts(String word) {
        return Keyword.ALL.contains(word)
                || Set.of("in", "contains", "and", "or", "not", "is", "then").contains(word.toLowerCase(Locale.ROOT));
    }

    private void reportQuotesInside(int end) {
        String inner = text.substring(at + 1, end);
        char other = text.charAt(at) == '"' ? '\'' : '"';
        boolean whole = inner.indexOf(other) < 0 && !inner.contains(" + ") && inner.length() <= SourceQuote.LONGEST;
        problems.add(
                TEXT_NOT_CLOSED,
                span(at, end + 1),
                "a quote inside this text ends it too early",
                whole
                        ? "write " + other + inner + other
                        : "write \\" + text.charAt(at) + " for each quote inside the text",
                "a text in \"…\" may hold ', and one in '…' may hold \"");
        add(Kind.BAD, end + 1, "");
    }

    private void tooLong(int end) {
        problems.add(
                EXPRESSION_TOO_LONG,
                span(at, at + 1),
                "the text that starts here is longer than %,d characters".formatted(LanguageLimits.EXPRESSION),
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
        int foreign = CopiedSigns.end(text, at);
        if (foreign > at && CURLY.indexOf(c) < 0) {
            add(Kind.SYMBOL, foreign, text.substring(at, foreign));
        } else if (symbol.isPresent()) {
            add(Kind.SYMBOL, at + symbol.get().length(), symbol.get());
        } else if (c == '/' && (peek(1) == '/' || peek(1) == '*') && !isBehindColon()) {
            foreignComment();
        } else if ((c < 128 && SINGLE.indexOf(c) >= 0)
                || FOREIGN.indexOf(c) >= 0
                || (c > 128 && Character.getType(c) == Character.CURRENCY_SYMBOL && isAtNumber())) {
            add(Kind.SYMBOL, at + 1, text.substring(at, at + 1));
        } else {
            unexpectedCharacter(c);
        }
    }

    /** Whether a digit stands before or behind, at most a blank between. */
    private boolean isAtNumber() {
        int ahead = peek(1) == ' ' ? peek(2) : peek(1);
        Token before = tokens.isEmpty() ? null : tokens.get(tokens.size() - 1);
        return Characters.isDigit(ahead) || (before != null && before.kind() == Kind.NUMBER && at - before.end() <= 1);
    }

    private Optional<String> longSymbol() {
        for (String symbol : SYMBOLS) {
            if (text.startsWith(symbol, at)) {
                return Optional.of(symbol);
            }
        }
        return Optional.empty();
    }

    /** As in {@code https://}, which is an address and no comment. */
    private boolean isBehindColon() {
        return at > 0 && text.charAt(at - 1) == ':';
    }

    /** Whether a line starts here as comments do in other languages. */
    private boolean isForeignNote() {
        for (String sign : NOTES) {
            boolean blank = peek(sign.length()) == ' ';
            if (text.startsWith(sign, at) && blank && Character.isLetter(peek(sign.length() + 1))) {
                return true;
            }
        }
        return false;
    }

    private void foreignComment() {
        int width = NOTES.stream()
                .filter(sign -> text.startsWith(sign, at))
                .mapToInt(String::length)
                .findFirst()
                .orElse(2);
        problems.add(FOREIGN_COMMENT, span(at, at + width), "a comment starts with `#`", "write `#`");
        int close = peek(1) == '*' ? text.indexOf("*/", at + 2) : -1;
        if (close >= 0) {
            at = close + 2;
            spaced = true;
        } else {
            comment(width);
        }
    }

    private void unexpectedCharacter(int c) {
        int start = at;
        if (CURLY.indexOf(c) >= 0) {
            int end = closingCurly();
            problems.add(
                    CURLY_QUOTES,
                    span(start, end),
                    "text stands in straight quotes",
                    straight(text.substring(start, end)),
                    "word processors make quotes curly; type them again in a plain editor");
            add(Kind.BAD, end, "");
        } else if (Characters.isInvisible(c) || Characters.isForeignSpace(c)) {
            skipHidden(c);
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

    private static String straight(String curly) {
        String inner = curly.length() < 2 ? "" : curly.substring(1, curly.length() - 1);
        boolean plain = !inner.isBlank() && inner.length() <= SourceQuote.LONGEST && inner.matches("[^\"\\\\]*");
        return plain ? "write \"" + inner + "\"" : "write \"…\" with straight quotes";
    }

    /** Blanks that nobody sees part tokens as a blank does; between digits they part thousands, which the parser refuses. */
    private void skipHidden(int c) {
        int end = at + Character.charCount(c);
        boolean groups = Characters.isForeignSpace(c) && isBehindDigit() && Characters.isDigit(peek(1));
        if (groups) {
            add(Kind.SYMBOL, end, text.substring(at, end));
            return;
        }
        invisible.count(c, at, end);
        at = end;
        spaced = true;
        if (c == 0x85 || c == 0x2028 || c == 0x2029) {
            newLine();
        }
    }

    private boolean isBehindDigit() {
        return at > 0 && Characters.isDigit(text.charAt(at - 1));
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
        int unexpected = text.codePointAt(at);
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
                "names are made of A-Z, a-z, 0-9 and _, but here stands " + Characters.describe(unexpected),
                "",
                "text stands in quotes; a column or field of another name is written item[\"…\"] or"
                        + " recipient.attributes[\"…\"]");
        add(Kind.BAD, end, "");
    }

    private static boolean isWordPart(int c) {
        return c == '_' || Character.isLetterOrDigit(c) || Character.getType(c) == Character.NON_SPACING_MARK;
    }
}
