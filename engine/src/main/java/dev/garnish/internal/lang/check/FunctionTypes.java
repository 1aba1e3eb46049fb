package dev.garnish.internal.lang.check;

import static dev.garnish.catalog.Type.NUMBER;
import static dev.garnish.catalog.Type.TEXT;

import dev.garnish.catalog.Type;
import dev.garnish.internal.lang.Builtin;
import dev.garnish.internal.lang.Days;
import dev.garnish.internal.lang.Expr;
import dev.garnish.internal.lang.Operation;
import dev.garnish.internal.lang.Periods;
import dev.garnish.internal.lang.Program;
import dev.garnish.internal.lang.parse.ForeignChoice;
import dev.garnish.internal.lang.parse.Node;
import dev.garnish.internal.lang.parse.Problems;
import dev.garnish.internal.text.Suggestion;
import dev.garnish.rules.Code;
import dev.garnish.rules.SourceQuote;
import dev.garnish.rules.Span;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Resolves calls of functions: the operation of a call, or why it fits none. */
final class FunctionTypes {
    private static final String NO_PATTERNS = "use contains, starts_with or ends_with";

    /** By the name elsewhere, in lower case and without underscores, the function of the same arguments. */
    private static final Map<String, String> SYNONYMS = Map.ofEntries(
            Map.entry("coalesce", "first"),
            Map.entry("ifnull", "first"),
            Map.entry("nvl", "first"),
            Map.entry("iferror", "first"),
            Map.entry("default", "first"),
            Map.entry("uppercase", "upper"),
            Map.entry("lowercase", "lower"),
            Map.entry("capitalize", "capital"),
            Map.entry("ucfirst", "capital"),
            Map.entry("titleize", "title_case"),
            Map.entry("proper", "title_case"),
            Map.entry("average", "avg"),
            Map.entry("mean", "avg"),
            Map.entry("pluralize", "plural"),
            Map.entry("ngettext", "plural"),
            Map.entry("tosentence", "join_and"),
            Map.entry("arraytosentence", "join_and"),
            Map.entry("minimum", "min"),
            Map.entry("maximum", "max"),
            Map.entry("unique", "distinct"),
            Map.entry("uniq", "distinct"),
            Map.entry("limit", "top"),
            Map.entry("take", "top"),
            Map.entry("head", "top"),
            Map.entry("slice", "top"),
            Map.entry("order", "sort"),
            Map.entry("sorted", "sort"),
            Map.entry("explode", "split"),
            Map.entry("striphtml", "plain"),
            Map.entry("striptags", "plain"),
            Map.entry("hash", "group"),
            Map.entry("bucket", "group"),
            Map.entry("addparams", "with_params"),
            Map.entry("datediff", "days_between"),
            Map.entry("daysdiff", "days_between"),
            Map.entry("dayofweek", "weekday"),
            Map.entry("str", "text"),
            Map.entry("string", "text"),
            Map.entry("tostring", "text"),
            Map.entry("int", "number"),
            Map.entry("decimal", "number"),
            Map.entry("count", "size"),
            Map.entry("len", "size"),
            Map.entry("truncate", "shorten"),
            Map.entry("cut", "shorten"),
            Map.entry("ellipsis", "shorten"),
            Map.entry("escape", "html"),
            Map.entry("urlencode", "url"),
            Map.entry("encode", "url"),
            Map.entry("currency", "money"),
            Map.entry("strip", "trim"));

    /** By the name elsewhere, in the same spelling, what is written in place of a call. */
    private static final Map<String, String> HINTS = Map.ofEntries(
            Map.entry("concat", "texts are put together with `+`"),
            Map.entry("now", "write now without brackets"),
            Map.entry("today", "write today without brackets"),
            Map.entry("currentdate", "write today"),
            Map.entry("getdate", "write today"),
            Map.entry("sysdate", "write today"),
            Map.entry("dateadd", "write today + 30 days"),
            Map.entry("adddays", "write today + 30 days"),
            Map.entry("random", "rules know no chance: group(recipient.id, \"salt\", 2) is a stable group"),
            Map.entry("round", "write format(number, \"0\")"),
            Map.entry("left", "write item.title.substring(0, n)"),
            Map.entry("isempty", "write x == empty"),
            Map.entry("isblank", "write x == empty"),
            Map.entry("iif", "write condition ? value : other"),
            Map.entry("if", "write condition ? value : other"),
            Map.entry("ifs", "write a `when` line for each case"),
            Map.entry("switch", "write a `when` line for each case"),
            Map.entry("match", "write a `when` line for each case"),
            Map.entry("choose", "write a `when` line for each case"),
            Map.entry("concatenate", "texts are put together with `+`"),
            Map.entry("regex", NO_PATTERNS),
            Map.entry("regexp", NO_PATTERNS),
            Map.entry("regexmatch", NO_PATTERNS),
            Map.entry("matches", NO_PATTERNS));

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
        Optional<String> whole = rewritten(call);
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
                hint(call.name()).orElseGet(() -> Suggestion.label(names, call.name())),
                "the functions are " + String.join(", ", names));
    }

    /** What to write instead of a whole call, with its own values. */
    private static Optional<String> rewritten(Node.Call call) {
        List<String> values =
                call.arguments().stream().map(one -> one.span().text()).toList();
        if (String.join("", values).length() > 3 * SourceQuote.LONGEST) {
            return Optional.empty();
        }
        String name = call.name().toLowerCase(Locale.ROOT);
        Optional<String> period = values.size() == 1 ? Periods.of(values.get(0), name) : Optional.empty();
        if (period.isPresent()) {
            return period;
        }
        if ((name.equals("if") || name.equals("iif")) && values.size() == 3) {
            return Optional.of("%s ? %s : %s".formatted(values.toArray()));
        }
        if (name.equals("if") && values.size() == 2) {
            return Optional.of("when %s use %s".formatted(values.toArray()));
        }
        if ((name.equals("ifs") || name.equals("switch")) && values.size() > 1) {
            return ForeignChoice.ofArguments(name, values);
        }
        if (Set.of("iferror", "ifnull", "isnull", "nvl", "coalesce", "default").contains(name) && values.size() > 1) {
            return Optional.of("first(" + String.join(", ", values) + ")");
        }
        return (name.equals("concat") || name.equals("concatenate")) && values.size() > 1
                ? Optional.of(String.join(" + ", values))
                : Optional.empty();
    }

    /** What to write instead of what other languages offer under this name. */
    static Optional<String> hint(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        String synonym = SYNONYMS.get(lower.replace("_", ""));
        return synonym != null
                ? Optional.of(Suggestion.didYouMean(synonym))
                : Optional.ofNullable(HINTS.get(lower.replace("_", "")));
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
