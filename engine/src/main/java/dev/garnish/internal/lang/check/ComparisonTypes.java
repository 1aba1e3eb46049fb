package dev.garnish.internal.lang.check;

import static dev.garnish.catalog.Type.NUMBER;
import static dev.garnish.catalog.Type.TEXT;
import static dev.garnish.catalog.Type.TRUTH;

import dev.garnish.catalog.Type;
import dev.garnish.internal.lang.Expr;
import dev.garnish.internal.lang.Operation;
import dev.garnish.internal.lang.parse.Node;
import dev.garnish.internal.lang.parse.Problems;
import dev.garnish.internal.text.Blanks;
import dev.garnish.rules.Code;
import dev.garnish.rules.SourceQuote;
import dev.garnish.rules.Span;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Checks the types of comparisons, {@code in} and {@code contains}, and makes their expressions. */
final class ComparisonTypes {
    private static final Map<String, Operation> ORDER = Map.of(
            "<", Operation.LESS,
            "<=", Operation.LESS_OR_EQUAL,
            ">", Operation.GREATER,
            ">=", Operation.GREATER_OR_EQUAL);

    private final NumberRanges ranges;
    private final Problems problems;

    ComparisonTypes(Problems problems) {
        this.ranges = new NumberRanges(problems);
        this.problems = problems;
    }

    @Nullable
    Expr compare(Node.Operator operator, Expr left, Expr right, Span span) {
        return switch (operator.symbol()) {
            case "==", "!=" -> equality(operator, left, right, span);
            case "in" -> in(left, right, span);
            case "contains" -> contains(left, right, span);
            default -> order(operator, left, right, span);
        };
    }

    private @Nullable Expr equality(Node.Operator operator, Expr left, Expr right, Span span) {
        boolean negated = operator.symbol().equals("!=");
        if (left instanceof Expr.Missing || right instanceof Expr.Missing) {
            return new Expr.IsMissing(TRUTH, right instanceof Expr.Missing ? left : right, negated, span);
        }
        if (isList(left) || isList(right)) {
            return listsCompared(left, right, span);
        }
        if (!sameType(left, right) || !isAskedRight(operator, left, right) || !isAskedRight(operator, right, left)) {
            return null;
        }
        ranges.check(left, right);
        Operation operation = negated ? Operation.NOT_EQUAL : Operation.EQUAL;
        return new Expr.Call(TRUTH, operation, List.of(left, right), span);
    }

    private static boolean isList(Expr expr) {
        return expr.type() != null && expr.type().isList();
    }

    private @Nullable Expr listsCompared(Expr left, Expr right, Span span) {
        Expr list = isList(left) ? left : right;
        Expr other = isList(left) ? right : left;
        return problems.refuse(
                Code.LISTS_COMPARED,
                span,
                "%s, and lists are not compared as a whole".formatted(TypeNames.is(list)),
                isList(other)
                        ? ""
                        : "write %s contains %s".formatted(SourceQuote.of(list.span()), SourceQuote.of(other.span())),
                "`in` and `contains` look for an entry, `== empty` asks whether there is none");
    }

    private boolean isAskedRight(Node.Operator operator, Expr read, Expr constant) {
        boolean column = read instanceof Expr.ItemColumn || read.field() != null;
        boolean blank = constant instanceof Expr.Constant c && c.value() instanceof String text && Blanks.isBlank(text);
        if (column && blank) {
            problems.refuse(
                    Code.BLANK_COMPARED,
                    constant.span(),
                    "what is blank counts as missing, so `%s` is never a blank text"
                            .formatted(SourceQuote.of(read.span())),
                    "write %s empty".formatted(operator.symbol()),
                    "");
        }
        return !(column && blank);
    }

    private boolean sameType(Expr left, Expr right) {
        return sameType(left, left.type(), right, right.type());
    }

    private boolean sameType(Expr left, @Nullable Type leftType, Expr right, @Nullable Type rightType) {
        if (leftType == rightType) {
            return true;
        }
        Expr culprit = left instanceof Expr.Constant && !(right instanceof Expr.Constant) ? left : right;
        problems.refuse(
                Code.DIFFERENT_TYPES,
                culprit.span(),
                "%s, but %s".formatted(TypeNames.is(left, leftType), TypeNames.is(right, rightType)),
                NumberRanges.number(culprit == left ? right : left, constant(culprit))
                        .map("write "::concat)
                        .or(() -> NumberRanges.label(culprit == left ? right : left, constant(culprit)))
                        .orElseGet(() -> typeLabel(culprit, culprit == left ? rightType : leftType)),
                "");
        return false;
    }

