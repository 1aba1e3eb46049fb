package dev.garnish.internal.lang.parse;

import dev.garnish.internal.lang.parse.Token.Kind;
import dev.garnish.rules.Source;
import dev.garnish.rules.SourceQuote;
import dev.garnish.rules.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A choice as other languages write it, {@code switch}, {@code match}, {@code case} and {@code if}, read to its end so
 * that it is one mistake, with what to write instead made of its own parts.
 */
public final class ForeignChoice {
    private static final Set<String> SUBJECT_ENDS = Set.of("{", "of", "when", "with", "case", ":");
    private static final Set<String> VALUE_STARTS = Set.of(":", "->", "=>", "then", "use", "{", "?");
    private static final Set<String> VALUE_ENDS =
            Set.of(",", ";", "}", "case", "when", "default", "else", "elif", "otherwise", "end", "break", "_");
    private static final Set<String> REST = Set.of("default", "else", "otherwise", "_");
    private static final Set<String> NOISE =
            Set.of("case", "when", "of", "with", "return", "{", "}", ",", ";", "break", "is");
    private static final Map<String, String> OPERATORS =
            Map.of("=", "==", "===", "==", "!==", "!=", "<>", "!=", "and", "&&", "or", "||");

    private final Tokens tokens;
    private final List<String> conditions = new ArrayList<>();
    private final List<String> values = new ArrayList<>();
    private String rest = "";

    private ForeignChoice(Tokens tokens) {
        this.tokens = tokens;
    }

    /** Reads a choice whose first word is the next token, and says what to write instead of it as a value. */
    static Optional<String> value(Tokens tokens) {
        ForeignChoice choice = read(tokens);
        return choice.asValue().or(choice::asLine);
    }

    /** Reads a choice whose first word is the next token, and says what line to write instead. */
    static Optional<String> line(Tokens tokens) {
        return read(tokens).asLine();
    }

    /** Reads one more branch, {@code if a then b}, up to the end of its line, and says what line to write instead. */
    static Optional<String> branch(Tokens tokens) {
        ForeignChoice choice = new ForeignChoice(tokens);
        tokens.next();
        choice.branch();
        return choice.asLine();
    }

    /** The same behind its subject, {@code x match {…}}. */
    static Optional<String> of(String subject, Tokens tokens) {
        ForeignChoice choice = new ForeignChoice(tokens);
        tokens.next();
        choice.cases(subject);
        return choice.asValue().or(choice::asLine);
    }

    private static ForeignChoice read(Tokens tokens) {
        ForeignChoice choice = new ForeignChoice(tokens);
        String word = word(tokens.next());
        if (Set.of("switch", "match", "case", "select").contains(word)) {
            choice.cases();
        } else {
            choice.branches();
        }
        return choice;
    }

    private static String word(Token token) {
        return token.kind() == Kind.TEXT ? "" : token.value().toLowerCase(Locale.ROOT);
    }

    /** {@code x {case "a": "b"; default: "c"}} and {@code when x = "a" then "b" else "c" end}. */
    private void cases() {
        cases(until(SUBJECT_ENDS).replaceFirst("^\\((.*)\\)$", "$1"));
    }

    private void cases(String subject) {
        while (!isOver() && !tokens.acceptName("end") && !tokens.acceptName("END")) {
            skip(NOISE);
            boolean others = !isOver() && REST.contains(word(tokens.peek()));
            String pattern = others ? word(tokens.next()) : until(VALUE_STARTS);
            skip(VALUE_STARTS);
            skip(NOISE);
            add(others ? "" : condition(subject, pattern), until(VALUE_ENDS));
            skip(Set.of(";", "}", ",", "break"));
        }
    }

    private static String condition(String subject, String pattern) {
        if (subject.isEmpty() || pattern.isEmpty()) {
            return pattern;
        }
        boolean several = pattern.contains(",") || pattern.contains(" | ");
        return several
                ? "%s in [%s]".formatted(subject, pattern.replace(" | ", ", "))
                : "%s == %s".formatted(subject, pattern);
    }

    /** {@code a then b else if c then d else e}, {@code (a) {b} else {c}}. */
    private void branches() {
        boolean more = true;
        while (more) {
            branch();
            boolean others = !isOver() && word(tokens.peek()).equals("else");
            if (others) {
                tokens.next();
            }
            more = others && tokens.acceptName("if");
            if (others && !more) {
                skip(VALUE_STARTS);
                skip(NOISE);
                add("", until(VALUE_ENDS));
                skip(Set.of(";", "}"));
            }
        }
    }

