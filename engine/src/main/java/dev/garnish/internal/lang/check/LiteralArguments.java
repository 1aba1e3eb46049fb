package dev.garnish.internal.lang.check;

import static dev.garnish.catalog.Type.TEXT;

import dev.garnish.catalog.Type;
import dev.garnish.internal.lang.Days;
import dev.garnish.internal.lang.Expr;
import dev.garnish.internal.lang.Operation;
import dev.garnish.internal.lang.Periods;
import dev.garnish.internal.lang.WrittenDates;
import dev.garnish.internal.lang.ZoneNames;
import dev.garnish.internal.lang.parse.Node;
import dev.garnish.internal.lang.parse.Numeral;
import dev.garnish.internal.lang.parse.Problems;
import dev.garnish.rules.Code;
import dev.garnish.rules.SourceQuote;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Checks arguments that are literal texts, such as formats and locales, before anything is evaluated. */
final class LiteralArguments {
    private final Days days;
    private final Problems problems;

    /** @param days of the zone that moments are written in */
    LiteralArguments(Days days, Problems problems) {
        this.days = days;
        this.problems = problems;
    }

    Optional<String> written(Expr argument, String function, String example) {
        if (argument instanceof Expr.Constant constant && constant.value() instanceof String text) {
            return Optional.of(text);
        }
        boolean day =
                function.equals("day") && WrittenDates.isWritten(argument.span().text());
        problems.refuse(
                Code.NOT_WRITTEN,
                argument.span(),
                "`%s` needs a text in quotes here, so that it can be checked beforehand".formatted(function),
                day ? "write \"%s\"".formatted(argument.span().text()) : "for instance " + example,
                "");
        return Optional.empty();
    }

    /** How to make a date of what an author wrote for one: {@code "2026-01-31"} or {@code 2026-01-31}. */
    static String dayLabel(Expr expr) {
        String plain = expr instanceof Expr.Constant constant && constant.value() instanceof String text
                ? text
                : expr.span().text();
        if (WrittenDates.isWritten(plain)) {
            return "write day(\"%s\")".formatted(plain);
        }
        Optional<String> relative = Periods.relative(plain);
        if (relative.isPresent()) {
            return "write " + relative.get();
        }
        Optional<String> day = WrittenDates.like(plain).or(() -> Numeral.day(plain));
        if (day.isPresent()) {
            return "write day(\"%s\")".formatted(day.get());
        }
        return expr instanceof Expr.Constant ? "write day(\"2026-01-31\")" : "";
    }

    @Nullable
    Expr day(Expr argument, Node.Call call) {
        Optional<String> written = written(argument, "day", "\"2026-01-31\"");
        if (written.isEmpty()) {
            return null;
        }
        return WrittenDates.date(written.get(), days)
                .<Expr>map(date -> new Expr.Constant(Type.DATE, date, call.span()))
                .orElseGet(() -> problems.refuse(
                        Code.BAD_DAY,
                        argument.span(),
                        "`%s` is not a day of the calendar".formatted(SourceQuote.of(argument.span())),
                        WrittenDates.like(written.get())
                                .or(() -> Numeral.day(written.get()))
                                .map("write \"%s\""::formatted)
                                .orElse("write year-month-day, for instance \"2026-01-31\""),
                        "with a time: \"2026-01-31T18:30:00\""));
    }

    /** Patterns, locales and currencies are known beforehand; a locale left out is English. */
    @Nullable
    Expr checkedConstants(Expr.Call call) {
        List<Expr> arguments = new ArrayList<>(call.arguments());
        if (!call.operation().isFormat()) {
            return call;
        }
        boolean list = call.operation() == Operation.JOIN_AND;
        if (arguments.size() == (list ? 1 : 2)) {
            arguments.add(new Expr.Constant(TEXT, Formats.DEFAULT_LOCALE, call.span()));
        }
        if (list) {
            return isLocale(call.operation(), arguments.get(1))
                    ? new Expr.Call(TEXT, call.operation(), arguments, call.span())
                    : null;
        }
        if (isTurned(call.operation(), arguments)) {
            return null;
        }
        boolean shaped = isFine(call.operation(), arguments.get(1));
        boolean placed = isLocale(call.operation(), arguments.get(2));
        boolean zoned = arguments.size() < 4 || isZone(arguments.get(3));
        return shaped && placed && zoned ? new Expr.Call(TEXT, call.operation(), arguments, call.span()) : null;
    }