    private static Object constant(Expr expr) {
        return expr instanceof Expr.Constant constant ? constant.value() : "";
    }

    private static String typeLabel(Expr culprit, @Nullable Type wanted) {
        String quoted = SourceQuote.of(culprit.span());
        if (culprit instanceof Expr.Constant constant) {
            if (wanted == TEXT && constant.value() instanceof BigDecimal) {
                return "write " + OperatorTypes.asText(culprit);
            }
            if (wanted == NUMBER && OperatorTypes.isNumeric(culprit)) {
                return "write " + OperatorTypes.plain(String.valueOf(constant.value()));
            }
            if (wanted == TRUTH && constant.value() instanceof BigDecimal number) {
                return number.signum() == 0 ? "write false" : number.compareTo(BigDecimal.ONE) == 0 ? "write true" : "";
            }
            if (wanted == TRUTH && constant.value() instanceof String text && text.matches("(?i)true|false")) {
                return "write it without quotes";
            }
        }
        if (wanted == Type.DATE) {
            return LiteralArguments.dayLabel(culprit);
        }
        if (wanted == NUMBER && culprit.type() == TEXT) {
            return OperatorTypes.numberLabel(culprit);
        }
        if (wanted == TEXT && quoted.matches("[0-9]+(-[0-9]+)+")) {
            return "write \"%s\"".formatted(quoted);
        }
        return wanted == TEXT && culprit.type() == NUMBER ? "write text(%s)".formatted(quoted) : "";
    }

    private @Nullable Expr order(Node.Operator operator, Expr left, Expr right, Span span) {
        if (isMissing(left, operator) || isMissing(right, operator)) {
            return null;
        }
        for (Expr side : List.of(left, right)) {
            if (isList(side) || side.type() == TRUTH) {
                return problems.refuse(
                        Code.NO_ORDER,
                        side.span(),
                        "%s, which has no order for `%s`".formatted(TypeNames.is(side), operator.symbol()),
                        isList(side) ? "write size(%s)".formatted(SourceQuote.of(side.span())) : "",
                        "numbers, dates and texts have an order");
            }
        }
        Operation operation = ORDER.getOrDefault(operator.symbol(), Operation.LESS);
        return sameType(left, right) ? new Expr.Call(TRUTH, operation, List.of(left, right), span) : null;
    }

    private boolean isMissing(Expr side, Node.Operator operator) {
        if (side instanceof Expr.Missing) {
            problems.refuse(
                    Code.EMPTY_OUT_OF_PLACE,
                    side.span(),
                    "comparing with `%s` by `%s` never holds".formatted(SourceQuote.of(side.span()), operator.symbol()),
                    "only `== empty` and `!= empty` ask for it",
                    "");
        }
        return side instanceof Expr.Missing;
    }

    private @Nullable Expr in(Expr left, Expr right, Span span) {
        if (!isList(right)) {
            boolean text = right.type() == TEXT;
            return problems.refuse(
                    Code.IN_WITHOUT_LIST,
                    right.span(),
                    "`in` looks into a list, but %s".formatted(TypeNames.is(right)),
                    text && left.type() == TEXT
                            ? "to look into a text write %s contains %s"
                                    .formatted(SourceQuote.of(right.span()), SourceQuote.of(left.span()))
                            : "for instance in [\"Kids\", \"Family\"]",
                    "");
        }
        Node.Operator operator = new Node.Operator("in", span);
        if (isMissing(left, operator) || !sameEntry(right, left) || !isAskedForTexts(left, right)) {
            return null;
        }
        ranges.check(left, right);
        return new Expr.Call(TRUTH, Operation.IN, List.of(left, right), span);
    }

    /** Whether a list has no blank text among those that a column or a field is compared with. */
    private boolean isAskedForTexts(Expr read, Expr list) {
        boolean column = read instanceof Expr.ItemColumn || read.field() != null;
        boolean blank = constant(list) instanceof List<?> entries
                && entries.stream().anyMatch(one -> one instanceof String text && Blanks.isBlank(text));
        if (column && blank) {
            String quoted = SourceQuote.of(read.span());
            problems.refuse(
                    Code.BLANK_COMPARED,
                    list.span(),
                    "what is blank counts as missing, so `%s` is never a blank text".formatted(quoted),
                    "take it out, and write || %s == empty".formatted(quoted),
                    "");
        }
        return !(column && blank);
    }

