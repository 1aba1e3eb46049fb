package dev.garnish.internal.lang.check;

import dev.garnish.catalog.Schema;
import dev.garnish.catalog.Type;
import dev.garnish.internal.lang.Builtin;
import dev.garnish.internal.lang.Days;
import dev.garnish.internal.lang.Expr;
import dev.garnish.internal.lang.Program;
import dev.garnish.internal.lang.parse.Node;
import dev.garnish.internal.lang.parse.Problems;
import dev.garnish.internal.lang.parse.UnsupportedSyntax;
import dev.garnish.internal.text.Nfc;
import dev.garnish.internal.text.Suggestion;
import dev.garnish.rules.Code;
import dev.garnish.rules.SourceQuote;
import dev.garnish.rules.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Resolves the names and types of an expression as written. Null stands for one with a mistake, already reported: whoever gets null
 * gives null on and reports nothing, so that one mistake is one message. Both operands are checked before either null is given
 * on, so that two mistakes are two messages.
 *
 * <p>It recurses as deep as the expression is nested, which the parser bounds ({@code LanguageLimits.NESTING}).
 */
final class ExpressionChecker {
    private final NameResolver names;
    private final OperatorTypes operators;
    private final ComparisonTypes comparisons;
    private final FunctionTypes functions;
    private final MethodTypes methods;
    private final UnusualLiterals literals;
    private final Values values;
    private final NameScope scope;
    private final Problems problems;

    ExpressionChecker(
            Schema schema,
            Days days,
            NameScope scope,
            RecipientFields recipient,
            Map<String, Program.Table> tables,
            Values values,
            Problems problems) {
        this.values = values;
        this.scope = scope;
        this.names = new NameResolver(schema, scope, recipient, values, problems);
        this.operators = new OperatorTypes(problems);
        this.comparisons = new ComparisonTypes(problems);
        this.functions = new FunctionTypes(tables, days, problems);
        this.methods = new MethodTypes(problems);
        this.literals = new UnusualLiterals(problems);
        this.problems = problems;
    }

    /** A value of any type. {@code items} is none: only {@code size}, {@code isEmpty} and {@code == empty} take it. */
    @Nullable
    Expr value(Node node) {
        Expr expr = any(node);
        return expr instanceof Expr.Items ? itemsAsValue(node, "name a column: items.title") : expr;
    }

    /** A condition of a value's line. */
    @Nullable
    Expr condition(Node node) {
        Expr when = value(node);
        if (when != null && when.type() != Type.TRUTH) {
            problems.add(
                    Code.WHEN_NOT_TRUTH,
                    when.span(),
                    "`when` needs a condition, but %s".formatted(TypeNames.is(when)),
                    "for instance %s != empty".formatted(SourceQuote.of(when.span())));
            return null;
        }
        return when;
    }

    private @Nullable Expr itemsAsValue(Node node, String label) {
        problems.add(
                Code.ITEMS_AS_VALUE,
                node.span(),
                "`items` are whole items, not values",
                label,
                "of `items` itself only size(items) and == empty can be asked");
        return null;
    }

    /** A value, or {@code items}, which have a size. */
    private @Nullable Expr any(Node node) {
        if (node instanceof Node.Literal literal) {
            return literals.isFine(literal)
                    ? new Expr.Constant(literal.type(), composed(literal.value()), literal.span())
                    : null;
        } else if (node instanceof Node.Empty) {
            return new Expr.Missing(node.span());
        } else if (node instanceof Node.Listing listing) {
            return listing(listing);
        } else if (node instanceof Node.Name name) {
            return names.alone(name);
        } else if (node instanceof Node.Member member) {
            return member(member);
        } else if (node instanceof Node.Key key) {
            return key(key);
        } else if (node instanceof Node.Index index) {
            return index(index);
        } else if (node instanceof Node.Call call) {
            return call(call);
        }
        return operation(node);
    }

    /** A text is written in NFC, as it is read. */
    private static Object composed(Object value) {
        return value instanceof String text ? Nfc.of(text) : value;
    }

    private @Nullable Expr operation(Node node) {
        if (node instanceof Node.Unary unary) {
            return unary(unary);
        } else if (node instanceof Node.Chain chain) {
            return hasPeriod(chain) ? moved(chain) : chain(chain);
        } else if (node instanceof Node.Period period) {
            return operators.refusePeriod(period.span());
        } else if (node instanceof Node.Compare compare) {
            return compare(compare);
        }
        return choice((Node.Choice) node);
    }

    private static boolean hasPeriod(Node.Chain chain) {
        for (Node operand : chain.operands()) {
            if (operand instanceof Node.Period) {
                return true;
            }
        }
        return false;
    }

