package dev.garnish.internal.lang.parse;

import static dev.garnish.rules.Code.BAD_HOST;
import static dev.garnish.rules.Code.BAD_MAX;
import static dev.garnish.rules.Code.BAD_NUMBER;
import static dev.garnish.rules.Code.IMAGE_SHORTENED;
import static dev.garnish.rules.Code.MAX_OUT_OF_RANGE;
import static dev.garnish.rules.Code.OPTION_ALONE;
import static dev.garnish.rules.Code.OPTION_TWICE;
import static dev.garnish.rules.Code.UNKNOWN_OPTION;

import dev.garnish.internal.lang.LanguageLimits;
import dev.garnish.internal.lang.Program;
import dev.garnish.internal.lang.parse.Token.Kind;
import dev.garnish.internal.text.Suggestion;
import dev.garnish.rules.SourceQuote;
import dev.garnish.rules.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Reads the options behind an attribute's name: {@code max N [strict]}, {@code image [hosts …]}, {@code once}, {@code lines}, {@code html}. */
final class OptionsParser {
    private static final Pattern HOST = Pattern.compile(
            "(?=.{1,253}$)([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?)(\\.[A-Za-z0-9]([A-Za-z0-9-]{0,61}"
                    + "[A-Za-z0-9])?)*");
    private static final int MAX_DIGITS = 9;

    private final Tokens tokens;
    private final Problems problems;
    private final Map<String, Span> seen = new HashMap<>();
    private final List<String> hosts = new ArrayList<>();
    private int max;

    OptionsParser(Tokens tokens, Problems problems) {
        this.tokens = tokens;
        this.problems = problems;
    }

    Clause.Options parse() {
        while (isMore() && option()) {}
        Span image = seen.get("image");
        Span limit = seen.get("max");
        if (image != null && limit != null && max > 0 && !seen.containsKey("strict")) {
            problems.add(
                    IMAGE_SHORTENED,
                    limit,
                    "an image's address cannot be shortened",
                    "write max %d strict".formatted(max),
                    "with `strict` a longer address misses, and the next line is tried");
        }
        for (String option : List.of("lines", "html")) {
            Span one = seen.get(option);
            if (image != null && one != null) {
                problems.add(
                        OPTION_ALONE,
                        one,
                        "`%s` is for texts, and an image's address is none".formatted(option),
                        "take it out");
            }
        }
        Program.Limits limits = new Program.Limits(
                max,
                seen.containsKey("strict"),
                image != null,
                hosts,
                seen.containsKey("lines"),
                seen.containsKey("html"));
        return new Clause.Options(seen.containsKey("once"), limits);
    }

    /** Also on the lines below the name: no line of an attribute starts with the word of an option. */
    private boolean isMore() {
        Token token = tokens.peek();
        return !token.first() || (token.isName() && Keyword.OPTIONS.contains(token.value()));
    }

    private boolean option() {
        Token token = tokens.next();
        if (token.kind() == Kind.BAD) {
            return false;
        }
        if (!token.isName() || !Keyword.OPTIONS.contains(token.value())) {
            reportUnknown(token);
            return false;
        }
        Span before = seen.putIfAbsent(token.value(), tokens.span(token));
        if (before != null) {
            problems.add(
                    OPTION_TWICE,
                    tokens.span(token),
                    "`%s` stands here twice".formatted(token.value()),
                    "take one out");
        }
        return details(token);
    }

    private boolean details(Token option) {
        return switch (option.value()) {
            case "max" -> max(option);
            case "hosts" -> needs("image", option, "`hosts` names the hosts of an image") && hosts(option);
            case "strict" -> needs("max", option, "`strict` belongs to `max`");
            default -> true;
        };
    }

    private void reportUnknown(Token token) {
        problems.add(
                UNKNOWN_OPTION,
                tokens.span(token),
                "an attribute has no option `%s`".formatted(SourceQuote.of(tokens.span(token))),
                Suggestion.label(Keyword.OPTIONS, token.value()),
                "the options are max N, max N strict, image, image hosts …, once, lines, html");
    }

    private boolean needs(String other, Token option, String message) {
        if (!seen.containsKey(other)) {
            String example = other.equals("max") ? "max 60 strict" : "image hosts img.example.com";
            problems.add(OPTION_ALONE, tokens.span(option), message, "write " + example);
            return false;
        }
        return true;
    }

    private boolean max(Token option) {
        Token number = tokens.peek();
        boolean whole = number.kind() == Kind.NUMBER && !number.value().contains(".");
        if (number.first() || !whole || !tokens.peek(1).spaced()) {
            Span word = number.first() ? tokens.behind() : tokens.word();
            Span culprit = word.text().isEmpty() ? tokens.span(option) : word;
            problems.add(BAD_MAX, culprit, "`max` needs a whole number of characters", "for instance max 60");
            return false;
        }
        tokens.next();
        max = number.value().length() > MAX_DIGITS ? 0 : Integer.parseInt(number.value());
        if (Numeral.hasZeros(number.value()) && max > 0) {
            problems.add(BAD_NUMBER, tokens.span(number), "a number does not start with 0", "write " + max);
        }
        if (max < 1 || max > LanguageLimits.MAX) {
            problems.add(
                    MAX_OUT_OF_RANGE,
                    tokens.span(number),
                    "`max` is a number from 1 to %,d".formatted(LanguageLimits.MAX),
                    "");
        }
        return true;
    }

    private boolean hosts(Token option) {
        boolean any = false;
        while (!tokens.atLineEnd() && !Keyword.OPTIONS.contains(tokens.peek().value())) {
            any = true;
            Span host = tokens.word();
            if (!HOST.matcher(host.text()).matches()) {
                reportHost(host);
                return false;
            }
            hosts.add(host.text().toLowerCase(Locale.ROOT));
        }
        if (!any) {
            problems.add(
                    BAD_HOST, tokens.span(option), "`hosts` needs at least one host", "for instance img.example.com");
        }
        return any;
    }

    private void reportHost(Span host) {
        Span culprit = host.start() == host.end() ? tokens.span(tokens.peek()) : host;
        problems.add(
                BAD_HOST,
                culprit,
                "`%s` is not a host's name".formatted(SourceQuote.of(culprit)),
                "for instance img.example.com",
                "hosts stand without quotes, commas, https:// or paths, with blanks between");
    }
}