    private boolean sameEntry(Expr list, Expr entry) {
        Type element = list.type() == null ? null : list.type().element();
        if (entry.type() == element) {
            return true;
        }
        Optional<String> named = named(list, entry);
        Optional<String> numbers = NumberRanges.label(entry, constant(list));
        boolean quotes = named.isPresent()
                || numbers.isPresent()
                || (list instanceof Expr.Constant constant && isWrittenAs(entry.type(), constant));
        problems.refuse(
                Code.DIFFERENT_TYPES,
                quotes ? list.span() : entry.span(),
                quotes
                        ? "%s, but %s".formatted(TypeNames.is(entry), TypeNames.is(list))
                        : "%s, but %s".formatted(TypeNames.is(list), TypeNames.is(entry)),
                named.isEmpty() && numbers.isPresent()
                        ? numbers.get()
                        : quotes
                                ? "write [" + named.orElseGet(() -> entries(list.span(), entry.type() == TEXT)) + "]"
                                : typeLabel(entry, element),
                "");
        return false;
    }

    /** The numbers of weekdays or months that a list has the names of. */
    private static Optional<String> named(Expr list, Expr entry) {
        List<Optional<String>> numbers = constant(list) instanceof List<?> names
                ? names.stream().map(name -> NumberRanges.number(entry, name)).toList()
                : List.of();
        return numbers.isEmpty() || numbers.stream().anyMatch(Optional::isEmpty)
                ? Optional.empty()
                : Optional.of(numbers.stream().map(Optional::orElseThrow).collect(Collectors.joining(", ")));
    }

    /** Whether a list was meant to hold entries of a type: numbers that lack their quotes, or have them needlessly. */
    private static boolean isWrittenAs(@Nullable Type wanted, Expr.Constant list) {
        boolean numbers = list.type() == Type.NUMBER_LIST;
        return (wanted == TEXT && numbers)
                || (wanted == NUMBER
                        && list.value() instanceof List<?> entries
                        && entries.stream()
                                .allMatch(one -> one instanceof String text && OperatorTypes.isNumeric(text)));
    }

    private static String entries(Span list, boolean quoted) {
        String inner = list.text().substring(1, list.text().length() - 1);
        String entries = Arrays.stream(inner.split(",", -1))
                .map(one -> one.replaceAll("[\\s()\"']", ""))
                .map(one -> quoted ? "\"" + one + "\"" : OperatorTypes.plain(one))
                .collect(Collectors.joining(", "));
        return entries.length() > 3 * SourceQuote.LONGEST ? "…" : entries;
    }

    @Nullable
    Expr contains(Expr left, Expr right, Span span) {
        Node.Operator operator = new Node.Operator("contains", span);
        if (isMissing(left, operator) || isMissing(right, operator)) {
            return null;
        }
        if (isList(left) && !isList(right)) {
            return sameEntry(left, right) ? new Expr.Call(TRUTH, Operation.CONTAINS, List.of(left, right), span) : null;
        }
        if (left.type() == TEXT && right.type() == TEXT) {
            return new Expr.Call(TRUTH, Operation.CONTAINS_TEXT, List.of(left, right), span);
        }
        Expr culprit = left.type() == TEXT ? right : isList(left) ? right : left;
        return problems.refuse(
                Code.CONTAINS_MISFIT,
                culprit.span(),
                "`contains` looks for a text in a text or an entry in a list, but %s".formatted(TypeNames.is(culprit)),
                right instanceof Expr.Constant && isList(right) && (isList(left) || left.type() == TEXT)
                        ? "write contains_any(%s, %s)"
                                .formatted(SourceQuote.of(left.span()), SourceQuote.of(right.span()))
                        : left.type() == TEXT && isList(right)
                                ? "to look into the list write %s in %s"
                                        .formatted(SourceQuote.of(left.span()), SourceQuote.of(right.span()))
                                : left.type() == TEXT && right.type() == NUMBER
                                        ? "write " + OperatorTypes.asText(right)
                                        : "",
                "");
    }
}
