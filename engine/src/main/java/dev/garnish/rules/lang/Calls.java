package dev.garnish.rules.lang;

import static dev.garnish.Type.NUMBER;
import static dev.garnish.Type.TEXT;
import static dev.garnish.Type.TRUTH;

import dev.garnish.Type;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The types of functions and methods: which operation a call stands for, or why it fits none. */
final class Calls {
    private static final Map<String, String> FUNCTION_SYNONYMS = Map.ofEntries(
            Map.entry("coalesce", "first"),
            Map.entry("ifnull", "first"),
            Map.entry("nvl", "first"),
            Map.entry("default", "first"),
            Map.entry("uppercase", "upper"),
            Map.entry("lowercase", "lower"),
            Map.entry("capitalize", "title_case"),
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
    private static final Map<String, String> METHOD_HINTS = Map.of(
            "equals", "write `==`",
            "matches", "rules have no patterns: use contains, startsWith or endsWith",
            "charAt", "write substring(n, n + 1)",
            "concat", "write `+`",
            "isBlank", "write == empty",
            "replaceAll", "write replace(old, new)",
            "split", "rules can not split texts; keep a list in the catalog");

    private final Set<String> tables;
    private final Operators operators;
    private final Problems problems;

    Calls(Set<String> tables, Operators operators, Problems problems) {
        this.tables = tables;
        this.operators = operators;
        this.problems = problems;
    }

    private @Nullable Expr refuse(Code code, Span span, String message, String label, String help) {
        problems.add(code, span, message, label, help);
        return null;
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
            refuse(
                    Code.FUNCTION_OR_METHOD,
                    call.nameSpan(),
                    "`%s` is a method: it stands behind its value".formatted(call.name()),
                    "write %s.%s(...)"
                            .formatted(
                                    call.arguments().isEmpty()
                                            ? "item.title"
                                            : Quote.of(call.arguments().get(0).span()),
                                    call.name()),
                    "");
            return;
        }
        String synonym = FUNCTION_SYNONYMS.get(call.name().toLowerCase(Locale.ROOT));
        List<String> names = Builtin.names(Builtin.FUNCTIONS);
        refuse(
                Code.UNKNOWN_FUNCTION,
                call.nameSpan(),
                "there is no function `%s`".formatted(Quote.of(call.name())),
                synonym != null ? Suggestion.didYouMean(synonym) : Suggestion.label(names, call.name()),
                "the functions are " + String.join(", ", names));
    }

