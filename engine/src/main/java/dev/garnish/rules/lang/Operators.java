package dev.garnish.rules.lang;

import static dev.garnish.Type.NUMBER;
import static dev.garnish.Type.TEXT;
import static dev.garnish.Type.TRUTH;

import dev.garnish.Type;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import org.jspecify.annotations.Nullable;

/** The types of operators: what fits becomes an expression, what does not is reported. */
final class Operators {
    private static final Map<String, Operation> COMPARISONS = Map.of(
            "<", Operation.LESS,
            "<=", Operation.LESS_OR_EQUAL,
            ">", Operation.GREATER,
            ">=", Operation.GREATER_OR_EQUAL);
    private static final Map<String, Operation> ARITHMETIC = Map.of(
            "+", Operation.ADD,
            "-", Operation.SUBTRACT,
            "*", Operation.MULTIPLY,
            "/", Operation.DIVIDE,
            "%", Operation.REMAINDER);

    private final Problems problems;

    Operators(Problems problems) {
        this.problems = problems;
    }

    private @Nullable Expr refuse(Code code, Span span, String message, String label, String help) {
        problems.add(code, span, message, label, help);
        return null;
    }

    /** Pairs from both ends, so that long chains stay shallow. */
    static Expr balanced(List<Expr> operands, BinaryOperator<Expr> pair) {
        if (operands.size() == 1) {
            return operands.get(0);
        }
        int half = operands.size() / 2;
        return pair.apply(
                balanced(operands.subList(0, half), pair), balanced(operands.subList(half, operands.size()), pair));
    }

    static Span over(Expr left, Expr right) {
        return left.span().to(right.span());
    }

    @Nullable
    Expr logic(String operator, List<Expr> operands) {
        boolean fine = true;
        for (Expr operand : operands) {
            fine &= isTruth(operand, "`" + operator + "` joins conditions");
        }
        if (!fine) {
            return null;
        }
        return balanced(
                operands,
                operator.equals("&&")
                        ? (left, right) -> new Expr.And(TRUTH, left, right, over(left, right))
                        : (left, right) -> new Expr.Or(TRUTH, left, right, over(left, right)));
    }

    private boolean isTruth(Expr operand, String why) {
        if (operand.type() == TRUTH) {
            return true;
        }
        refuse(
                Code.NOT_TRUTH,
                operand.span(),
                "%s, but %s".formatted(why, Words.is(operand)),
                "for instance %s != empty".formatted(Quote.of(operand.span())),
                "");
        return false;
    }

    @Nullable
    Expr not(Expr operand, Span span) {
        return isTruth(operand, "`!` turns a condition round") ? new Expr.Not(TRUTH, operand, span) : null;
    }

    @Nullable
    Expr negate(Expr operand, Span span) {
        return isNumber(operand, "-") ? new Expr.Call(NUMBER, Operation.NEGATE, List.of(operand), span) : null;
    }

    private boolean isNumber(Expr operand, String operator) {
        if (operand.type() == NUMBER || operand.type() == null) {
            return true;
        }
        boolean text = operand.type() == TEXT;
        refuse(
                Code.NOT_A_NUMBER,
                operand.span(),
                "`%s` needs numbers, but %s".formatted(operator, Words.is(operand)),
                text ? numberLabel(operand) : "",
                "");
        return false;
    }

    private static String numberLabel(Expr text) {
        return isNumeric(text) ? "write it without quotes" : "write number(%s)".formatted(Quote.of(text.span()));
    }

    private static boolean isNumeric(Expr expr) {
        return expr instanceof Expr.Constant constant
                && constant.value() instanceof String text
                && text.matches("-?[0-9]+(\\.[0-9]+)?");
    }

    /** Sums, differences, products: of numbers from the left, of texts put together. */
    @Nullable
    Expr chain(List<Expr> operands, List<Node.Operator> operators) {
        boolean sum = operators.stream().allMatch(operator -> operator.symbol().equals("+"));
        boolean texts = operands.stream().anyMatch(operand -> operand.type() == TEXT);
        if (sum && texts) {
            return concatenation(operands);
        }
        boolean fine = true;
        for (int i = 0; i < operands.size(); i++) {
            fine &= isNumber(operands.get(i), operators.get(Math.max(0, i - 1)).symbol());
        }
        if (!fine) {
            return null;
        }
        return sum
                ? balanced(operands, (left, right) -> number(Operation.ADD, left, right))
                : leaning(operands, operators);
    }

