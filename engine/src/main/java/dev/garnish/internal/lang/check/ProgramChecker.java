package dev.garnish.internal.lang.check;

import dev.garnish.catalog.Schema;
import dev.garnish.catalog.Type;
import dev.garnish.internal.lang.Days;
import dev.garnish.internal.lang.Expr;
import dev.garnish.internal.lang.LanguageLimits;
import dev.garnish.internal.lang.Program;
import dev.garnish.internal.lang.parse.Clause;
import dev.garnish.internal.lang.parse.Node;
import dev.garnish.internal.lang.parse.Problems;
import dev.garnish.internal.text.Graphemes;
import dev.garnish.rules.Code;
import dev.garnish.rules.Source;
import dev.garnish.rules.SourceQuote;
import dev.garnish.rules.Span;
import dev.garnish.rules.TableReader;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Checks the clauses of all files together and builds the program. Nothing stops at the first problem: what has one is left out of
 * the program, which nobody uses then, so that the rest is checked as well.
 */
final class ProgramChecker {
    private final Schema schema;
    private final TableReader reader;
    private final Problems problems;
    private final RecipientFields recipient;
    private final Placeholders placeholders;
    private final UnusualLiterals literals;
    private Days days = Days.in(ZoneOffset.UTC);
    private Values values;

    ProgramChecker(Schema schema, TableReader reader, Problems problems) {
        this.schema = schema;
        this.reader = reader;
        this.problems = problems;
        this.recipient = new RecipientFields(problems);
        this.placeholders = new Placeholders(schema, problems);
        this.literals = new UnusualLiterals(problems);
        this.values = new Values(List.of(), Set.of(), problems);
    }

    /**
     * The order matters: tables and zone before every expression that reads them; {@code value} lines when an attribute reads them,
     * in its scope, and those that none reads afterwards; tests last, since they name attributes and what the rules read.
     *
     * @param first the file that a missing attribute is reported at
     */
    Program check(List<Clause> clauses, Source first) {
        Map<String, Program.Table> tables =
                new TableLoader(reader, problems, this::language).load(all(Clause.Table.class, clauses));
        ZoneId zone = zone(all(Clause.Zone.class, clauses));
        days = Days.in(zone);
        List<Clause.Attribute> written = all(Clause.Attribute.class, clauses);
        Set<String> attributeNames = new HashSet<>();
        for (Clause.Attribute one : written) {
            attributeNames.add(one.name());
        }
        values = new Values(all(Clause.Value.class, clauses), attributeNames, problems);
        Program.UnknownItem unknownItem = unknownItem(all(Clause.UnknownItem.class, clauses));
        List<Expr> drops = drops(all(Clause.Drop.class, clauses), checker(NameScope.DROP, tables));
        Program.Filter filter = filter(all(Clause.Recipient.class, clauses), checker(NameScope.RECIPIENT, tables));
        List<Program.Attribute> attributes =
                attributes(written.subList(0, Math.min(written.size(), LanguageLimits.ATTRIBUTES)), tables);
        boundAttributes(written, first);
        values.finish(checker(NameScope.PER_ITEM, tables), NameScope.PER_ITEM);
        boolean keepsAll = unknownItem != Program.UnknownItem.DROP_ITEM
                && all(Clause.Drop.class, clauses).isEmpty();
        boolean dated = reads(drops, filter, attributes);
        TestChecker tester = new TestChecker(written, recipient, days, keepsAll, dated, problems);
        checkFixed(tables, all(Clause.Test.class, clauses));
        List<Program.Test> tests =
                tester.check(all(Clause.Test.class, clauses), all(Clause.SharedGiven.class, clauses));
        return new Program(schema, zone, unknownItem, drops, filter, attributes, tables, tests, recipient.read());
    }

    /** The field that names the language of a table's texts; null with its problem where it is none. */
    private @Nullable Expr language(Node written) {
        Expr field = checker(NameScope.RECIPIENT, Map.of()).value(written);
        if (field != null && field.type() != Type.TEXT) {
            problems.add(
                    Code.BAD_TABLE,
                    field.span(),
                    "behind `by` stands the field of the recipient that names a language",
                    "write by recipient.locale");
            return null;
        }
        return field;
    }

