package dev.garnish.internal.lang.check;

import static dev.garnish.catalog.Type.NUMBER;
import static dev.garnish.catalog.Type.TEXT;

import dev.garnish.catalog.Type;
import dev.garnish.internal.lang.Builtin;
import dev.garnish.internal.lang.Expr;
import dev.garnish.internal.lang.parse.Node;
import dev.garnish.internal.lang.parse.Problems;
import dev.garnish.rules.Code;
import dev.garnish.rules.SourceQuote;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Chooses among the forms of a function or method by the arguments given. */
final class Overloads {
    private final Problems problems;

    Overloads(Problems problems) {
        this.problems = problems;
    }

    /** The form of a function or method that takes these arguments. */
    @Nullable
    Expr overloaded(Builtin builtin, Node.Call call, List<Expr> arguments) {
        List<Builtin.Form> forms = builtin.forms().stream()
                .filter(form -> form.parameters().size() == arguments.size())
                .toList();
        if (forms.isEmpty()) {
            return wrongCount(call, builtin.usage());
        }
        for (Builtin.Form form : forms) {
            if (misfit(form, arguments).isEmpty()) {
                return new Expr.Call(form.result(), form.operation(), arguments, call.span());
            }
        }
        return wrongArgument(builtin, forms, call, arguments);
    }

    /** Of two values in the other order, the call in the right one. */
    private static Optional<String> turned(List<Builtin.Form> forms, Node.Call call, List<Expr> arguments) {
        boolean fits = call.target() == null
                && arguments.size() == 2
                && forms.stream()
                        .anyMatch(form -> misfit(form, List.of(arguments.get(1), arguments.get(0)))
                                .isEmpty());
        return fits
                ? Optional.of("write %s(%s, %s)"
                        .formatted(
                                call.name(),
                                SourceQuote.of(arguments.get(1).span()),
                                SourceQuote.of(arguments.get(0).span())))
                : Optional.empty();
    }

    private static Optional<Integer> misfit(Builtin.Form form, List<Expr> arguments) {
        for (int i = 0; i < arguments.size(); i++) {
            Type given = arguments.get(i).type();
            if (given != null && given != form.parameters().get(i)) {
                return Optional.of(i);
            }
        }
        return Optional.empty();
    }

    private @Nullable Expr wrongArgument(
            Builtin builtin, List<Builtin.Form> forms, Node.Call call, List<Expr> arguments) {
        // The form that fits longest is the one that was meant.
        int index = forms.stream()
                .mapToInt(form -> misfit(form, arguments).orElse(0))
                .max()
                .orElse(0);
        Builtin.Form form = forms.stream()
                .filter(one -> misfit(one, arguments).orElse(0) == index)
                .findFirst()
                .orElseThrow();
        Expr argument = arguments.get(index);
        Type wanted = form.parameters().get(index);
        String label = turned(forms, call, arguments)
                .orElse(forms.size() > 1 && !wanted.isList() ? "" : argumentLabel(builtin, argument, wanted));
        return problems.refuse(
                Code.WRONG_ARGUMENT,
                argument.span(),
                "%s needs %s here, but %s"
                        .formatted("`" + builtin.name() + "`", wanted(forms, index, wanted), TypeNames.is(argument)),
                label,
                label.isEmpty() ? "write " + builtin.usage() : "");
    }

    private static String wanted(List<Builtin.Form> forms, int index, Type wanted) {
        List<Type> types = forms.stream()
                .map(form -> form.parameters().get(index))
                .distinct()
                .toList();
        if (types.size() == 1) {
            return TypeNames.of(wanted);
        }
        return types.stream().allMatch(Type::isList)
                ? types.contains(Type.TEXT_LIST) ? "a list" : "a list of numbers or dates"
                : types.contains(Type.TEXT) ? "a text or a list" : "a number, date or truth";
    }

    private static String argumentLabel(Builtin builtin, Expr argument, Type wanted) {
        if (builtin.name().equals("format") && argument.type() == Type.DATE) {
            return "a date is formatted with date(...)";
        }
        if (builtin.name().equals("date") && argument.type() == NUMBER) {
            return "a number is formatted with format(...)";
        }
        if (builtin.name().equals("format") && wanted == TEXT && decimals(argument) >= 0) {
            int decimals = decimals(argument);
            return "write \"0%s%s\"".formatted(decimals == 0 ? "" : ".", "0".repeat(decimals));
        }
        if (wanted.isList() && argument instanceof Expr.ItemColumn column) {
            return "write items.%s for the list of all items' values".formatted(column.name());
        }
        if (wanted == TEXT) {
            return "write " + OperatorTypes.asText(argument);
        }
        if (wanted == Type.DATE) {
            return LiteralArguments.dayLabel(argument);
        }
        return wanted == NUMBER && argument.type() == TEXT ? OperatorTypes.numberLabel(argument) : "";
    }

    /** A small number that was meant as one of decimals; negative where it is none. */
    private static int decimals(Expr argument) {
        String written = argument instanceof Expr.Constant ? argument.span().text() : "";
        return written.matches("[0-9]") ? Integer.parseInt(written) : -1;
    }

    @Nullable
    Expr wrongCount(Node.Call call, String usage) {
        int values = call.arguments().size();
        return problems.refuse(
                Code.WRONG_ARGUMENT_COUNT,
                call.span(),
                values == 0
                        ? "`%s` needs what it works on in its brackets".formatted(call.name())
                        : "`%s` does not take %s"
                                .formatted(call.name(), values == 1 ? "one value" : values + " values"),
                "write " + usage,
                "");
    }
}
