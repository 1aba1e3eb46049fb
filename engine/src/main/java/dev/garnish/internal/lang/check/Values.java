package dev.garnish.internal.lang.check;

import dev.garnish.catalog.Type;
import dev.garnish.internal.lang.Expr;
import dev.garnish.internal.lang.LanguageLimits;
import dev.garnish.internal.lang.Operation;
import dev.garnish.internal.lang.parse.Clause;
import dev.garnish.internal.lang.parse.Node;
import dev.garnish.internal.lang.parse.Problems;
import dev.garnish.internal.text.Suggestion;
import dev.garnish.rules.Code;
import dev.garnish.rules.SourceQuote;
import dev.garnish.rules.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Resolves {@code value.<Name>}. A value is checked for each kind of clause that reads it, which decides what it can read
 * itself.
 */
final class Values {
    private final Map<String, Clause.Value> clauses = new LinkedHashMap<>();
    private final Set<String> attributes;
    private final Map<String, Optional<Made>> made = new HashMap<>();
    private final Set<String> broken = new HashSet<>();
    private final List<String> open = new ArrayList<>();
    private final Set<String> read = new HashSet<>();
    private final Problems problems;
    private long parts;
    private boolean exceeded;

    /** A checked value and how many parts it has, those of the values that it reads among them. */
    private record Made(Expr body, long parts) {}

    /** @param attributes the names of the attributes, which are no values */
    Values(List<Clause.Value> clauses, Set<String> attributes, Problems problems) {
        this.problems = problems;
        this.attributes = attributes;
        for (Clause.Value clause : clauses) {
            Clause.Value before = this.clauses.putIfAbsent(clause.name(), clause);
            if (before != null && !clause.name().isEmpty()) {
                problems.add(
                        Code.VALUE_TWICE,
                        clause.nameSpan(),
                        "value %s stands in this rule set already, at %s".formatted(clause.name(), before.nameSpan()),
                        "give it another name");
            }
        }
    }

    boolean isAttribute(String name) {
        return attributes.contains(name);
    }

    /** How another attribute reads what one says. */
    static String shared(String attribute) {
        return "an attribute reads no other: a `value %s` with the lines of that one is read by both"
                .formatted(attribute);
    }

    /**
     * A reading of a value.
     *
     * @param checker of the clause that reads it
     * @param scope of that clause
     */
    @Nullable
    Expr read(String name, Span nameSpan, Span span, ExpressionChecker checker, NameScope scope) {
        Clause.Value clause = clauses.get(name);
        if (clause == null && clauses.containsKey("")) {
            return null; // perhaps the one whose name is reported
        }
        if (clause == null) {
            return problems.refuse(
                    Code.UNKNOWN_VALUE,
                    nameSpan,
                    "there is no value `%s`".formatted(SourceQuote.of(name)),
                    Suggestion.label(names(), name),
                    isAttribute(name)
                            ? shared(name)
                            : names().isEmpty()
                                    ? "define it: value Discount, below it use and what it is"
                                    : "the values are " + String.join(", ", names()));
        }
        if (open.contains(name)) {
            return circle(name, nameSpan);
        }
        if (open.size() >= LanguageLimits.VALUES_DEEP) {
            return problems.refuse(
                    Code.NESTED_TOO_DEEP,
                    nameSpan,
                    "values read each other more than %d deep".formatted(LanguageLimits.VALUES_DEEP),
                    "",
                    "put two of them together");
        }
        read.add(name);
        String key = scope + " " + name;
        Optional<Made> known = made.get(key);
        if (known == null) {
            known = broken.contains(name) ? Optional.empty() : make(clause, checker);
            made.put(key, known);
        }
        return known.isEmpty() ? null : counted(name, known.get(), nameSpan, span);
    }

    /** Those that have one. */
    List<String> names() {
        return clauses.keySet().stream().filter(name -> !name.isEmpty()).toList();
    }

