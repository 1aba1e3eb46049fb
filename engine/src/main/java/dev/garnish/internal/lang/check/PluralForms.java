package dev.garnish.internal.lang.check;

import static dev.garnish.catalog.Type.NUMBER;
import static dev.garnish.catalog.Type.TEXT;

import dev.garnish.internal.lang.Expr;
import dev.garnish.internal.lang.Operation;
import dev.garnish.internal.lang.parse.Node;
import dev.garnish.internal.lang.parse.Problems;
import dev.garnish.internal.text.PluralRules;
import dev.garnish.rules.Code;
import dev.garnish.rules.SourceQuote;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Resolves {@code plural(number, one, other)} and the forms of other locales. */
final class PluralForms {
    private final Problems problems;

    PluralForms(Problems problems) {
        this.problems = problems;
    }

    @Nullable
    Expr written(Node.Call call, List<Expr> arguments) {
        Expr number = arguments.get(0);
        if (number.type() != NUMBER && number.type() != null) {
            return problems.refuse(
                    Code.WRONG_ARGUMENT,
                    number.span(),
                    "`plural` needs a number here, but %s".formatted(TypeNames.is(number)),
                    "",
                    "write plural(number, one, other)");
        }
        for (Expr text : arguments.subList(1, arguments.size())) {
            if (text.type() != TEXT && text.type() != null) {
                return problems.refuse(
                        Code.WRONG_ARGUMENT,
                        text.span(),
                        "the forms of `plural` are texts, but %s".formatted(TypeNames.is(text)),
                        "write " + OperatorTypes.asText(text),
                        "");
            }
        }
        Expr last = arguments.get(arguments.size() - 1);
        boolean placed = isLocale(last);
        if (!placed && arguments.size() > 3 && reportLocale(arguments, last)) {
            return null;
        }
        return forms(
                call,
                number,
                placed ? last : new Expr.Constant(TEXT, Formats.DEFAULT_LOCALE, call.span()),
                arguments.subList(1, arguments.size() - (placed ? 1 : 0)));
    }

    /** Where the locale is none, is not written, or stands elsewhere; forms that are too many for English are the sign. */
    private boolean reportLocale(List<Expr> arguments, Expr last) {
        if (!(last instanceof Expr.Constant written)) {
            problems.refuse(
                    Code.NOT_WRITTEN,
                    last.span(),
                    "the locale of `plural` is written in quotes, so that its forms are known beforehand",
                    "for instance \"pl\"",
                    "for the language of a recipient, read a table: plural(\"words\", \"items\", item.stock)");
            return true;
        }
        String tag = String.valueOf(written.value());
        if (tag.matches("[a-z]{2}|[A-Za-z]{2,3}[-_][A-Za-z]{2,4}")) {
            problems.refuse(
                    Code.UNKNOWN_LOCALE,
                    last.span(),
                    "`%s` is not a locale that is known here".formatted(SourceQuote.of(tag)),
                    Formats.localeLike(tag).map("write \"%s\""::formatted).orElse("for instance \"de-DE\""),
                    "");
            return true;
        }
        if (!isLocale(arguments.get(1))) {
            return false;
        }
        List<Expr> order = new ArrayList<>(arguments);
        order.add(order.remove(1));
        problems.refuse(
                Code.WRONG_ARGUMENT,
                arguments.get(1).span(),
                "the locale of `plural` stands behind its forms",
                "write plural(%s)"
                        .formatted(order.stream()
                                .map(one -> SourceQuote.of(one.span()))
                                .collect(Collectors.joining(", "))),
                "");
        return true;
    }

    private static boolean isLocale(Expr expr) {
        return expr instanceof Expr.Constant constant
                && constant.value() instanceof String text
                && Formats.locale(text).isEmpty();
    }

    private @Nullable Expr forms(Node.Call call, Expr number, Expr locale, List<Expr> texts) {
        String tag = String.valueOf(((Expr.Constant) locale).value());
        PluralRules rules = PluralRules.find(tag).orElseThrow();
        if (rules.forms(texts.size()).isEmpty()) {
            List<String> needed = rules.forms();
            return problems.refuse(
                    Code.PLURAL_FORMS,
                    call.span(),
                    "`%s` has %s, and here %s"
                            .formatted(
                                    SourceQuote.of(tag),
                                    needed.size() == 1
                                            ? "the form " + needed.get(0) + " alone"
                                            : "the forms " + String.join(", ", needed),
                                    texts.size() == 1 ? "is one text" : "are %d texts".formatted(texts.size())),
                    needed.size() == 1
                            ? "write text(%s) + ...".formatted(SourceQuote.of(number.span()))
                            : "write plural(%s, %s%s)"
                                    .formatted(
                                            SourceQuote.of(number.span()),
                                            String.join(", ", needed),
                                            tag.equals(Formats.DEFAULT_LOCALE) ? "" : ", \"" + tag + "\""),
                    "another locale stands behind its forms; a text for 0 is a case of its own: when x == 0 use \"none\"");
        }
        List<Expr> arguments = new ArrayList<>(List.of(number, locale));
        arguments.addAll(texts);
        return new Expr.Call(TEXT, Operation.PLURAL, arguments, call.span());
    }
}