    /** Texts that nothing can be put beside. */
    private void checkFixed(Map<String, Program.Table> tables, List<Clause.Test> tests) {
        // Tables of one file share their rows, which are looked through once.
        Set<Map<String, String>> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        for (Program.Table table : tables.values()) {
            List<Map<String, String>> texts = new ArrayList<>(table.languages().values());
            texts.add(table.rows());
            placeholders.checkTable(texts.stream().filter(seen::add).toList(), table.span());
        }
        for (Clause.Test test : tests) {
            for (Clause.Expectation one : test.expected()) {
                for (String value : one.values()) {
                    placeholders.checkExpected(value, one.span());
                }
            }
        }
    }

    private static <C extends Clause> List<C> all(Class<C> kind, List<Clause> clauses) {
        List<C> all = new ArrayList<>();
        for (Clause clause : clauses) {
            if (kind.isInstance(clause)) {
                all.add(kind.cast(clause));
            }
        }
        return all;
    }

    private ExpressionChecker checker(NameScope scope, Map<String, Program.Table> tables) {
        return new ExpressionChecker(schema, days, scope, recipient, tables, values, problems);
    }

    private ZoneId zone(List<Clause.Zone> clauses) {
        onlyOne(clauses, Code.ZONE_TWICE, "zone", "take one of them out");
        return clauses.isEmpty() ? ZoneOffset.UTC : clauses.get(0).zone();
    }

    /** Whether any rule reads the clock. */
    private static boolean reads(
            List<Expr> drops, Program.@Nullable Filter filter, List<Program.Attribute> attributes) {
        boolean reads = readsClock(drops) || (filter != null && readsClock(List.of(filter.when())));
        for (Program.Attribute attribute : attributes) {
            reads |= readsClock(List.of(attribute.fallback()));
            for (Program.Case one : attribute.cases()) {
                reads |= readsClock(List.of(one.use())) || (one.when() != null && readsClock(List.of(one.when())));
            }
        }
        return reads;
    }

    private static boolean readsClock(List<Expr> expressions) {
        boolean reads = false;
        for (Expr expression : expressions) {
            reads |= expression instanceof Expr.Clock || readsClock(expression.operands());
        }
        return reads;
    }

    private Program.UnknownItem unknownItem(List<Clause.UnknownItem> clauses) {
        onlyOne(clauses, Code.UNKNOWN_ITEM_TWICE, "unknown item", "take one of them out");
        return clauses.isEmpty() ? Program.UnknownItem.USE_ELSE : clauses.get(0).policy();
    }

    private void onlyOne(List<? extends Clause> clauses, Code code, String words, String label) {
        for (Clause clause : clauses.subList(Math.min(1, clauses.size()), clauses.size())) {
            problems.add(
                    code,
                    clause.span(),
                    "`%s` stands in this rule set already, at %s"
                            .formatted(words, clauses.get(0).span()),
                    label);
        }
    }

    private List<Expr> drops(List<Clause.Drop> clauses, ExpressionChecker checker) {
        List<Expr> drops = new ArrayList<>();
        for (Clause.Drop clause : clauses) {
            Expr when = condition(clause.when(), checker, "`drop item when`");
            if (when != null) {
                drops.add(when);
            }
        }
        return drops;
    }

    private Program.@Nullable Filter filter(List<Clause.Recipient> clauses, ExpressionChecker checker) {
        onlyOne(clauses, Code.RECIPIENT_TWICE, "recipient when", "join both conditions with `&&`");
        Program.Filter filter = null;
        for (Clause.Recipient clause : clauses) {
            Expr when = condition(clause.when(), checker, "`recipient when`");
            filter = filter == null && when != null ? new Program.Filter(when, clause.omitOthers()) : filter;
        }
        return filter;
    }

    /** Warns where a longer text is cut to the sign that shows the cut. */
    private void checkRoom(Expr use, Program.Limits limits) {
        if (limits.max() != 1 || limits.strict()) {
            return;
        }
        if (use instanceof Expr.ItemColumn
                || use instanceof Expr.RecipientValue
                || (use instanceof Expr.Constant constant && Graphemes.count(String.valueOf(constant.value())) > 1)) {
            problems.add(
                    Code.MAX_TOO_SMALL,
                    use.span(),
                    "of a text with more than one character `max 1` leaves nothing but `…`",
                    "write a larger `max`, or `max 1 strict` to take the next case instead");
        }
    }

    private @Nullable Expr condition(@Nullable Node node, ExpressionChecker checker, String words) {
        Expr when = node == null ? null : truth(node, checker, words);
        if (node != null) {
            literals.reportNumbers(node);
        }
        return when;
    }

