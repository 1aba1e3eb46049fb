package dev.garnish.internal.lang.parse;

import dev.garnish.internal.lang.Days;
import dev.garnish.internal.lang.LanguageLimits;
import dev.garnish.internal.lang.parse.Token.Kind;
import dev.garnish.internal.lang.parse.Word.Role;
import dev.garnish.rules.Source;
import dev.garnish.rules.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Says what each token of a rules file stands for, by its line's keyword and the words before it. */
final class WordReader {
    private static final Set<String> CONSTANTS = Set.of("true", "false", "empty", "null");
    private static final Set<String> GROUPS = Set.of("attributes", "user");

    private static final Word NOTHING = new Word(Role.UNKNOWN, "", new Span(new Source("", ""), 0, 0), "", true, false);

    private final Tokens tokens;
    private final List<Word> words = new ArrayList<>();
    private String line = "";

    private WordReader(Tokens tokens) {
        this.tokens = tokens;
    }

    static List<Word> words(Source source) {
        if (source.text().length() > LanguageLimits.FILE) {
            return List.of();
        }
        Problems unread = new Problems();
        List<Token> all = LineStarts.cleaned(source, Lexer.tokens(source, unread), unread);
        WordReader reader = new WordReader(new Tokens(source, all));
        while (!reader.tokens.atEnd()) {
            reader.next();
        }
        return List.copyOf(reader.words);
    }

    private void next() {
        Optional<String> keyword =
                Keyword.startsClause(tokens) ? Optional.of(tokens.peek().value()) : Keyword.meant(tokens);
        if (keyword.isPresent()) {
            line = keyword.get();
            add(Role.KEYWORD, tokens.next());
            head();
        } else {
            word();
        }
    }

    private void add(Role role, Token token) {
        add(role, token, token.value());
    }

    private void add(Role role, Token token, String name) {
        words.add(new Word(role, name, tokens.span(token), line, token.first(), false));
    }

    /** What stands behind a keyword before any expression. */
    private void head() {
        switch (line) {
            case "drop" -> keywords("item", "when");
            case "recipient" -> keywords("when");
            case "attribute" -> name(Role.ATTRIBUTE, true);
            case "value" -> name(Role.VALUE, true);
            case "table" -> {
                name(Role.TABLE, true);
                keywords("from");
                if (words.get(words.size() - 1).is(Role.KEYWORD, "from")) {
                    name(Role.FILE, false);
                }
            }
            case "include" -> name(Role.FILE, false);
            case "test" -> name(Role.TEST, true);
            case "expect" -> name(Role.ATTRIBUTE, false);
            default -> {}
        }
    }

    private void keywords(String... expected) {
        for (String one : expected) {
            if (tokens.atLineEnd() || !tokens.peek().isName(one)) {
                return;
            }
            add(Role.KEYWORD, tokens.next());
        }
    }

    /** A name as one word, or in quotes. */
    private void name(Role role, boolean defines) {
        Token token = tokens.peek();
        if (token.first()) {
            return;
        }
        boolean quoted = token.kind() == Kind.TEXT;
        Span span = quoted ? tokens.span(tokens.next()) : tokens.word();
        if (span.start() < span.end()) {
            boolean nothing = line.equals("expect") && span.text().equals("nothing") && tokens.atLineEnd();
            words.add(new Word(
                    nothing ? Role.CONSTANT : role,
                    quoted ? token.value() : span.text(),
                    span,
                    line,
                    false,
                    defines && !nothing));
        }
    }

    private void word() {
        if (line.equals("items") && !tokens.atLineEnd() && isWord(tokens.peek())) {
            name(Role.ITEM, false);
        } else if (line.equals("attribute") && !tokens.atLineEnd() && isHost(tokens.peek())) {
            name(Role.HOST, false);
        } else if (isLabel()) {
            add(Role.SYMBOL, tokens.next());
            name(Role.LABEL, true);
            add(Role.SYMBOL, tokens.next());
        } else {
            Token token = tokens.next();
            switch (token.kind()) {
                case NAME -> named(token);
                case TEXT -> quoted(token);
                case NUMBER -> add(Role.NUMBER, token);
                case SYMBOL -> add(Role.SYMBOL, token);
                default -> add(Role.UNKNOWN, token);
            }
        }
    }