    private void branch() {
        String condition = tokens.peek().isSymbol("(") ? bracketed() : until(VALUE_STARTS);
        skip(VALUE_STARTS);
        skip(NOISE);
        add(condition, until(VALUE_ENDS));
        skip(Set.of(";", "}"));
    }

    /** A condition in brackets, which may be the first of several. */
    private String bracketed() {
        Token opening = tokens.peek();
        String text = step();
        boolean on = !isOver()
                && !VALUE_STARTS.contains(word(tokens.peek()))
                && tokens.peek().kind() == Kind.SYMBOL;
        if (on) {
            return text + " " + until(VALUE_STARTS);
        }
        return tokens.previous().isSymbol(")") && tokens.previous().start() > opening.start()
                ? text.substring(1, text.length() - 1)
                : text;
    }

    private void add(String condition, String value) {
        if (condition.isEmpty() && rest.isEmpty()) {
            rest = value;
        } else if (!condition.isEmpty() && !value.isEmpty()) {
            conditions.add(condition);
            values.add(value);
        }
    }

    private boolean isOver() {
        return tokens.atEnd() || Keyword.startsClause(tokens);
    }

    private void skip(Set<String> words) {
        while (!isOver() && words.contains(word(tokens.peek()))) {
            tokens.next();
        }
    }

    private String until(Set<String> ends) {
        StringBuilder text = new StringBuilder();
        while (!isOver() && !ends.contains(word(tokens.peek()))) {
            boolean next = tokens.peek().first() && text.length() > 0 && !ends.equals(VALUE_STARTS);
            if (next) {
                break;
            }
            text.append(text.length() > 0 && tokens.peek().spaced() ? " " : "").append(step());
        }
        return text.toString();
    }

    /** One token as the language writes it, or all between brackets. */
    private String step() {
        StringBuilder text = new StringBuilder();
        int open = 0;
        do {
            Token token = tokens.next();
            String written = tokens.span(token).text();
            text.append(text.length() > 0 && token.spaced() ? " " : "")
                    .append(token.kind() == Kind.TEXT ? written : OPERATORS.getOrDefault(word(token), written));
            open += token.isSymbol("(") || token.isSymbol("[") ? 1 : 0;
            open -= token.isSymbol(")") || token.isSymbol("]") ? 1 : 0;
        } while (open > 0 && !isOver());
        return text.toString();
    }

    /** {@code a ? b : c}, where it is short enough to read. */
    private Optional<String> asValue() {
        StringBuilder branches = new StringBuilder();
        for (int i = 0; i < conditions.size(); i++) {
            branches.append(conditions.get(i))
                    .append(" ? ")
                    .append(values.get(i))
                    .append(" : ");
        }
        boolean whole = !conditions.isEmpty() && !rest.isEmpty();
        return whole && branches.length() + rest.length() <= 3 * SourceQuote.LONGEST
                ? Optional.of("write " + branches + rest)
                : Optional.empty();
    }

    private Optional<String> asLine() {
        if (conditions.isEmpty()) {
            return Optional.empty();
        }
        String line = "when %s use %s".formatted(conditions.get(0), values.get(0));
        boolean more = conditions.size() > 1 || !rest.isEmpty();
        return line.length() > 3 * SourceQuote.LONGEST
                ? Optional.empty()
                : Optional.of(more ? "write a line for each case: " + line : "write " + line);
    }

    /** The same of a spreadsheet's {@code IFS} and {@code SWITCH}. */
    public static Optional<String> ofArguments(String function, List<String> arguments) {
        ForeignChoice choice = new ForeignChoice(new Tokens(new Source("", ""), List.of()));
        boolean subject = function.equals("switch");
        int at = subject ? 1 : 0;
        for (; at + 1 < arguments.size(); at += 2) {
            String condition = arguments.get(at);
            boolean others = condition.equalsIgnoreCase("true");
            choice.add(others ? "" : condition(subject ? arguments.get(0) : "", condition), arguments.get(at + 1));
        }
        if (at < arguments.size() && choice.rest.isEmpty()) {
            choice.rest = arguments.get(at);
        }
        return choice.asValue().or(choice::asLine).map(text -> text.substring("write ".length()));
    }

    /** What was written, in one line. */
    static String inLine(Span span) {
        return span.text().replaceAll("\\s*\\R\\s*", " ");
    }

    /** The tokens of a line from one on, as text; for parts that stand as they are. */
    static String rest(Tokens tokens, int ahead) {
        List<Token> line = new ArrayList<>();
        for (int i = ahead; !tokens.peek(i).first(); i++) {
            line.add(tokens.peek(i));
        }
        return line.stream()
                .map(token -> (token.spaced() ? " " : "") + tokens.span(token).text())
                .collect(Collectors.joining())
                .strip();
    }
}
