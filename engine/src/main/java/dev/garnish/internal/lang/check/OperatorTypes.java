package dev.garnish.internal.lang.check;

import static dev.garnish.catalog.Type.NUMBER;
import static dev.garnish.catalog.Type.TEXT;
import static dev.garnish.catalog.Type.TRUTH;

import dev.garnish.catalog.Type;
import dev.garnish.internal.lang.Days;
import dev.garnish.internal.lang.Expr;
import dev.garnish.internal.lang.Operation;
import dev.garnish.internal.lang.Periods;
import dev.garnish.internal.lang.parse.Node;
import dev.garnish.internal.lang.parse.Numeral;
import dev.garnish.internal.lang.parse.Problems;
import dev.garnish.internal.lang.parse.UnsupportedSyntax;
import dev.garnish.rules.Code;
import dev.garnish.rules.SourceQuote;
import dev.garnish.rules.Span;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Checks the types of logic, arithmetic and choice, and makes their expressions; operands that do not fit are reported, and null
 * is given in place of the expression. An operand whose type is null is {@code empty}, which fits every type: what it makes of the
 * result is decided when it is evaluated.
 *
 * <p>Nothing is converted: {@code "3" + 1} is refused, since a price that became a text, or a text that became a number, is seen
 * first by the recipient.
 */
final class OperatorTypes {
    /** Of signs that the parser knows; those that it only refuses never get here. */
    private static final Map<String, Operation> ARITHMETIC = Map.of(
            "+", Operation.ADD,
            "-", Operation.SUBTRACT,
            "*", Operation.MULTIPLY,
            "/", Operation.DIVIDE,
            "%", Operation.REMAINDER);

    private static final Map<Operation, String> COMPARED = Map.of(
            Operation.EQUAL, "==",
            Operation.NOT_EQUAL, "!=",
            Operation.CONTAINS, "contains",
            Operation.CONTAINS_TEXT, "contains");

    private static final String PLUS = "`first` gives the first that is not missing; `+` puts texts together";

    private final Problems problems;

    OperatorTypes(Problems problems) {
        this.problems = problems;
    }

    /** Makes one expression of two. */
    interface Pair {
        Expr of(Expr left, Expr right, Span span);
    }

    /**
     * Pairs from both halves, so that a chain of a thousand is ten deep for whatever recurses over it. Only for operators whose
     * grouping changes no result; the parser's bound on nesting counts on the same depth.
     *
     * @param span of the whole chain, with its brackets
     */
    static Expr balanced(List<Expr> operands, Span span, Pair pair) {
        if (operands.size() == 1) {
            return operands.get(0);
        }
        List<Expr> left = operands.subList(0, operands.size() / 2);
        List<Expr> right = operands.subList(operands.size() / 2, operands.size());
        return pair.of(balanced(left, over(left), pair), balanced(right, over(right), pair), span);
    }

    private static Span over(List<Expr> operands) {
        return operands.get(0).span().to(operands.get(operands.size() - 1).span());
    }

    /** Every operand is checked, also behind one that does not fit, so that all are reported at once. */
    @Nullable
    Expr logic(String operator, List<Expr> operands, Span span) {
        boolean values = true;
        for (Expr one : operands) {
            values &= one.type() != TRUTH && one.type() != null;
        }
        if (operator.equals("||") && values) {
            return problems.refuse(Code.NOT_TRUTH, span, firstMessage(operator), firstLabel(operands), PLUS);
        }
        boolean fine = true;
        for (Expr operand : operands) {
            fine &= isTruth(operand, "`" + operator + "` joins conditions", comparedLabel(operands, operand));
        }
        if (!fine) {
            return null;
        }
        Pair pair = operator.equals("&&")
                ? (left, right, both) -> new Expr.And(TRUTH, left, right, both)
                : (left, right, both) -> new Expr.Or(TRUTH, left, right, both);
        return balanced(operands, span, pair);
    }

