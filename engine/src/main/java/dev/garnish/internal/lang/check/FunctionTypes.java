package dev.garnish.internal.lang.check;

import static dev.garnish.catalog.Type.NUMBER;
import static dev.garnish.catalog.Type.TEXT;

import dev.garnish.catalog.Type;
import dev.garnish.internal.lang.Builtin;
import dev.garnish.internal.lang.Days;
import dev.garnish.internal.lang.Expr;
import dev.garnish.internal.lang.Operation;
import dev.garnish.internal.lang.Program;
import dev.garnish.internal.lang.parse.Node;
import dev.garnish.internal.lang.parse.Problems;
import dev.garnish.internal.text.Suggestion;
import dev.garnish.rules.Code;
import dev.garnish.rules.SourceQuote;
import dev.garnish.rules.Span;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Resolves calls of functions: the operation of a call, or why it fits none. */
final class FunctionTypes {
    private final TableReads tables;
    private final PluralForms plurals;
    private final NumberRanges ranges;
    private final Overloads overloads;
    private final LiteralArguments constants;
    private final Problems problems;

    FunctionTypes(Map<String, Program.Table> tables, Days days, Problems problems) {
        this.ranges = new NumberRanges(problems);
        this.overloads = new Overloads(problems);
        this.constants = new LiteralArguments(days, problems);
        this.tables = new TableReads(tables, constants, problems);
        this.plurals = new PluralForms(problems);
        this.problems = problems;
    }

    /** Whether there is a function of that name; if not, that is reported. */
    boolean isFunction(Node.Call call) {
        boolean known = Builtin.in(Builtin.FUNCTIONS, call.name()).isPresent();
        if (!known) {
            unknownFunction(call);
        }
        return known;
    }

    private void unknownFunction(Node.Call call) {
        boolean method = Builtin.in(Builtin.TEXT_METHODS, call.name()).isPresent()
                || Builtin.in(Builtin.LIST_METHODS, call.name()).isPresent();
        if (method) {
            problems.refuse(
                    Code.FUNCTION_OR_METHOD,
                    call.nameSpan(),
                    "`%s` is a method: it stands behind its value".formatted(call.name()),
                    "write %s.%s(...)"
                            .formatted(
                                    call.arguments().isEmpty()
                                            ? "item.title"
                                            : SourceQuote.of(
                                                    call.arguments().get(0).span()),
                                    call.name()),
                    "");
            return;
        }
        List<String> names = Builtin.names(Builtin.FUNCTIONS);
        Optional<String> whole = ForeignFunctions.rewritten(call);
        if (whole.isPresent()) {
            problems.refuse(
                    Code.UNKNOWN_FUNCTION,
                    call.nameSpan(),
                    "there is no function `%s`".formatted(SourceQuote.of(call.name())),
                    "write " + whole.get(),
                    "");
            return;
        }
        problems.refuse(
                Code.UNKNOWN_FUNCTION,
                call.nameSpan(),
                "there is no function `%s`".formatted(SourceQuote.of(call.name())),
                ForeignFunctions.hint(call.name()).orElseGet(() -> Suggestion.label(names, call.name())),
                "the functions are " + String.join(", ", names));
    }

    /** A function, its arguments already checked. */
    @Nullable
    Expr function(Node.Call call, List<Expr> arguments) {
        return switch (call.name()) {
            case "first" -> first(call, arguments);
            case "size" ->
                arguments.size() == 1 ? size(call, arguments.get(0)) : overloads.wrongCount(call, usage(call));
            case "day" ->
                arguments.size() == 1 ? constants.day(arguments.get(0), call) : overloads.wrongCount(call, usage(call));
            case "with_params" ->
                arguments.size() >= 3 && arguments.size() % 2 == 1
                        ? withParams(call, arguments)
                        : overloads.wrongCount(call, usage(call));
            case "lookup" ->
                arguments.size() == 2 ? tables.lookup(call, arguments) : overloads.wrongCount(call, usage(call));
            case "plural" -> arguments.size() >= 3 ? plural(call, arguments) : overloads.wrongCount(call, usage(call));
            default -> listed(call, arguments);
        };
    }

    private static String usage(Node.Call call) {
        return Builtin.in(Builtin.FUNCTIONS, call.name()).map(Builtin::usage).orElse(call.name());
    }