    private static Expr number(Operation operation, Expr left, Expr right) {
        return new Expr.Call(NUMBER, operation, List.of(left, right), over(left, right));
    }

    private static Expr leaning(List<Expr> operands, List<Node.Operator> operators) {
        Expr result = operands.get(0);
        for (int i = 0; i < operators.size(); i++) {
            Operation operation = ARITHMETIC.getOrDefault(operators.get(i).symbol(), Operation.ADD);
            result = number(operation, result, operands.get(i + 1));
        }
        return result;
    }

    private @Nullable Expr concatenation(List<Expr> operands) {
        boolean fine = true;
        for (Expr operand : operands) {
            fine &= isText(operand);
        }
        return fine
                ? balanced(
                        operands,
                        (left, right) -> new Expr.Call(TEXT, Operation.CONCAT, List.of(left, right), over(left, right)))
                : null;
    }

    private boolean isText(Expr operand) {
        if (operand.type() == TEXT || operand.type() == null) {
            return true;
        }
        refuse(
                Code.TEXT_PLUS_OTHER,
                operand.span(),
                "`+` puts texts together, but %s".formatted(Words.is(operand)),
                "write " + asText(operand),
                "");
        return false;
    }

    /** How to make text of something. */
    static String asText(Expr expr) {
        String quoted = Quote.of(expr.span());
        Type type = expr.type();
        if (type == NUMBER) {
            return "text(%s) or format(%s, \"0.00\")".formatted(quoted, quoted);
        }
        if (type == Type.DATE) {
            return "date(%s, \"d MMMM yyyy\")".formatted(quoted);
        }
        if (type != null && type.isList()) {
            return type == Type.TEXT_LIST ? "join(%s, \", \")".formatted(quoted) : "text(%s[0])".formatted(quoted);
        }
        return "%s ? \"yes\" : \"no\"".formatted(quoted);
    }

    @Nullable
    Expr choice(Expr condition, Expr yes, Expr no, Span span) {
        boolean truth = isTruth(condition, "a condition belongs before `?`");
        Type type = yes.type() == null ? no.type() : yes.type();
        if (no.type() != null && no.type() != type) {
            return refuse(
                    Code.BRANCHES_DIFFER,
                    no.span(),
                    "both values of `? :` need the same type: %s, but %s".formatted(Words.is(yes), Words.is(no)),
                    "",
                    "");
        }
        return truth ? new Expr.Choice(type, condition, yes, no, span) : null;
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
        Operation operation = negated ? Operation.NOT_EQUAL : Operation.EQUAL;
        return new Expr.Call(TRUTH, operation, List.of(left, right), span);
    }

    private static boolean isList(Expr expr) {
        return expr.type() != null && expr.type().isList();
    }

    private @Nullable Expr listsCompared(Expr left, Expr right, Span span) {
        Expr list = isList(left) ? left : right;
        Expr other = isList(left) ? right : left;
        return refuse(
                Code.LISTS_COMPARED,
                span,
                "%s, and lists are not compared as a whole".formatted(Words.is(list)),
                isList(other) ? "" : "write %s contains %s".formatted(Quote.of(list.span()), Quote.of(other.span())),
                "`in` and `contains` look for an entry, `== empty` asks whether there is none");
    }