    /** What was meant by an operator of another language: its operands, where they are known, show it. */
    void refuseForeign(Node.Operator operator, List<Expr> operands) {
        UnsupportedSyntax refusal =
                UnsupportedSyntax.operator(operator.symbol()).orElseThrow();
        boolean texts = !operands.isEmpty() && operands.stream().noneMatch(one -> one.type() == TRUTH);
        boolean and =
                Set.of("&", "and", "∧", "&amp;", "＆").contains(operator.symbol().toLowerCase(Locale.ROOT));
        if (!texts) {
            problems.refuse(refusal.code(), operator.span(), refusal.message(), refusal.label(), refusal.help());
        } else if (and) {
            problems.refuse(
                    refusal.code(),
                    operator.span(),
                    "texts are not put together with `%s`".formatted(operator.symbol()),
                    "write `+`",
                    "");
        } else {
            problems.refuse(
                    refusal.code(), operator.span(), firstMessage(operator.symbol()), firstLabel(operands), PLUS);
        }
    }

    private static String firstMessage(String symbol) {
        return "`%s` does not choose between values here".formatted(symbol);
    }

    private static String firstLabel(List<Expr> operands) {
        String values = operands.stream().map(one -> one.span().text()).collect(Collectors.joining(", "));
        return "write first(%s)".formatted(values.length() > 3 * SourceQuote.LONGEST ? "a, b" : values);
    }

    /** Of {@code item.genre == "a" || "b"}: what was meant by {@code "b"}. */
    private static String comparedLabel(List<Expr> operands, Expr operand) {
        int before = operands.indexOf(operand) - 1;
        boolean compared = before >= 0
                && operand instanceof Expr.Constant
                && operands.get(before) instanceof Expr.Call call
                && COMPARED.containsKey(call.operation())
                && call.arguments().get(1).type() == operand.type();
        if (!compared) {
            return presentLabel(operand);
        }
        Expr.Call call = (Expr.Call) operands.get(before);
        return "write %s %s %s"
                .formatted(
                        SourceQuote.of(call.arguments().get(0).span()),
                        COMPARED.get(call.operation()),
                        SourceQuote.of(operand.span()));
    }

    private static String presentLabel(Expr operand) {
        return operand instanceof Expr.Constant
                ? ""
                : "for instance %s != empty".formatted(SourceQuote.of(operand.span()));
    }

    private boolean isTruth(Expr operand, String why, String label) {
        if (operand.type() == TRUTH) {
            return true;
        }
        problems.refuse(Code.NOT_TRUTH, operand.span(), "%s, but %s".formatted(why, TypeNames.is(operand)), label, "");
        return false;
    }

    @Nullable
    Expr not(Expr operand, Span span) {
        return isTruth(operand, "`!` turns a condition round", presentLabel(operand))
                ? new Expr.Not(TRUTH, operand, span)
                : null;
    }

    @Nullable
    Expr negate(Expr operand, Span span) {
        return isNumber(operand, "-") ? new Expr.Call(NUMBER, Operation.NEGATE, List.of(operand), span) : null;
    }

    /** A date moved by a period. */
    @Nullable
    Expr moved(Expr date, Node.Operator operator, Expr amount, Node.Period period, Span span) {
        if (date.type() != Type.DATE && date.type() != null) {
            return problems.refuse(
                    Code.PERIOD_WITHOUT_DATE,
                    date.span(),
                    "a period is added to a date, but %s".formatted(TypeNames.is(date)),
                    "for instance today %s %s".formatted(operator.symbol(), SourceQuote.of(period.span())),
                    "");
        }
        if (!isNumber(amount, period.unit())) {
            return null;
        }
        if (amount instanceof Expr.Constant constant && !isWhole(constant)) {
            return problems.refuse(
                    Code.PERIOD_WITHOUT_DATE,
                    amount.span(),
                    "dates are moved by whole %s".formatted(period.unit()),
                    "write a smaller unit",
                    "the units are " + String.join(", ", Days.UNITS));
        }
        Expr number = operator.symbol().equals("-") ? negated(amount) : amount;
        Expr unit = new Expr.Constant(TEXT, period.unit(), period.span());
        return new Expr.Call(Type.DATE, Operation.SHIFT, List.of(date, number, unit), span);
    }