    /** Whether a locale stands before the pattern or the currency, which is reported. */
    private boolean isTurned(Operation operation, List<Expr> arguments) {
        boolean turned = isKnown(Formats::locale, arguments.get(1))
                && !isKnown(Formats::locale, arguments.get(2))
                && isKnown(
                        operation == Operation.MONEY ? Formats::currency : any -> Optional.empty(), arguments.get(2));
        if (turned) {
            boolean money = operation == Operation.MONEY;
            problems.refuse(
                    Code.WRONG_ARGUMENT,
                    arguments.get(1).span(),
                    "the locale stands behind the %s".formatted(money ? "currency" : "pattern"),
                    "write %s, %s"
                            .formatted(
                                    SourceQuote.of(arguments.get(2).span()),
                                    SourceQuote.of(arguments.get(1).span())),
                    "");
        }
        return turned;
    }

    private static boolean isKnown(Function<String, Optional<String>> fault, Expr argument) {
        return argument instanceof Expr.Constant constant
                && constant.value() instanceof String text
                && fault.apply(text).isEmpty();
    }

    private boolean isFine(Operation operation, Expr argument) {
        return switch (operation) {
            case FORMAT ->
                is(
                        "format",
                        Formats::numberPattern,
                        argument,
                        Code.BAD_NUMBER_PATTERN,
                        "\"#,##0.00\"",
                        "`%s` is not a pattern for numbers");
            case FORMAT_DATE, FORMAT_DATE_IN ->
                is(
                        "date",
                        Formats::datePattern,
                        argument,
                        Code.BAD_DATE_PATTERN,
                        "\"d MMMM yyyy\"",
                        "`%s` is not a pattern for dates");
            default ->
                !(argument instanceof Expr.Constant)
                        || is(
                                "money",
                                Formats::currency,
                                argument,
                                Code.UNKNOWN_CURRENCY,
                                "\"EUR\"",
                                "`%s` is not a currency");
        };
    }

    private boolean isLocale(Operation operation, Expr argument) {
        Map<Operation, String> functions = Map.of(
                Operation.FORMAT, "format",
                Operation.FORMAT_DATE, "date",
                Operation.FORMAT_DATE_IN, "date",
                Operation.JOIN_AND, "join_and");
        return !(argument instanceof Expr.Constant)
                || is(
                        functions.getOrDefault(operation, "money"),
                        Formats::locale,
                        argument,
                        Code.UNKNOWN_LOCALE,
                        "\"de-DE\"",
                        "`%s` is not a locale that is known here");
    }

    private boolean isZone(Expr argument) {
        return !(argument instanceof Expr.Constant)
                || is(
                        "date",
                        name -> Days.zone(name).isPresent()
                                ? Optional.empty()
                                : Optional.of("a zone is a region and a city, or UTC"),
                        argument,
                        Code.UNKNOWN_LOCALE,
                        "\"Europe/Berlin\"",
                        "`%s` is not a time zone");
    }

    private boolean is(
            String function,
            Function<String, Optional<String>> fault,
            Expr argument,
            Code code,
            String example,
            String message) {
        Optional<String> written = written(argument, function, example);
        Optional<String> found = written.flatMap(fault);
        found.ifPresent(help -> problems.refuse(
                code,
                argument.span(),
                message.formatted(SourceQuote.of(written.orElse(""))),
                Formats.like(code, written.orElse(""))
                        .or(() -> written.flatMap(ZoneNames::like))
                        .filter(like -> fault.apply(like).isEmpty())
                        .map("write \"%s\""::formatted)
                        .orElse("for instance " + example),
                help));
        return written.isPresent() && found.isEmpty();
    }
}