    private @Nullable Expr listing(Node.Listing listing) {
        List<Object> values = new ArrayList<>();
        Type type = ((Node.Literal) listing.entries().get(0)).type();
        for (Node entry : listing.entries()) {
            Node.Literal literal = (Node.Literal) entry;
            if (!literals.isFine(literal)) {
                return null;
            }
            if (literal.type() != type) {
                problems.add(
                        Code.MIXED_LIST,
                        literal.span(),
                        "the entries of a list have one type: this list starts with %s".formatted(TypeNames.of(type)),
                        "",
                        type == Type.TEXT ? "write \"%s\"".formatted(SourceQuote.of(literal.span())) : "");
                return null;
            }
            values.add(composed(literal.value()));
        }
        return new Expr.Constant(type.list(), List.copyOf(values), listing.span());
    }

    /** What a name before the point means is decided by that name alone, before any type is known. */
    private @Nullable Expr member(Node.Member member) {
        Node target = member.target();
        if (NameResolver.hasColumns(target)) {
            return names.column(target, member.name(), member.nameSpan(), member.span());
        }
        if (target.isName("value")) {
            return values.read(member.name(), member.nameSpan(), member.span(), this, scope);
        }
        if (RecipientFields.concerns(member)) {
            return names.field(member);
        }
        if (target instanceof Node.Name name && NameResolver.isClass(name)) {
            return names.refuseClass(name);
        }
        if (target instanceof Node.Index index && index.target().isName("items")) {
            return itemsAsValue(
                    index,
                    "write items.%s[%s]".formatted(member.name(), index.index().toPlainString()));
        }
        Expr value = any(target);
        return value == null ? null : notCalled(member, value);
    }

    /** A value has no parts; what stands behind its point is mostly a method without its brackets. */
    private @Nullable Expr notCalled(Node.Member member, Expr value) {
        Type type = value.type();
        List<Builtin> methods = type == Type.TEXT
                ? Builtin.TEXT_METHODS
                : type != null && type.isList() ? Builtin.LIST_METHODS : List.of();
        Optional<String> meant = Suggestion.among(Builtin.names(methods), member.name());
        if (meant.isPresent()) {
            problems.add(
                    Code.NOT_CALLED,
                    member.nameSpan(),
                    "a method is written with brackets",
                    "write %s()".formatted(meant.get()));
        } else if (methods.isEmpty() && Builtin.takes(member.name(), type)) {
            problems.add(
                    Code.FUNCTION_OR_METHOD,
                    member.nameSpan(),
                    "`%s` is a function: its value stands in brackets".formatted(member.name()),
                    "write %s(%s)".formatted(member.name(), SourceQuote.of(value.span())));
        } else {
            problems.add(
                    Code.NO_SUCH_PART,
                    member.nameSpan(),
                    "%s, it has no `%s`".formatted(TypeNames.is(value), SourceQuote.of(member.name())),
                    "",
                    methods.isEmpty() ? "" : "its methods are " + String.join(", ", Builtin.names(methods)));
        }
        return null;
    }

    private @Nullable Expr key(Node.Key key) {
        Node target = key.target();
        if (NameResolver.hasColumns(target)) {
            return names.column(target, key.key(), key.keySpan(), key.span());
        }
        if (target.isName("value")) {
            problems.add(
                    Code.UNKNOWN_VALUE,
                    key.keySpan(),
                    "the name of a value stands behind a point",
                    "write value." + SourceQuote.of(key.key()));
            return null;
        }
        if (RecipientFields.concerns(key)) {
            return names.field(key);
        }
        if (target instanceof Node.Name name && NameResolver.isClass(name)) {
            return names.refuseClass(name);
        }
        Expr value = any(target);
        if (value != null) {
            problems.add(
                    Code.INDEX_WITHOUT_LIST,
                    key.keySpan(),
                    "%s, which has no names inside".formatted(TypeNames.is(value)),
                    "",
                    "an entry of a list is written with its position: [0]");
        }
        return null;
    }

    /** {@code item[0]} and {@code recipient[0]} are refused as those names alone are. */
    private @Nullable Expr index(Node.Index index) {
        if (index.target().isName("item") || index.target().isName("recipient")) {
            return names.alone((Node.Name) index.target());
        }
        Expr target = value(index.target());
        return target == null
                ? null
                : methods.get(target, new Expr.Constant(Type.NUMBER, index.index(), index.span()), index.span());
    }

    private @Nullable Expr call(Node.Call call) {
        Node target = call.target();
        if (target == null) {
            return function(call);
        }
        if (target.recipientGroup().isPresent() && call.name().equals("all")) {
            return names.allOf(call);
        }
        if (target instanceof Node.Name name && NameResolver.isClass(name)) {
            return names.refuseClass(name);
        }
        if (target.isName("item")
                || target.isName("recipient")
                || target.recipientGroup().isPresent()) {
            return refuseMethodOfRoot(call, target);
        }
        Expr receiver = target.isName("items") && isSized(call) ? any(target) : value(target);
        Optional<List<Expr>> arguments = arguments(call);
        return receiver == null || arguments.isEmpty() ? null : methods.method(call, receiver, arguments.get());
    }

    private static boolean isSized(Node.Call call) {
        return call.name().equals("size") || call.name().equals("isEmpty");
    }