    private static boolean isWhole(Expr.Constant constant) {
        return constant.value() instanceof BigDecimal number
                && number.stripTrailingZeros().scale() <= 0;
    }

    private static Expr negated(Expr amount) {
        return amount instanceof Expr.Constant constant && constant.value() instanceof BigDecimal number
                ? new Expr.Constant(NUMBER, number.negate(), amount.span())
                : new Expr.Call(NUMBER, Operation.NEGATE, List.of(amount), amount.span());
    }

    /** What stands with a period, or a period that stands alone. */
    @Nullable
    Expr refusePeriod(Span span) {
        return problems.refuse(
                Code.PERIOD_WITHOUT_DATE,
                span,
                "a period is added to a date, or taken from it",
                "for instance today - 30 days",
                "days between two dates are days_between(a, b)");
    }

    /** {@code today - 30}, {@code today - item.published}. */
    private static String dateLabel(List<Expr> operands, List<Node.Operator> operators) {
        Expr left = operands.get(0);
        Expr right = operands.get(1);
        String words = SourceQuote.of(left.span());
        if (operands.size() != 2 || left.type() != Type.DATE) {
            return "";
        }
        String sign = operators.get(0).symbol();
        if (right.type() == Type.DATE) {
            return sign.equals("-") ? "write days_between(%s, %s)".formatted(SourceQuote.of(right.span()), words) : "";
        }
        if (!"+-".contains(sign)) {
            return "";
        }
        Optional<String> period = period(right);
        return period.isPresent() ? "write %s %s %s".formatted(words, sign, period.get()) : "";
    }

    /** {@code 24 hours} of {@code 24h}, {@code 30 days} of {@code "30 Days"} or {@code 30}. */
    private static Optional<String> period(Expr amount) {
        Optional<String> written = Periods.of(
                amount instanceof Expr.Constant c && c.value() instanceof String text
                        ? text
                        : SourceQuote.of(amount.span()));
        boolean number = amount.type() == NUMBER;
        return number ? Optional.of(written.orElse(SourceQuote.of(amount.span()) + " days")) : written;
    }

    private boolean isNumber(Expr operand, String operator) {
        if (operand.type() == NUMBER || operand.type() == null) {
            return true;
        }
        boolean text = operand.type() == TEXT;
        problems.refuse(
                Code.NOT_A_NUMBER,
                operand.span(),
                "`%s` needs numbers, but %s".formatted(operator, TypeNames.is(operand)),
                text ? numberLabel(operand) : "",
                "");
        return false;
    }

    static String numberLabel(Expr text) {
        if (text instanceof Expr.Constant && !isNumeric(text)) {
            return ""; // a word stays a word
        }
        if (!isNumeric(text)) {
            return "write number(%s)".formatted(SourceQuote.of(text.span()));
        }
        String written = String.valueOf(((Expr.Constant) text).value());
        return Numeral.hasZeros(written) ? "write " + plain(written) : "write it without quotes";
    }

    static boolean isNumeric(Expr expr) {
        return expr instanceof Expr.Constant constant && constant.value() instanceof String text && isNumeric(text);
    }

    static boolean isNumeric(String text) {
        return text.matches("-?[0-9]+(\\.[0-9]+)?");
    }

    /** A number as the language writes it. */
    static String plain(String number) {
        return Numeral.hasZeros(number) ? new BigDecimal(number).toPlainString() : number;
    }