    private @Nullable Expr counted(String name, Made value, Span nameSpan, Span span) {
        parts += value.parts();
        if (parts > LanguageLimits.ALL_PARTS && !exceeded) {
            exceeded = true;
            problems.add(
                    Code.RULES_TOO_LARGE,
                    nameSpan,
                    "these rules have more than %,d names, values and operators where they read values"
                            .formatted(LanguageLimits.ALL_PARTS),
                    "",
                    "what differs from item to item can be a column of the catalog");
        }
        return exceeded ? null : new Expr.Value(value.body().type(), name, value.body(), span);
    }

    private @Nullable Expr circle(String name, Span nameSpan) {
        List<String> circle = new ArrayList<>(open.subList(open.indexOf(name), open.size()));
        broken.addAll(circle);
        circle.add(name);
        return problems.refuse(
                Code.VALUE_CIRCLE,
                nameSpan,
                "value %s reads itself: %s"
                        .formatted(name, circle.stream().map("value."::concat).collect(Collectors.joining(" reads "))),
                "take it out",
                "");
    }

    private Optional<Made> make(Clause.Value clause, ExpressionChecker checker) {
        open.add(clause.name());
        long before = parts;
        List<Expr> cases = new ArrayList<>();
        boolean fine = true;
        for (Clause.Case line : clause.cases()) {
            Expr when = line.when() == null ? null : checker.condition(line.when());
            Expr use = line.use() == null ? null : checker.value(line.use());
            fine &= use != null && (when != null || !line.conditional());
            if (use != null) {
                cases.add(
                        when == null
                                ? use
                                : new Expr.Choice(use.type(), when, use, new Expr.Missing(use.span()), line.span()));
            }
        }
        Node fallback = clause.fallback();
        Expr last = fallback == null ? null : checker.value(fallback);
        fine &= fallback == null || last != null;
        if (last != null) {
            cases.add(last);
        }
        open.remove(open.size() - 1);
        if (!fine || cases.isEmpty() || !isOneType(cases)) {
            broken.add(clause.name());
            return Optional.empty();
        }
        Expr body = OperatorTypes.balanced(cases, clause.nameSpan(), Values::firstOf);
        long nested = parts - before;
        return Optional.of(new Made(body, own(body) + nested));
    }

    /** What is written in it; values that it reads are counted already. */
    private static long own(Expr expr) {
        long parts = 1;
        if (!(expr instanceof Expr.Value)) {
            for (Expr operand : expr.operands()) {
                parts += own(operand);
            }
        }
        return parts;
    }

    private boolean isOneType(List<Expr> cases) {
        Optional<Expr> first = cases.stream().filter(one -> one.type() != null).findFirst();
        for (Expr one : cases) {
            if (first.isPresent()
                    && one.type() != null
                    && one.type() != first.get().type()) {
                problems.add(
                        Code.BRANCHES_DIFFER,
                        one.span(),
                        "the lines of a value need the same type: %s, but %s"
                                .formatted(TypeNames.is(first.get()), TypeNames.is(one)),
                        "");
                return false;
            }
        }
        return true;
    }

    private static Expr firstOf(Expr left, Expr right, Span span) {
        Type type = left.type() == null ? right.type() : left.type();
        return new Expr.Call(type == null ? Type.TEXT : type, Operation.FIRST, List.of(left, right), span);
    }

    /** Checks the values that no rule reads, and reports them. */
    void finish(ExpressionChecker checker, NameScope scope) {
        for (Clause.Value clause : List.copyOf(clauses.values())) {
            if (!clause.name().isEmpty() && read.add(clause.name())) {
                if (read(clause.name(), clause.nameSpan(), clause.nameSpan(), checker, scope) != null) {
                    problems.add(
                            Code.VALUE_UNREAD,
                            clause.nameSpan(),
                            "no rule reads value.%s".formatted(clause.name()),
                            "take it out, or read it");
                }
            }
        }
    }
}
