package dev.garnish.internal.lang.check;

import static dev.garnish.catalog.Type.NUMBER;
import static dev.garnish.catalog.Type.TEXT;
import static dev.garnish.catalog.Type.TRUTH;

import dev.garnish.catalog.Type;
import dev.garnish.internal.lang.Builtin;
import dev.garnish.internal.lang.Expr;
import dev.garnish.internal.lang.Operation;
import dev.garnish.internal.lang.parse.Node;
import dev.garnish.internal.lang.parse.Problems;
import dev.garnish.internal.text.Suggestion;
import dev.garnish.rules.Code;
import dev.garnish.rules.SourceQuote;
import dev.garnish.rules.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Resolves calls of methods: the operation of a call on a value, or why it fits none. */
final class MethodTypes {
    private static final Map<String, String> HINTS = Map.of(
            "equals", "write `==`",
            "matches", "rules have no patterns: use contains, startsWith or endsWith",
            "charAt", "write substring(n, n + 1)",
            "concat", "write `+`",
            "isBlank", "write == empty",
            "replaceAll", "write replace(old, new)");

    private final Overloads overloads;
    private final ComparisonTypes comparisons;
    private final Problems problems;

    MethodTypes(Problems problems) {
        this.overloads = new Overloads(problems);
        this.comparisons = new ComparisonTypes(problems);
        this.problems = problems;
    }

    /** A method of a text or a list, receiver and arguments already checked. */
    @Nullable
    Expr method(Node.Call call, Expr receiver, List<Expr> arguments) {
        Type type = receiver.type();
        if (type != null && type.isList()) {
            return listMethod(call, receiver, arguments);
        }
        if (type == TEXT) {
            return textMethod(call, receiver, arguments);
        }
        String function = call.name().replaceFirst("^get(?=[A-Z])", "").toLowerCase(Locale.ROOT);
        if (type == Type.DATE && function.startsWith("format")) {
            return functionInstead(call, receiver, "date");
        }
        if (Builtin.takes(function, type)
                || Builtin.in(Builtin.FUNCTIONS, call.name()).isPresent()) {
            return functionInstead(call, receiver, Builtin.takes(function, type) ? function : call.name());
        }
        return problems.refuse(
                Code.UNKNOWN_METHOD,
                call.nameSpan(),
                "%s, which has no methods".formatted(TypeNames.is(receiver)),
                ForeignFunctions.hint(call.name()).orElse(""),
                "functions take it in brackets, for instance text(%s)".formatted(SourceQuote.of(receiver.span())));
    }

    private @Nullable Expr textMethod(Node.Call call, Expr receiver, List<Expr> arguments) {
        Optional<Builtin> builtin = Builtin.in(Builtin.TEXT_METHODS, call.name());
        if (builtin.isEmpty()) {
            return unknownMethod(call, receiver, Builtin.TEXT_METHODS);
        }
        List<Expr> all = new ArrayList<>(List.of(receiver));
        all.addAll(arguments);
        return overloads.overloaded(builtin.get(), call, all);
    }

    private @Nullable Expr functionInstead(Node.Call call, Expr receiver, String function) {
        return problems.refuse(
                Code.FUNCTION_OR_METHOD,
                call.nameSpan(),
                "`%s` is a function: its value stands in brackets".formatted(function),
                "write %s(%s%s)"
                        .formatted(
                                function,
                                SourceQuote.of(receiver.span()),
                                call.arguments().isEmpty() ? "" : ", ..."),
                "");
    }

    private @Nullable Expr unknownMethod(Node.Call call, Expr receiver, List<Builtin> known) {
        if (Builtin.in(Builtin.FUNCTIONS, call.name()).isPresent()) {
            return functionInstead(call, receiver, call.name());
        }
        String hint = HINTS.get(call.name());
        List<String> names = Builtin.names(known);
        return problems.refuse(
                Code.UNKNOWN_METHOD,
                call.nameSpan(),
                "%s has no method `%s`".formatted(TypeNames.of(receiver.type()), SourceQuote.of(call.name())),
                hint != null ? hint : Suggestion.label(names, call.name()),
                "its methods are " + String.join(", ", names));
    }

    private @Nullable Expr listMethod(Node.Call call, Expr list, List<Expr> arguments) {
        Optional<Builtin> builtin = Builtin.in(Builtin.LIST_METHODS, call.name());
        if (builtin.isEmpty()) {
            return call.name().equals("length")
                    ? problems.refuse(
                            Code.UNKNOWN_METHOD, call.nameSpan(), "a list has no method `length`", "write size()", "")
                    : unknownMethod(call, list, Builtin.LIST_METHODS);
        }
        boolean takesOne = call.name().equals("get") || call.name().equals("contains");
        if (arguments.size() != (takesOne ? 1 : 0)) {
            return overloads.wrongCount(call, builtin.get().usage());
        }
        return switch (call.name()) {
            case "size" -> new Expr.Call(NUMBER, Operation.SIZE, List.of(list), call.span());
            case "isEmpty" -> new Expr.Call(TRUTH, Operation.IS_EMPTY, List.of(list), call.span());
            case "contains" -> comparisons.contains(list, arguments.get(0), call.span());
            default -> get(list, arguments.get(0), call.span());
        };
    }

    /** An entry of a list. */
    @Nullable
    Expr get(Expr list, Expr index, Span span) {
        Type type = list.type();
        if (type == null || !type.isList()) {
            return problems.refuse(
                    Code.INDEX_WITHOUT_LIST,
                    span,
                    "only a list has entries, but %s".formatted(TypeNames.is(list)),
                    type == TEXT ? "write %s.substring(0, 1)".formatted(SourceQuote.of(list.span())) : "",
                    "");
        }
        if (index.type() != NUMBER) {
            return problems.refuse(
                    Code.WRONG_ARGUMENT,
                    index.span(),
                    "`get` needs a number here, but %s".formatted(TypeNames.is(index)),
                    "",
                    "write list.get(n)");
        }
        return new Expr.Call(type.element(), Operation.GET, List.of(list, index), span);
    }
}