    private static boolean isWord(Token token) {
        return token.kind() == Kind.NAME || token.kind() == Kind.NUMBER || token.kind() == Kind.TEXT;
    }

    private static boolean isHost(Token token) {
        return token.kind() == Kind.NAME && !Keyword.isOption(token);
    }

    /** A word in brackets that ends the line of a case. */
    private boolean isLabel() {
        Token opening = tokens.peek();
        if (!opening.isSymbol("[") || !opening.spaced() || opening.first()) {
            return false;
        }
        int at = 1;
        while (!tokens.peek(at).first()
                && !tokens.peek(at).isSymbol("]")
                && tokens.peek(at).kind() != Kind.TEXT
                && !(at > 1 && tokens.peek(at).spaced())) {
            at++;
        }
        boolean named = at > 1 && tokens.peek(1).isName();
        return named && tokens.peek(at).isSymbol("]") && tokens.peek(at + 1).first();
    }

    private void named(Token token) {
        if (before(1).isSymbol(".")) {
            member(token, before(2));
        } else {
            add(alone(token), token);
        }
    }

    /** A word that was read, so many steps back; one that is nothing before the first. */
    private Word before(int steps) {
        int at = words.size() - steps;
        return at < 0 ? NOTHING : words.get(at);
    }

    private boolean isCalled() {
        return tokens.peek().isSymbol("(") && !tokens.peek().first();
    }

    private void member(Token token, Word owner) {
        if (isCalled()) {
            add(Role.METHOD, token);
        } else {
            add(memberOf(owner), token, isGroup(owner) ? owner.name() + "." + token.value() : token.value());
        }
    }

    private static boolean isGroup(Word word) {
        return word.role() == Role.FIELD && GROUPS.contains(word.name());
    }

    private static Role memberOf(Word owner) {
        if (owner.role() != Role.VARIABLE) {
            return isGroup(owner) ? Role.FIELD : Role.UNKNOWN;
        }
        return switch (owner.name()) {
            case "item", "items", "seed" -> Role.COLUMN;
            case "recipient" -> Role.FIELD;
            case "value" -> Role.VALUE;
            default -> Role.UNKNOWN;
        };
    }

    private Role alone(Token token) {
        String text = token.value();
        if (isCalled()) {
            return Role.FUNCTION;
        }
        if (isKeyword(text)) {
            return Role.KEYWORD;
        }
        if (CONSTANTS.contains(text) || (line.equals("expect") && text.equals("nothing"))) {
            return Role.CONSTANT;
        }
        if (OperandParser.ROOTS.contains(text)) {
            return Role.VARIABLE;
        }
        boolean unit = Days.UNITS.contains(Days.plural(text)) && before(1).role() == Role.NUMBER;
        return unit || text.equals("in") || text.equals("contains")
                ? Role.OPERATOR
                : line.equals("attribute") && Keyword.isOption(token) ? Role.OPTION : Role.UNKNOWN;
    }

    private boolean isKeyword(String text) {
        return switch (line) {
            case "unknown" -> true;
            case "table" -> text.equals("by");
            case "recipient" -> text.equals("else") || text.equals("pass") || text.equals("omit");
            default -> text.equals("use") || text.equals("when") || text.equals("else");
        };
    }

    /** A text, or a name in brackets and quotes. */
    private void quoted(Token token) {
        Word opening = before(1);
        Word owner = before(2);
        if (token.first()) {
            add(Role.TEXT, token);
        } else if (opening.isSymbol("[")
                && opening.span().start() == owner.span().end()) {
            Role role = memberOf(owner);
            String name = isGroup(owner) ? owner.name() + "." + token.value() : token.value();
            add(role == Role.UNKNOWN || role == Role.VALUE ? Role.TEXT : role, token, name);
        } else if (opening.isSymbol("(") && owner.is(Role.FUNCTION, "lookup")) {
            add(Role.TABLE, token);
        } else if (opening.isSymbol("(") && owner.is(Role.METHOD, "all") && isGroup(before(4))) {
            add(Role.FIELD, token, before(4).name() + "." + token.value());
        } else {
            add(Role.TEXT, token);
        }
    }
}