    private boolean isAskedRight(Node.Operator operator, Expr read, Expr constant) {
        boolean column = read instanceof Expr.ItemColumn || read instanceof Expr.RecipientValue;
        boolean blank = constant instanceof Expr.Constant c && c.value() instanceof String text && text.isBlank();
        if (column && blank) {
            refuse(
                    Code.BLANK_COMPARED,
                    constant.span(),
                    "what is blank counts as missing, so `%s` is never a blank text".formatted(Quote.of(read.span())),
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
        refuse(
                Code.DIFFERENT_TYPES,
                culprit.span(),
                "%s, but %s".formatted(Words.is(left, leftType), Words.is(right, rightType)),
                typeLabel(culprit, culprit == left ? rightType : leftType),
                "");
        return false;
    }

    private static String typeLabel(Expr culprit, @Nullable Type wanted) {
        String quoted = Quote.of(culprit.span());
        if (culprit instanceof Expr.Constant constant) {
            if (wanted == TEXT && constant.value() instanceof BigDecimal) {
                return "write \"%s\"".formatted(quoted);
            }
            if (wanted == NUMBER && isNumeric(culprit)) {
                return "write %s".formatted(constant.value());
            }
            if (wanted == Type.DATE && constant.value() instanceof String) {
                return "write day(\"2026-01-31\")";
            }
            if (wanted == TRUTH && constant.value() instanceof String text && text.matches("(?i)true|false")) {
                return "write it without quotes";
            }
        }
        if (wanted == NUMBER && culprit.type() == TEXT) {
            return "write number(%s)".formatted(quoted);
        }
        return wanted == TEXT && culprit.type() == NUMBER ? "write text(%s)".formatted(quoted) : "";
    }

    private @Nullable Expr order(Node.Operator operator, Expr left, Expr right, Span span) {
        if (isMissing(left, operator) || isMissing(right, operator)) {
            return null;
        }
        for (Expr side : List.of(left, right)) {
            if (isList(side) || side.type() == TRUTH) {
                return refuse(
                        Code.NO_ORDER,
                        side.span(),
                        "%s, which has no order for `%s`".formatted(Words.is(side), operator.symbol()),
                        isList(side) ? "write size(%s)".formatted(Quote.of(side.span())) : "",
                        "numbers, dates and texts have an order");
            }
        }
        Operation operation = COMPARISONS.getOrDefault(operator.symbol(), Operation.LESS);
        return sameType(left, right) ? new Expr.Call(TRUTH, operation, List.of(left, right), span) : null;
    }

    private boolean isMissing(Expr side, Node.Operator operator) {
        if (side instanceof Expr.Missing) {
            refuse(
                    Code.EMPTY_OUT_OF_PLACE,
                    side.span(),
                    "comparing with `%s` by `%s` never holds".formatted(Quote.of(side.span()), operator.symbol()),
                    "only `== empty` and `!= empty` ask for it",
                    "");
        }
        return side instanceof Expr.Missing;
    }

    private @Nullable Expr in(Expr left, Expr right, Span span) {
        if (!isList(right)) {
            boolean text = right.type() == TEXT;
            return refuse(
                    Code.IN_WITHOUT_LIST,
                    right.span(),
                    "`in` looks into a list, but %s".formatted(Words.is(right)),
                    text && left.type() == TEXT
                            ? "to look into a text write %s contains %s"
                                    .formatted(Quote.of(right.span()), Quote.of(left.span()))
                            : "for instance in [\"Kids\", \"Family\"]",
                    "");
        }
        Node.Operator operator = new Node.Operator("in", span);
        if (isMissing(left, operator) || !sameEntry(right, left)) {
            return null;
        }
        return new Expr.Call(TRUTH, Operation.IN, List.of(left, right), span);
    }

    private boolean sameEntry(Expr list, Expr entry) {
        Type element = list.type() == null ? null : list.type().element();
        if (entry.type() == element) {
            return true;
        }
        refuse(
                Code.DIFFERENT_TYPES,
                entry.span(),
                "%s, but %s".formatted(Words.is(list), Words.is(entry)),
                typeLabel(entry, element),
                "");
        return false;
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
        return refuse(
                Code.CONTAINS_MISFIT,
                culprit.span(),
                "`contains` looks for a text in a text or an entry in a list, but %s".formatted(Words.is(culprit)),
                left.type() == TEXT && isList(right)
                        ? "to look into the list write %s in %s"
                                .formatted(Quote.of(left.span()), Quote.of(right.span()))
                        : "",
                "");
    }
}