    private @Nullable Expr listed(Node.Call call, List<Expr> arguments) {
        Builtin builtin = Builtin.in(Builtin.FUNCTIONS, call.name()).orElseThrow();
        Type same = Map.of("text", TEXT, "number", NUMBER).get(call.name());
        boolean identity =
                same != null && arguments.size() == 1 && arguments.get(0).type() == same;
        if (identity) {
            return arguments.get(0);
        }
        boolean extreme = call.name().equals("min") || call.name().equals("max");
        if (extreme && arguments.size() == 2) {
            return refuseTwo(call);
        }
        boolean written = call.name().equals("date")
                && arguments.size() == 1
                && arguments.get(0).type() == TEXT;
        if (written && arguments.get(0) instanceof Expr.Constant) {
            return problems.refuse(
                    Code.WRONG_ARGUMENT_COUNT,
                    call.span(),
                    "`date` writes a date by a pattern",
                    LiteralArguments.dayLabel(arguments.get(0)),
                    "");
        }
        Expr operation = overloads.overloaded(builtin, call, arguments);
        if (operation instanceof Expr.Call counted) {
            ranges.check(counted);
        }
        return operation instanceof Expr.Call formatted ? constants.checkedConstants(formatted) : operation;
    }

    /** {@code min(a, b)} as other languages have it. */
    private @Nullable Expr refuseTwo(Node.Call call) {
        String left = SourceQuote.of(call.arguments().get(0).span());
        String right = SourceQuote.of(call.arguments().get(1).span());
        String sign = call.name().equals("min") ? "<" : ">";
        return problems.refuse(
                Code.WRONG_ARGUMENT_COUNT,
                call.span(),
                "`%s` takes one list".formatted(call.name()),
                "write %s %s %s ? %s : %s".formatted(left, sign, right, left, right),
                "");
    }

    private @Nullable Expr first(Node.Call call, List<Expr> arguments) {
        List<Expr> values = arguments.stream()
                .filter(argument -> !(argument instanceof Expr.Missing))
                .toList();
        if (values.isEmpty()) {
            return overloads.wrongCount(call, usage(call));
        }
        for (Expr value : values) {
            if (value.type() != null && value.type() != values.get(0).type()) {
                return problems.refuse(
                        Code.BRANCHES_DIFFER,
                        value.span(),
                        "the values of `first` need the same type: %s, but %s"
                                .formatted(TypeNames.is(values.get(0)), TypeNames.is(value)),
                        value.type() != TEXT && values.get(0).type() == TEXT
                                ? "write " + OperatorTypes.asText(value)
                                : "",
                        "");
            }
        }
        return OperatorTypes.balanced(values, call.span(), FunctionTypes::firstOf);
    }

    private static Expr firstOf(Expr left, Expr right, Span span) {
        Type type = left.type() == null ? right.type() : left.type();
        return new Expr.Call(type == null ? TEXT : type, Operation.FIRST, List.of(left, right), span);
    }

    private @Nullable Expr size(Node.Call call, Expr argument) {
        Type type = argument.type();
        if (type == TEXT) {
            return new Expr.Call(NUMBER, Operation.LENGTH, List.of(argument), call.span());
        }
        if (type != null && type.isList()) {
            return new Expr.Call(NUMBER, Operation.SIZE, List.of(argument), call.span());
        }
        return problems.refuse(
                Code.WRONG_ARGUMENT,
                argument.span(),
                "`size` counts the entries of a list or the characters of a text, but %s"
                        .formatted(TypeNames.is(argument)),
                "",
                "write size(list)");
    }

    private @Nullable Expr plural(Node.Call call, List<Expr> arguments) {
        return arguments.get(0).type() == TEXT || tables.isForm(arguments)
                ? tables.plural(call, arguments)
                : plurals.written(call, arguments);
    }

    private @Nullable Expr withParams(Node.Call call, List<Expr> arguments) {
        for (Expr argument : arguments) {
            if (argument.type() != TEXT && argument.type() != null) {
                return problems.refuse(
                        Code.WRONG_ARGUMENT,
                        argument.span(),
                        "`with_params` takes texts, but %s".formatted(TypeNames.is(argument)),
                        "write " + OperatorTypes.asText(argument),
                        "");
            }
        }
        Expr address = arguments.get(0);
        for (int i = 1; i < arguments.size(); i += 2) {
            List<Expr> parts = List.of(address, arguments.get(i), arguments.get(i + 1));
            address = new Expr.Call(TEXT, Operation.WITH_PARAM, parts, call.span());
        }
        return address;
    }
}
