package dev.garnish.internal.lang.parse;

import static dev.garnish.rules.Code.BAD_LABEL;
import static dev.garnish.rules.Code.BAD_VALUE;
import static dev.garnish.rules.Code.BEHIND_ELSE;
import static dev.garnish.rules.Code.ELSE_MISSING;
import static dev.garnish.rules.Code.ELSE_TWICE;
import static dev.garnish.rules.Code.LEFT_OVER;
import static dev.garnish.rules.Code.USE_MISSING;
import static dev.garnish.rules.Code.WHEN_BEHIND_USE;

import dev.garnish.internal.lang.parse.Token.Kind;
import dev.garnish.internal.text.Suggestion;
import dev.garnish.rules.Code;
import dev.garnish.rules.SourceQuote;
import dev.garnish.rules.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads one attribute: its header and its decision list. A line that cannot be read is reported and passed over, and the list goes
 * on behind it, so that the cases below are checked as well.
 */
final class AttributeParser {
    private static final Pattern VALUE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,49}");
    private static final Pattern LABEL = Pattern.compile("[A-Za-z][A-Za-z0-9_.-]*");

    private final Tokens tokens;
    private final ClauseLines lines;
    private final Problems problems;
    private final List<Clause.Case> cases = new ArrayList<>();
    private @Nullable Token elseToken;
    private @Nullable Node fallback;

    /** Whether a line could not be read: it may have been the {@code else}, whose absence is then not reported. */
    private boolean damaged;

    AttributeParser(Tokens tokens, ClauseLines lines, Problems problems) {
        this.tokens = tokens;
        this.lines = lines;
        this.problems = problems;
    }

    static boolean isValueName(String text) {
        return VALUE.matcher(text).matches();
    }

    /** The attribute whose keyword was read last. */
    Clause.Attribute parse(Token keyword) {
        Span name = new AttributeNameParser(tokens, lines, problems).parse(keyword);
        Clause.Options options = new OptionsParser(tokens, problems).parse();
        Span header = tokens.since(keyword);
        tokens.skipLine();
        boolean more = true;
        while (more) {
            ClauseLines.Line line = lines.next();
            damaged |= line.damaged();
            more = clause(line.keyword());
        }
        if (elseToken == null && !damaged) {
            problems.add(
                    ELSE_MISSING,
                    name,
                    "attribute %s has no `else`".formatted(name.text()),
                    "its last line must be `else`",
                    "for instance else \"Recommended for you\"");
        }
        Span elseSpan = elseToken == null ? name : tokens.span(elseToken);
        return new Clause.Attribute(name.text(), name, options, List.copyOf(cases), fallback, elseSpan, header);
    }

    /** The value whose keyword was read last. */
    Clause.Value parseValue(Token keyword) {
        Token next = tokens.peek();
        boolean none = tokens.atLineEnd();
        Span name = none ? tokens.span(keyword) : next.kind() == Kind.TEXT ? tokens.span(tokens.next()) : tokens.word();
        boolean named = !none && VALUE.matcher(name.text()).matches();
        if (!named) {
            String meant = none ? "" : name.text().replaceAll("^value\\.|[^A-Za-z0-9_]", "");
            boolean known = VALUE.matcher(meant).matches();
            problems.add(
                    BAD_VALUE,
                    name,
                    "a value needs a name",
                    known ? "write value " + meant : "for instance value Discount",
                    "a name is made of A-Z a-z 0-9 _; rules read it as value.Discount");
            damaged = true;
            tokens.skipLine();
        }
        Span header = tokens.since(keyword);
        if (!tokens.atLineEnd() && !tokens.peek().isSymbol("[")) {
            behindName(name);
        }
        finish("a value has no label: take it out");
        boolean more = true;
        while (more) {
            ClauseLines.Line line = lines.next();
            damaged |= line.damaged();
            more = clause(line.keyword());
        }
        if (cases.isEmpty() && elseToken == null && !damaged) {
            problems.add(
                    BAD_VALUE,
                    name,
                    "value %s says nothing".formatted(name.text()),
                    "write a line with use below it",
                    "for instance use item.price * 2");
        }
        return new Clause.Value(named ? name.text() : "", name, List.copyOf(cases), fallback, header);
    }

    /** {@code value Discount = item.price}: reports what belongs on a line of its own. */
    private void behindName(Span name) {
        damaged = true;
        tokens.accept("=");
        if (tokens.atLineEnd()) {
            return;
        }
        Token first = tokens.peek();
        Token last = first;
        while (!tokens.atLineEnd()) {
            last = tokens.next();
        }
        Span rest = tokens.span(first, last);
        if (Keyword.isOption(first)) {
            damaged = false;
            problems.add(BAD_VALUE, rest, "only attributes have options", "take it out");
            return;
        }
        boolean word = first.equals(last) && VALUE.matcher(rest.text()).matches();
        problems.add(
                BAD_VALUE,
                rest,
                word ? "a value's name is one word" : "what a value is stands below its name",
                word
                        ? "write value " + name.text() + rest.text()
                        : "write use %s on the next line".formatted(SourceQuote.of(rest)));
    }

    private boolean clause(String keyword) {
        switch (keyword) {
            case "when", "use" -> decision(keyword);
            case "else" -> fallback();
            default -> {
                return false;
            }
        }
        return true;
    }

    private void decision(String keyword) {
        Token first = tokens.next();
        if (elseToken != null) {
            problems.add(
                    BEHIND_ELSE,
                    tokens.span(first),
                    "this line stands behind `else`, so it can never apply",
                    "move it above the `else`");
        }
        Node when = keyword.equals("when") ? condition() : null;
        boolean conditional = keyword.equals("when");
        if (conditional && !reachesUse(first, when)) {
            return;
        }
        Node use = new ExpressionParser(tokens, problems).parse().orElse(null);
        if (use == null) {
            lines.skipClause();
        }
        Span label = use == null ? tokens.behind() : label();
        if (tokens.peek().isSymbol(":") && !tokens.atLineEnd()) {
            use = null; // read only in part
        }
        String text = label.start() == label.end()
                ? ""
                : label.text().substring(1, label.text().length() - 1).strip();
        Span span = tokens.since(first);
        finish("a case has one label: take it out");
        cases.add(new Clause.Case(conditional, when, use, text, label, span));
    }

    private @Nullable Node condition() {
        Node when = new ExpressionParser(tokens, problems).parse().orElse(null);
        if (when == null) {
            lines.skipTo("use");
        }
        return when;
    }

    /** Reads the {@code use} of a {@code when}: on its line, or the first word of the next, however far in. */
    private boolean reachesUse(Token when, @Nullable Node condition) {
        Token token = tokens.peek();
        if (token.isName("use") || lines.starts("use")) {
            tokens.next();
            return true;
        }
        if (!token.first()
                && token.isName()
                && Suggestion.among(List.of("use"), token.value()).isPresent()) {
            problems.add(USE_MISSING, tokens.span(token), "`use` belongs here", Suggestion.didYouMean("use"));
            tokens.next();
            return true;
        }
        if (!problems.hasErrorIn(tokens.since(when))) {
            reportUseMissing(when, token, condition);
        }
        addBroken(when);
        lines.skipClause();
        return false;
    }

    /** A case that could only be read in part. */
    private void addBroken(Token first) {
        cases.add(new Clause.Case(true, null, null, "", tokens.behind(), tokens.since(first)));
    }

    private boolean isNestedWhen(Token when) {
        Token next = tokens.peek();
        return next.isName("when")
                && tokens.span(next).column() > tokens.span(when).column();
    }

    private void reportUseMissing(Token when, Token token, @Nullable Node condition) {
        boolean here = !token.first();
        if (!here
                && condition instanceof Node.Choice choice
                && condition.span().text().length() <= 3 * SourceQuote.LONGEST) {
            problems.add(
                    USE_MISSING,
                    tokens.behind(),
                    "this `when` has no `use`",
                    "write when %s use %s"
                            .formatted(
                                    ForeignChoice.inLine(choice.condition().span()),
                                    ForeignChoice.inLine(choice.yes().span())),
                    "and below it use " + ForeignChoice.inLine(choice.no().span()));
            return;
        }
        problems.add(
                USE_MISSING,
                here ? tokens.span(token) : tokens.behind(),
                "this `when` has no `use`",
                here
                        ? leftOverLabel()
                        : isNestedWhen(when)
                                ? "for both conditions write `&&` in place of the next `when`"
                                : "write use and the value",
                "for instance when item.genre == \"Kids\"  use \"For the family\"");
    }

    private String leftOverLabel() {
        return tokens.peek(1).isName("use") ? "take it out" : "an operator or `use` is missing before this";
    }

    private Span label() {
        Token opening = tokens.peek();
        if (!opening.isSymbol("[")) {
            return tokens.behind();
        }
        tokens.next();
        Span word = tokens.peek().first() ? tokens.behind() : tokens.word();
        if (!isClosed() || !LABEL.matcher(word.text()).matches()) {
            reportLabel(opening);
            return tokens.behind();
        }
        return tokens.since(opening);
    }

    private boolean isClosed() {
        return !tokens.atLineEnd() && tokens.accept("]");
    }

    private void reportLabel(Token opening) {
        if (tokens.peek(0).kind() == Kind.TEXT && tokens.peek(1).isSymbol("]")) {
            tokens.next();
            tokens.next();
        }
        if (tokens.peek().kind() != Kind.BAD || tokens.atLineEnd()) {
            problems.add(
                    BAD_LABEL,
                    tokens.since(opening),
                    "a label is one word in brackets",
                    "for instance [family-us]",
                    "a label starts with a letter and is made of A-Z a-z 0-9 - _ .");
        }
        lines.skipClause();
    }

    private void fallback() {
        Token first = tokens.next();
        boolean called = tokens.peek(1).isSymbol("(") && !tokens.peek(1).spaced();
        if (!tokens.atLineEnd()
                && !called
                && (tokens.peek().isName("if") || tokens.peek().isName("when"))) {
            elseIf(first);
            return;
        }
        Node value = new ExpressionParser(tokens, problems).parse().orElse(null);
        if (value == null) {
            lines.skipClause();
        }
        if (elseToken != null && fallback == null) {
            fallback = value;
        } else if (elseToken != null) {
            problems.add(
                    ELSE_TWICE,
                    tokens.span(first),
                    "this attribute has an `else` already, in line %d"
                            .formatted(tokens.span(elseToken).line()),
                    "take one of them out");
        } else {
            elseToken = first;
            fallback = value;
        }
        finish("an `else` has no label: take it out");
    }

    /** {@code else if a then b}: one more case. */
    private void elseIf(Token first) {
        Token word = tokens.peek();
        Span culprit = tokens.span(first, word);
        Optional<String> instead = ForeignChoice.branch(tokens);
        problems.add(
                Code.PROGRAM_WORD,
                culprit,
                "`%s %s` is for programs, not for rules".formatted(first.value(), word.value()),
                instead.orElse("write `when`"));
        addBroken(first);
        damaged = true; // this line may have been meant for the `else`
        tokens.skipLine();
    }

    /** @param label advice for a label here */
    private void finish(String label) {
        Token token = tokens.peek();
        if (token.first()) {
            return;
        }
        if (token.isName("else")) {
            String value = ForeignChoice.rest(tokens, 1);
            problems.add(
                    LEFT_OVER,
                    tokens.span(token),
                    "`else` starts a line of its own",
                    value.isEmpty() || value.length() > SourceQuote.LONGEST
                            ? "write it on the next line"
                            : "write else %s on the next line".formatted(value.replaceFirst("^use ", "")));
        } else if (token.isName("when")) {
            problems.add(WHEN_BEHIND_USE, tokens.span(token), "`when` comes before `use`", "write when … use …");
        } else if (token.kind() != Kind.BAD) {
            problems.add(
                    LEFT_OVER,
                    tokens.span(token),
                    "`%s` does not belong here".formatted(SourceQuote.of(tokens.span(token))),
                    token.isSymbol("[")
                            ? label
                            : token.isSymbol(":")
                                            && ForeignChoice.rest(tokens, 1).contains(" ? ")
                                    ? "write condition ? value : other"
                                    : leftOver(token),
                    token.isSymbol("[") || Keyword.isOption(token) ? "" : "texts are put together with `+`");
        }
        lines.skipClause();
    }

    private static String leftOver(Token token) {
        boolean value = token.kind() == Kind.TEXT || token.isName("item") || token.isName("recipient");
        if (value) {
            return "write `+` before it";
        }
        return Keyword.isOption(token)
                ? "write it behind the attribute's name"
                : "an operator is missing before it, or it is left over";
    }
}