    /**
     * Sums, differences, products: of numbers from the left, of texts put together. One text makes a text of a whole sum, so texts
     * are looked for before dates and numbers; only a text such as {@code "30 days"} beside a date is rather a period in quotes.
     */
    @Nullable
    Expr chain(List<Expr> operands, List<Node.Operator> operators, Span span) {
        boolean sum = true;
        for (Node.Operator operator : operators) {
            sum &= operator.symbol().equals("+");
        }
        boolean texts = false;
        Expr date = null;
        for (Expr operand : operands) {
            texts |= operand.type() == TEXT;
            date = date == null && operand.type() == Type.DATE ? operand : date;
        }
        boolean isMoved = date != null
                && operands.size() == 2
                && operands.get(1).type() == TEXT
                && period(operands.get(1)).isPresent();
        if (sum && texts && !isMoved) {
            return concatenation(operands, span);
        }
        if (date != null) {
            return problems.refuse(
                    Code.NOT_A_NUMBER,
                    date.span(),
                    "`%s` needs numbers, but %s".formatted(operators.get(0).symbol(), TypeNames.is(date)),
                    dateLabel(operands, operators),
                    "a date is moved by a period: today - 30 days");
        }
        boolean fine = true;
        for (int i = 0; i < operands.size(); i++) {
            fine &= isNumber(operands.get(i), operators.get(Math.max(0, i - 1)).symbol());
        }
        if (!fine) {
            return null;
        }
        return sum
                ? balanced(operands, span, (left, right, both) -> number(Operation.ADD, left, right, both))
                : leaning(operands, operators, span);
    }

    private static Expr number(Operation operation, Expr left, Expr right, Span span) {
        return new Expr.Call(NUMBER, operation, List.of(left, right), span);
    }

    /** From the left, since a difference or a quotient is another one where it is grouped otherwise. */
    private static Expr leaning(List<Expr> operands, List<Node.Operator> operators, Span span) {
        Expr result = operands.get(0);
        for (int i = 0; i < operators.size(); i++) {
            Operation operation = ARITHMETIC.getOrDefault(operators.get(i).symbol(), Operation.ADD);
            Span until = i == operators.size() - 1 ? span : over(operands.subList(0, i + 2));
            result = number(operation, result, operands.get(i + 1), until);
        }
        return result;
    }

    private @Nullable Expr concatenation(List<Expr> operands, Span span) {
        boolean fine = true;
        for (Expr operand : operands) {
            fine &= isText(operand);
        }
        return fine
                ? balanced(
                        operands,
                        span,
                        (left, right, both) -> new Expr.Call(TEXT, Operation.CONCAT, List.of(left, right), both))
                : null;
    }

    private boolean isText(Expr operand) {
        if (operand.type() == TEXT || operand.type() == null) {
            return true;
        }
        problems.refuse(
                Code.TEXT_PLUS_OTHER,
                operand.span(),
                "`+` puts texts together, but %s".formatted(TypeNames.is(operand)),
                "write " + asText(operand),
                "");
        return false;
    }

    /** How to make text of something. */
    static String asText(Expr expr) {
        String quoted = SourceQuote.of(expr.span());
        Type type = expr.type();
        if (expr instanceof Expr.Constant constant && constant.value() instanceof BigDecimal) {
            return "\"" + SourceQuote.of(UnusualLiterals.written(expr.span())) + "\"";
        }
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

    /** The values have one type; an {@code empty} takes the other's. */
    @Nullable
    Expr choice(Expr condition, Expr yes, Expr no, Span span) {
        boolean truth = isTruth(condition, "a condition belongs before `?`", presentLabel(condition));
        Type type = yes.type() == null ? no.type() : yes.type();
        if (no.type() != null && no.type() != type) {
            return problems.refuse(
                    Code.BRANCHES_DIFFER,
                    no.span(),
                    "both values of `? :` need the same type: %s, but %s"
                            .formatted(TypeNames.is(yes), TypeNames.is(no)),
                    type == TEXT ? "write " + asText(no) : "",
                    "");
        }
        return truth ? new Expr.Choice(type, condition, yes, no, span) : null;
    }
}
