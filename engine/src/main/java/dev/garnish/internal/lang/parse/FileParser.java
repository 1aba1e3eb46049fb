package dev.garnish.internal.lang.parse;

import static dev.garnish.rules.Code.BAD_DROP;
import static dev.garnish.rules.Code.BAD_RECIPIENT;
import static dev.garnish.rules.Code.BAD_UNKNOWN_ITEM;
import static dev.garnish.rules.Code.BAD_ZONE;
import static dev.garnish.rules.Code.OUT_OF_PLACE;

import dev.garnish.internal.lang.Days;
import dev.garnish.internal.lang.Program;
import dev.garnish.internal.lang.ZoneNames;
import dev.garnish.internal.lang.parse.Token.Kind;
import dev.garnish.rules.Source;
import dev.garnish.rules.Span;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads one rules file into its clauses; parts with a mistake are reported and left out. */
public final class FileParser {
    private static final String NOT_HERE = "an operator is missing before it, or it is left over";

    private final Tokens tokens;
    private final Problems problems;
    private final ClauseLines lines;
    private final List<Clause> clauses = new ArrayList<>();
    private final Set<Integer> tops = new HashSet<>();

    private FileParser(Tokens tokens, Problems problems) {
        this.tokens = tokens;
        this.problems = problems;
        this.lines = new ClauseLines(tokens, problems);
    }

    /** The clauses of a file; none where it makes the rule set larger than a rule set may be. */
    public static List<Clause> parse(Source source, SizeLimits sizes, Problems problems) {
        if (!sizes.takes(source)) {
            return List.of();
        }
        Tokens tokens = new Tokens(source, LineStarts.cleaned(source, Lexer.tokens(source, problems), problems));
        if (!sizes.takes(tokens)) {
            return List.of();
        }
        FileParser parser = new FileParser(tokens, problems);
        parser.clauses();
        return List.copyOf(parser.clauses);
    }

    /** The clauses of a file as they are written, for whoever lays them out; those of a file with errors are not complete. */
    static ClauseTexts texts(Source source, Problems problems) {
        List<Token> all = LineStarts.cleaned(source, Lexer.tokens(source, problems), problems);
        FileParser parser = new FileParser(new Tokens(source, all), problems);
        parser.clauses();
        return ClauseTexts.of(source, all, parser.lines.starts(), parser.tops, parser.clauses);
    }

    private void clauses() {
        boolean lost = false;
        while (!tokens.atEnd() && !problems.isFull()) {
            ClauseLines.Line line = lines.next();
            lost |= line.damaged();
            tops.add(tokens.peek().start());
            lost = clause(line.keyword(), lost);
        }
    }

    /** @return whether the lines that follow may belong to something that could not be read */
    private boolean clause(String keyword, boolean lost) {
        switch (keyword) {
            case "include" -> {
                new IncludeParser(tokens, problems).parse().ifPresent(clauses::add);
                lines.finish(NOT_HERE);
            }
            case "unknown" -> unknownItem();
            case "drop" -> drop();
            case "recipient" -> recipient();
            case "attribute" -> clauses.add(new AttributeParser(tokens, lines, problems).parse(tokens.next()));
            case "value" -> clauses.add(new AttributeParser(tokens, lines, problems).parseValue(tokens.next()));
            case "table" -> {
                clauses.add(new TableParser(tokens, lines, problems).parse());
                lines.finish(NOT_HERE);
            }
            case "zone" -> zone();
            case "test" -> clauses.add(new TestParser(tokens, lines, problems).parse(tokens.next()));
            case "given" -> given(lost);
            case "" -> {
                return false;
            }
            default -> {
                outOfPlace(keyword, lost);
                return true;
            }
        }
        return false;
    }

    private void outOfPlace(String keyword, boolean lost) {
        Token token = tokens.next();
        if (!lost) {
            boolean decision = List.of("when", "use", "else").contains(keyword);
            problems.add(
                    OUT_OF_PLACE,
                    tokens.span(token),
                    "`%s` stands outside %s".formatted(keyword, decision ? "an attribute" : "a test"),
                    decision ? "write attribute and a name above it" : "write test \"a name\" above it");
        }
        lines.skipClause();
    }

    private void given(boolean lost) {
        Token first = tokens.peek();
        new TestParser(tokens, lines, problems)
                .shared()
                .filter(given -> !lost)
                .ifPresent(given -> clauses.add(new Clause.SharedGiven(given, tokens.span(first))));
    }