    /** A function, its arguments already checked. */
    @Nullable
    Expr function(Node.Call call, List<Expr> arguments) {
        return switch (call.name()) {
            case "first" -> first(call, arguments);
            case "size" -> arguments.size() == 1 ? size(call, arguments.get(0)) : wrongCount(call, usage(call));
            case "day" -> arguments.size() == 1 ? day(arguments.get(0), call) : wrongCount(call, usage(call));
            case "lookup" -> arguments.size() == 2 ? lookup(call, arguments) : wrongCount(call, usage(call));
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
        Expr operation = overloaded(builtin, call, arguments);
        return operation instanceof Expr.Call formatted ? checkedConstants(formatted) : operation;
    }

    private @Nullable Expr wrongCount(Node.Call call, String usage) {
        return refuse(
                Code.WRONG_ARGUMENT_COUNT,
                call.span(),
                "`%s` does not take %s"
                        .formatted(call.name(), count(call.arguments().size())),
                "write " + usage,
                "");
    }

    private static String count(int values) {
        return switch (values) {
            case 0 -> "no value";
            case 1 -> "one value";
            default -> values + " values";
        };
    }

    private @Nullable Expr overloaded(Builtin builtin, Node.Call call, List<Expr> arguments) {
        List<Builtin.Form> forms = builtin.forms().stream()
                .filter(form -> form.parameters().size() == arguments.size())
                .toList();
        if (forms.isEmpty()) {
            return wrongCount(call, builtin.usage());
        }
        for (Builtin.Form form : forms) {
            if (misfit(form, arguments).isEmpty()) {
                Type result = form.operation().result();
                return new Expr.Call(result == null ? TEXT : result, form.operation(), arguments, call.span());
            }
        }
        return wrongArgument(builtin, forms, arguments);
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

    private @Nullable Expr wrongArgument(Builtin builtin, List<Builtin.Form> forms, List<Expr> arguments) {
        Builtin.Form form = forms.get(0);
        int index = misfit(form, arguments).orElse(0);
        Expr argument = arguments.get(index);
        Type wanted = form.parameters().get(index);
        String label = forms.size() > 1 ? "" : argumentLabel(builtin, argument, wanted);
        return refuse(
                Code.WRONG_ARGUMENT,
                argument.span(),
                "%s needs %s here, but %s"
                        .formatted(
                                "`" + builtin.name() + "`",
                                forms.size() > 1 ? "a number, date or truth" : Words.of(wanted),
                                Words.is(argument)),
                label,
                label.isEmpty() ? "write " + builtin.usage() : "");
    }

    private static String argumentLabel(Builtin builtin, Expr argument, Type wanted) {
        if (builtin.name().equals("format") && argument.type() == Type.DATE) {
            return "a date is formatted with date(...)";
        }
        if (builtin.name().equals("date") && argument.type() == NUMBER) {
            return "a number is formatted with format(...)";
        }
        if (wanted == TEXT) {
            return "write " + Operators.asText(argument);
        }
        return wanted == NUMBER && argument.type() == TEXT
                ? "write number(%s)".formatted(Quote.of(argument.span()))
                : "";
    }

    private @Nullable Expr first(Node.Call call, List<Expr> arguments) {
        List<Expr> values = arguments.stream()
                .filter(argument -> !(argument instanceof Expr.Missing))
                .toList();
        if (values.isEmpty()) {
            return wrongCount(call, usage(call));
        }
        for (Expr value : values) {
            if (value.type() != null && value.type() != values.get(0).type()) {
                return refuse(
                        Code.BRANCHES_DIFFER,
                        value.span(),
                        "the values of `first` need the same type: %s, but %s"
                                .formatted(Words.is(values.get(0)), Words.is(value)),
                        value.type() != TEXT && values.get(0).type() == TEXT ? "write " + Operators.asText(value) : "",
                        "");
            }
        }
        return Operators.balanced(values, (left, right) -> firstOf(left, right));
    }

    private static Expr firstOf(Expr left, Expr right) {
        Type type = left.type() == null ? right.type() : left.type();
        return new Expr.Call(
                type == null ? TEXT : type, Operation.FIRST, List.of(left, right), Operators.over(left, right));
    }

    private @Nullable Expr size(Node.Call call, Expr argument) {
        Type type = argument.type();
        if (type == TEXT) {
            return new Expr.Call(NUMBER, Operation.LENGTH, List.of(argument), call.span());
        }
        if (type != null && type.isList()) {
            return new Expr.Call(NUMBER, Operation.SIZE, List.of(argument), call.span());
        }
        return refuse(
                Code.WRONG_ARGUMENT,
                argument.span(),
                "`size` counts the entries of a list or the characters of a text, but %s".formatted(Words.is(argument)),
                "",
                "write size(list)");
    }

    private @Nullable Expr day(Expr argument, Node.Call call) {
        Optional<String> written = written(argument, "day", "\"2026-01-31\"");
        if (written.isEmpty()) {
            return null;
        }
        return moment(written.get())
                .<Expr>map(moment -> new Expr.Constant(Type.DATE, moment, call.span()))
                .orElseGet(() -> refuse(
                        Code.BAD_DAY,
                        argument.span(),
                        "`%s` is not a day of the calendar".formatted(Quote.of(argument.span())),
                        "write year-month-day, for instance \"2026-01-31\"",
                        "with a time: \"2026-01-31T18:30:00\""));
    }

    private static Optional<LocalDateTime> moment(String text) {
        if (!text.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}(T[0-9]{2}:[0-9]{2}(:[0-9]{2})?)?")) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    text.contains("T")
                            ? LocalDateTime.parse(text)
                            : LocalDate.parse(text).atStartOfDay());
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private Optional<String> written(Expr argument, String function, String example) {
        if (argument instanceof Expr.Constant constant && constant.value() instanceof String text) {
            return Optional.of(text);
        }
        refuse(
                Code.NOT_WRITTEN,
                argument.span(),
                "`%s` needs a text in quotes here, so that it can be checked beforehand".formatted(function),
                "for instance " + example,
                "");
        return Optional.empty();
    }

    private @Nullable Expr lookup(Node.Call call, List<Expr> arguments) {
        Expr key = arguments.get(1);
        Optional<String> table = written(arguments.get(0), "lookup", "\"genre_label\"");
        if (table.isEmpty()) {
            return null;
        }
        if (!tables.contains(table.get())) {
            return refuse(
                    Code.UNKNOWN_TABLE,
                    arguments.get(0).span(),
                    "there is no table `%s`".formatted(Quote.of(table.get())),
                    Suggestion.label(tables, table.get()),
                    tables.isEmpty()
                            ? "name its file: table genre_label from genre-labels.csv"
                            : "the tables are " + String.join(", ", new TreeSet<>(tables)));
        }
        if (key.type() != TEXT && key.type() != null) {
            return refuse(
                    Code.WRONG_ARGUMENT,
                    key.span(),
                    "a table's keys are texts, but " + Words.is(key),
                    "write " + Operators.asText(key),
                    "");
        }
        return new Expr.Lookup(TEXT, table.get(), key, call.span());
    }

    /** Patterns, locales and currencies are known beforehand; a locale left out is English. */
    private @Nullable Expr checkedConstants(Expr.Call call) {
        List<Expr> arguments = new ArrayList<>(call.arguments());
        switch (call.operation()) {
            case FORMAT, FORMAT_DATE, MONEY -> {}
            default -> {
                return call;
            }
        }
        if (arguments.size() == 2) {
            arguments.add(new Expr.Constant(TEXT, Formats.DEFAULT_LOCALE, call.span()));
        }
        boolean shaped = isFine(call.operation(), arguments.get(1));
        boolean placed = isLocale(arguments.get(2));
        return shaped && placed ? new Expr.Call(TEXT, call.operation(), arguments, call.span()) : null;
    }

    private boolean isFine(Operation operation, Expr argument) {
        return switch (operation) {
            case FORMAT ->
                is(
                        Formats::isNumberPattern,
                        argument,
                        Code.BAD_NUMBER_PATTERN,
                        "\"#,##0.00\"",
                        "`%s` is not a pattern for numbers",
                        "0 is a digit always written, # one left out where not needed; `,` groups, `.` starts the fraction;"
                                + " text around them stands as it is");
            case FORMAT_DATE ->
                is(
                        Formats::isDatePattern,
                        argument,
                        Code.BAD_DATE_PATTERN,
                        "\"d MMMM yyyy\"",
                        "`%s` is not a pattern for dates",
                        "yyyy yy year, M MM MMM MMMM month, d dd day, EEE EEEE weekday, H HH h hh a hour, mm minute, ss"
                                + " second; other letters stand in single quotes");
            default ->
                is(
                        Formats::isCurrency,
                        argument,
                        Code.UNKNOWN_CURRENCY,
                        "\"EUR\"",
                        "`%s` is not a currency",
                        "a currency is its three letters of ISO 4217: EUR, USD, GBP, JPY, …");
        };
    }

    private boolean isLocale(Expr argument) {
        return is(
                Formats::isLocale,
                argument,
                Code.UNKNOWN_LOCALE,
                "\"de-DE\"",
                "`%s` is not a locale that is known here",
                "a locale is a language and perhaps a country: " + Formats.someLocales());
    }

    private boolean is(Predicate<String> test, Expr argument, Code code, String example, String message, String help) {
        Optional<String> written = written(argument, "this function", example);
        if (written.isPresent() && !test.test(written.get())) {
            refuse(code, argument.span(), message.formatted(Quote.of(written.get())), "for instance " + example, help);
        }
        return written.filter(test).isPresent();
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
        return refuse(
                Code.UNKNOWN_METHOD,
                call.nameSpan(),
                "%s, which has no methods".formatted(Words.is(receiver)),
                "",
                "functions take it in brackets, for instance text(%s)".formatted(Quote.of(receiver.span())));
    }

    private @Nullable Expr textMethod(Node.Call call, Expr receiver, List<Expr> arguments) {
        Optional<Builtin> builtin = Builtin.in(Builtin.TEXT_METHODS, call.name());
        if (builtin.isEmpty()) {
            return unknownMethod(call, receiver, Builtin.TEXT_METHODS);
        }
        List<Expr> all = new ArrayList<>(List.of(receiver));
        all.addAll(arguments);
        return overloaded(builtin.get(), call, all);
    }

    private @Nullable Expr unknownMethod(Node.Call call, Expr receiver, List<Builtin> known) {
        if (Builtin.in(Builtin.FUNCTIONS, call.name()).isPresent()) {
            return refuse(
                    Code.FUNCTION_OR_METHOD,
                    call.nameSpan(),
                    "`%s` is a function: its value stands in brackets".formatted(call.name()),
                    "write %s(%s%s)"
                            .formatted(
                                    call.name(),
                                    Quote.of(receiver.span()),
                                    call.arguments().isEmpty() ? "" : ", ..."),
                    "");
        }
        String hint = METHOD_HINTS.get(call.name());
        List<String> names = Builtin.names(known);
        return refuse(
                Code.UNKNOWN_METHOD,
                call.nameSpan(),
                "%s has no method `%s`".formatted(Words.of(receiver.type()), Quote.of(call.name())),
                hint != null ? hint : Suggestion.label(names, call.name()),
                "its methods are " + String.join(", ", names));
    }

    private @Nullable Expr listMethod(Node.Call call, Expr list, List<Expr> arguments) {
        Optional<Builtin> builtin = Builtin.in(Builtin.LIST_METHODS, call.name());
        if (builtin.isEmpty()) {
            return call.name().equals("length")
                    ? refuse(Code.UNKNOWN_METHOD, call.nameSpan(), "a list has no method `length`", "write size()", "")
                    : unknownMethod(call, list, Builtin.LIST_METHODS);
        }
        boolean takesOne = call.name().equals("get") || call.name().equals("contains");
        if (arguments.size() != (takesOne ? 1 : 0)) {
            return wrongCount(call, builtin.get().usage());
        }
        return switch (call.name()) {
            case "size" -> new Expr.Call(NUMBER, Operation.SIZE, List.of(list), call.span());
            case "isEmpty" -> new Expr.Call(TRUTH, Operation.IS_EMPTY, List.of(list), call.span());
            case "contains" -> operators.contains(list, arguments.get(0), call.span());
            default -> get(list, arguments.get(0), call.span());
        };
    }

    /** An entry of a list. */
    @Nullable
    Expr get(Expr list, Expr index, Span span) {
        Type type = list.type();
        if (type == null || !type.isList()) {
            return refuse(
                    Code.INDEX_WITHOUT_LIST,
                    span,
                    "only a list has entries, but %s".formatted(Words.is(list)),
                    type == TEXT ? "write %s.substring(0, 1)".formatted(Quote.of(list.span())) : "",
                    "");
        }
        if (index.type() != NUMBER) {
            return refuse(
                    Code.WRONG_ARGUMENT,
                    index.span(),
                    "`get` needs a number here, but %s".formatted(Words.is(index)),
                    "",
                    "write list.get(n)");
        }
        return new Expr.Call(type.element(), Operation.GET, List.of(list, index), span);
    }
}