    private @Nullable Expr refuseMethodOfRoot(Node.Call call, Node target) {
        boolean all = call.name().equals("all");
        problems.add(
                Code.UNKNOWN_METHOD,
                call.nameSpan(),
                "`%s` has no method `%s`".formatted(SourceQuote.of(target.span()), SourceQuote.of(call.name())),
                all ? "write recipient.attributes.all(\"Name\")" : "",
                "its parts stand without brackets, for instance %s.%s"
                        .formatted(
                                SourceQuote.of(target.span()),
                                target.isName("item")
                                        ? "title"
                                        : target.isName("recipient") ? "country" : "FirstName"));
        return null;
    }

    /** {@code day(2026-11-27)} lacks quotes: seen first, since its argument alone would be refused with other advice. */
    private @Nullable Expr function(Node.Call call) {
        if (call.name().equals("day")
                && call.arguments().size() == 1
                && call.arguments().get(0) instanceof Node.Literal literal
                && literal.type() != Type.TEXT) {
            literals.reportUnquoted(call.arguments().get(0));
            return null;
        }
        boolean sized = call.name().equals("size") && call.arguments().size() == 1;
        Optional<List<Expr>> arguments =
                sized ? Optional.ofNullable(any(call.arguments().get(0))).map(List::of) : arguments(call);
        return !functions.isFunction(call) || arguments.isEmpty() ? null : functions.function(call, arguments.get());
    }

    private Optional<List<Expr>> arguments(Node.Call call) {
        return all(call.arguments());
    }

    private Optional<List<Expr>> all(List<Node> nodes) {
        List<Expr> values = new ArrayList<>();
        for (Node node : nodes) {
            Expr value = value(node);
            if (value != null) {
                values.add(value);
            }
        }
        return values.size() == nodes.size() ? Optional.of(values) : Optional.empty();
    }

    private @Nullable Expr unary(Node.Unary unary) {
        Expr operand = value(unary.operand());
        if (operand == null) {
            return null;
        }
        return unary.operator().equals("!")
                ? operators.not(operand, unary.span())
                : operators.negate(operand, unary.span());
    }

    /** {@code today - 30 days + 2 hours}. */
    private @Nullable Expr moved(Node.Chain chain) {
        Expr date = value(chain.operands().get(0));
        for (int i = 1; i < chain.operands().size() && date != null; i++) {
            Node operand = chain.operands().get(i);
            if (!(operand instanceof Node.Period period)
                    || !"+-".contains(chain.operators().get(i - 1).symbol())) {
                return operators.refusePeriod(operand.span());
            }
            Expr amount = value(period.amount());
            Span span = chain.operands().get(0).span().to(period.span());
            date = amount == null
                    ? null
                    : operators.moved(date, chain.operators().get(i - 1), amount, period, span);
        }
        return date;
    }

    /** Operators of other languages come first: what their operands are decides only what the advice says. */
    private @Nullable Expr chain(Node.Chain chain) {
        Optional<List<Expr>> operands = all(chain.operands());
        for (Node.Operator operator : chain.operators()) {
            if (UnsupportedSyntax.operator(operator.symbol()).isPresent()) {
                operators.refuseForeign(operator, operands.orElse(List.of()));
                return null;
            }
        }
        if (operands.isEmpty()) {
            return null;
        }
        String operator = chain.operators().get(0).symbol();
        return operator.equals("&&") || operator.equals("||")
                ? operators.logic(operator, operands.get(), chain.span())
                : operators.chain(operands.get(), chain.operators(), chain.span());
    }

    private @Nullable Expr compare(Node.Compare compare) {
        boolean asksEmpty = Set.of("==", "!=").contains(compare.operator().symbol())
                && (compare.left() instanceof Node.Empty || compare.right() instanceof Node.Empty);
        Optional<Node.Literal> right = UnusualLiterals.dayOf(compare.right());
        Optional<Node.Literal> day = right.isPresent() ? right : UnusualLiterals.dayOf(compare.left());
        if (day.isPresent() && !asksEmpty) {
            return comparedWithDay(day.get(), right.isPresent() ? compare.left() : compare.right());
        }
        Expr left = asksEmpty ? any(compare.left()) : value(compare.left());
        Expr with = asksEmpty ? any(compare.right()) : value(compare.right());
        return left == null || with == null
                ? null
                : comparisons.compare(compare.operator(), left, with, compare.span());
    }

    /** The other side shows what a day was meant to be. */
    private @Nullable Expr comparedWithDay(Node.Literal day, Node side) {
        Expr other = value(side);
        if (other != null) {
            literals.reportDay(day, other);
        }
        return null;
    }

    private @Nullable Expr choice(Node.Choice choice) {
        Expr condition = value(choice.condition());
        Expr yes = value(choice.yes());
        Expr no = value(choice.no());
        return condition == null || yes == null || no == null
                ? null
                : operators.choice(condition, yes, no, choice.span());
    }
}