    private @Nullable Expr truth(Node node, ExpressionChecker checker, String words) {
        Expr when = checker.value(node);
        if (when == null || when.type() == Type.TRUTH) {
            return when;
        }
        problems.add(
                Code.WHEN_NOT_TRUTH,
                when.span(),
                "%s needs a condition, but %s".formatted(words, TypeNames.is(when)),
                when instanceof Expr.Constant || when.type() == null
                        ? "for instance item.genre == \"Kids\""
                        : "for instance %s != empty".formatted(SourceQuote.of(when.span())));
        return null;
    }

    private List<Program.Attribute> attributes(List<Clause.Attribute> written, Map<String, Program.Table> tables) {
        Map<String, Span> seen = new HashMap<>();
        List<Program.Attribute> attributes = new ArrayList<>();
        ExpressionChecker perItem = checker(NameScope.PER_ITEM, tables);
        ExpressionChecker once = checker(NameScope.ONCE, tables);
        for (Clause.Attribute clause : written) {
            Span before = seen.putIfAbsent(clause.name(), clause.nameSpan());
            if (before != null && !clause.name().isEmpty()) {
                problems.add(
                        Code.ATTRIBUTE_TWICE,
                        clause.nameSpan(),
                        "attribute %s stands in this rule set already, at %s".formatted(clause.name(), before),
                        "give it another name, or put the lines together");
            }
            attribute(clause, clause.options().once() ? once : perItem, attributes);
        }
        return attributes;
    }

    private void attribute(Clause.Attribute clause, ExpressionChecker checker, List<Program.Attribute> attributes) {
        List<Program.Case> cases = new ArrayList<>();
        Map<String, Span> labels = new HashMap<>();
        for (Clause.Case written : clause.cases()) {
            Expr when = condition(written.when(), checker, "`when`");
            Expr use = text(written.use(), checker);
            Span before = written.label().isEmpty() ? null : labels.putIfAbsent(written.label(), written.labelSpan());
            if (before != null) {
                problems.add(
                        Code.LABEL_TWICE,
                        written.labelSpan(),
                        "this attribute has a label [%s] already, in line %d".formatted(written.label(), before.line()),
                        "give it another name");
            }
            if (use != null) {
                placeholders.check(use, clause.options().once(), false);
                checkRoom(use, clause.options().limits());
            }
            if (use != null && (when != null || !written.conditional())) {
                cases.add(new Program.Case(when, use, written.label(), written.span()));
            }
        }
        Expr fallback = text(clause.fallback(), checker);
        if (fallback != null) {
            new ElseChecker(problems).check(clause, fallback);
            placeholders.check(fallback, clause.options().once(), true);
            attributes.add(new Program.Attribute(
                    clause.name(),
                    clause.options().once(),
                    clause.options().limits(),
                    cases,
                    fallback,
                    clause.elseSpan(),
                    clause.span()));
        }
    }

    private @Nullable Expr text(@Nullable Node node, ExpressionChecker checker) {
        Expr value = node == null ? null : sent(node, checker);
        if (node != null) {
            literals.reportNumbers(node);
        }
        return value;
    }

    private @Nullable Expr sent(Node node, ExpressionChecker checker) {
        Expr value = checker.value(node);
        if (value == null || value.type() == Type.TEXT) {
            return value;
        }
        if (value.type() == null) {
            problems.add(
                    Code.NEVER_A_VALUE,
                    value.span(),
                    "`%s` never gives a value".formatted(SourceQuote.of(value.span())),
                    "write a text",
                    "a case without a value is passed over anyway: leave the line out");
            return null;
        }
        problems.add(
                Code.VALUE_NOT_TEXT,
                value.span(),
                "what is sent is text, but %s".formatted(TypeNames.is(value)),
                "write " + OperatorTypes.asText(value));
        return null;
    }

    private void boundAttributes(List<Clause.Attribute> written, Source first) {
        if (written.isEmpty() && problems.isEmpty()) {
            problems.add(
                    Code.NO_ATTRIBUTE,
                    new Span(first, 0, 0),
                    "these rules make no attribute",
                    "write at least one",
                    "for instance attribute Title, below it use item.title, below that else \"Recommended for you\"");
        }
        if (written.size() > LanguageLimits.ATTRIBUTES) {
            Clause.Attribute one = written.get(LanguageLimits.ATTRIBUTES);
            problems.add(
                    Code.TOO_MANY_ATTRIBUTES,
                    one.nameSpan(),
                    "this is attribute %d of %d, and hosts take at most %d"
                            .formatted(LanguageLimits.ATTRIBUTES + 1, written.size(), LanguageLimits.ATTRIBUTES),
                    "take some out");
        }
    }
}