    private void unknownItem() {
        Token first = tokens.next();
        boolean item = accept("item");
        Optional<Program.UnknownItem> policy = item ? policy() : Optional.empty();
        if (policy.isEmpty()) {
            problems.add(
                    BAD_UNKNOWN_ITEM,
                    culprit(first),
                    "this line says what becomes of an item that the catalog does not hold",
                    "write unknown item use else",
                    "or: unknown item drop the item, or: unknown item fail the recipient");
            lines.skipClause();
            clauses.add(new Clause.UnknownItem(Program.UnknownItem.DROP_ITEM, tokens.since(first)));
            return;
        }
        clauses.add(new Clause.UnknownItem(policy.get(), tokens.since(first)));
        lines.finish(NOT_HERE);
    }

    private Optional<Program.UnknownItem> policy() {
        if (accept("use", "else")) {
            return Optional.of(Program.UnknownItem.USE_ELSE);
        }
        if (accept("drop", "the", "item")) {
            return Optional.of(Program.UnknownItem.DROP_ITEM);
        }
        return accept("fail", "the", "recipient") ? Optional.of(Program.UnknownItem.FAIL_RECIPIENT) : Optional.empty();
    }

    /**
     * Words that may stand on several lines; some that do not follow to the end are read up to the one that differs.
     */
    private boolean accept(String... words) {
        if (tokens.acceptNames(words)) {
            return true;
        }
        if (tokens.atLineEnd() || !tokens.peek().isName(words[0])) {
            return false;
        }
        for (String word : words) {
            if (!tokens.acceptName(word)) {
                return false;
            }
        }
        return true;
    }

    /** The word that does not fit, or the clause's first where the line just ends. */
    private Span culprit(Token first) {
        return tokens.atLineEnd() ? tokens.since(first) : tokens.span(tokens.peek());
    }

    private void drop() {
        Token first = tokens.next();
        if (!accept("item", "when")) {
            problems.add(
                    BAD_DROP,
                    culprit(first),
                    "this line says which items to leave out of every list",
                    "write drop item when and a condition",
                    "for instance drop item when item.active == false");
            lines.skipClause();
            clauses.add(new Clause.Drop(null, tokens.since(first)));
            return;
        }
        Node when = expression();
        clauses.add(new Clause.Drop(when, tokens.since(first)));
        lines.finish(NOT_HERE);
    }

    private @Nullable Node expression() {
        Node node = new ExpressionParser(tokens, problems).parse().orElse(null);
        if (node == null) {
            lines.skipTo("else");
        }
        return node;
    }

    private void recipient() {
        Token first = tokens.next();
        if (!accept("when")) {
            reportRecipient(first, "write recipient when and a condition");
            return;
        }
        Node when = expression();
        boolean fallback = tokens.peek().isName("else") && !isAttributesElse(first);
        if (fallback) {
            tokens.next();
        }
        boolean omit = fallback && accept("omit");
        if (!omit && !(fallback && accept("pass"))) {
            if (fallback || when != null) {
                reportRecipient(first, "write else pass or else omit");
            }
            return;
        }
        clauses.add(new Clause.Recipient(when, omit, tokens.since(first)));
        lines.finish(NOT_HERE);
    }

    private boolean isAttributesElse(Token first) {
        Token behind = tokens.peek(1);
        return tokens.peek().first()
                && !behind.isName("pass")
                && !behind.isName("omit")
                && tokens.span(tokens.peek()).column() <= tokens.span(first).column();
    }

    private void reportRecipient(Token first, String label) {
        Span span = tokens.atLineEnd() ? tokens.behind() : tokens.span(tokens.peek());
        problems.add(
                BAD_RECIPIENT,
                tokens.previous().equals(first) && tokens.atLineEnd() ? tokens.span(first) : span,
                "this line says whom the rules are for and what becomes of the others",
                label,
                "for instance recipient when recipient.channel != \"VOICE\" else pass");
        lines.skipClause();
    }

    private void zone() {
        Token first = tokens.next();
        Token name = tokens.peek();
        Optional<ZoneId> zone = name.first() || name.kind() != Kind.TEXT ? Optional.empty() : Days.zone(name.value());
        if (zone.isEmpty()) {
            Span culprit = culprit(first);
            String written = name.kind() == Kind.TEXT
                    ? name.value()
                    : name.first() ? "" : tokens.word().text();
            problems.add(
                    BAD_ZONE,
                    culprit,
                    "this line names the time zone whose days the rules mean",
                    ZoneNames.like(written)
                            .map("write zone \"%s\""::formatted)
                            .orElse("for instance zone \"Europe/Berlin\""),
                    "a zone is a region and a city, or UTC");
            lines.skipClause();
            return;
        }
        tokens.next();
        clauses.add(new Clause.Zone(zone.get(), tokens.since(first)));
        lines.finish(NOT_HERE);
    }
}
