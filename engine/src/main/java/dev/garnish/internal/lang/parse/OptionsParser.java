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
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the options behind an attribute's name: {@code max N [strict] [sms]}, {@code image}, {@code link}, {@code once} and others. */
final class OptionsParser {
    private static final Pattern HOST = Pattern.compile(
            "(?=.{1,253}$)([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?)(\\.[A-Za-z0-9]([A-Za-z0-9-]{0,61}"
                    + "[A-Za-z0-9])?)*");
    private static final Pattern SCHEME = Pattern.compile("[a-z][a-z0-9+.-]{0,30}");
    /** What runs or holds something instead of leading to it. */
    private static final Set<String> UNSAFE = Set.of("javascript", "vbscript", "data", "blob", "file", "about");

    private static final List<String> ADDRESSES = List.of("image", "link");
    private static final int MAX_DIGITS = 9;

    private final Tokens tokens;
    private final Problems problems;
    private final Map<String, Span> seen = new HashMap<>();
    private final List<String> hosts = new ArrayList<>();
    private final List<String> schemes = new ArrayList<>();
    private int max;

    OptionsParser(Tokens tokens, Problems problems) {
        this.tokens = tokens;
        this.problems = problems;
    }

    Clause.Options parse() {
        while (isMore() && option()) {}
        Span address = seen.getOrDefault("image", seen.get("link"));
        Span limit = seen.get("max");
        boolean image = seen.containsKey("image");
        if (address != null && limit != null && max > 0 && !seen.containsKey("strict")) {
            problems.add(
                    IMAGE_SHORTENED,
                    limit,
                    (image ? "an image's" : "a link's") + " address cannot be shortened",
                    "write max %d strict".formatted(max),
                    "with `strict` a longer address misses, and the next line is tried");
        }
        for (String option : List.of("lines", "html", "sms")) {
            alone(option, address, "is for texts, and %s address is none".formatted(image ? "an image's" : "a link's"));
        }
        alone("html", seen.get("sms"), "is for pages, and a text message is none");
        alone("link", seen.get("image"), "is an address of any kind, and `image` that of an image");
        Program.Limits limits = new Program.Limits(
                max,
                seen.containsKey("strict"),
                seen.containsKey("sms"),
                image,
                seen.containsKey("link"),
                hosts,
                schemes.isEmpty() ? Program.Limits.HTTPS : schemes,
                seen.containsKey("lines"),
                seen.containsKey("html"));
        return new Clause.Options(seen.containsKey("once"), limits);
    }

    /** Reports an option that does not go with another one. */
    private void alone(String option, @Nullable Span other, String why) {
        Span one = seen.get(option);
        if (other != null && one != null) {
            problems.add(OPTION_ALONE, one, "`%s` %s".formatted(option, why), "take it out");
        }
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
            case "hosts" ->
                needs(option, "`hosts` names the hosts of an image or a link", "image hosts img.example.com", ADDRESSES)
                        && hosts(option);
            case "schemes" ->
                needs(option, "`schemes` belongs to `link`", "link schemes https myapp", List.of("link"))
                        && schemes(option);
            case "strict" -> needs(option, "`strict` belongs to `max`", "max 60 strict", List.of("max"));
            case "sms" -> needs(option, "`sms` belongs to `max`", "max 160 sms", List.of("max"));
            default -> true;
        };
    }

    private void reportUnknown(Token token) {
        problems.add(
                UNKNOWN_OPTION,
                tokens.span(token),
                "an attribute has no option `%s`".formatted(SourceQuote.of(tokens.span(token))),
                Suggestion.label(Keyword.OPTIONS, token.value()),
                "the options are max N, max N strict, max N sms, image, image hosts …, link, link hosts … schemes …, once, lines,"
                        + " html");
    }

    private boolean needs(Token option, String message, String example, List<String> others) {
        if (others.stream().noneMatch(seen::containsKey)) {
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

    private boolean schemes(Token option) {
        boolean any = false;
        while (!tokens.atLineEnd() && isScheme(tokens.peek())) {
            any = true;
            Span word = tokens.word();
            String scheme = word.text();
            if (!SCHEME.matcher(scheme).matches() || UNSAFE.contains(scheme)) {
                Span culprit = word.start() == word.end() ? tokens.span(tokens.peek()) : word;
                reportScheme(culprit, "`%s` is no scheme that may be sent".formatted(SourceQuote.of(culprit)));
                return false;
            }
            schemes.add(scheme);
        }
        if (!any) {
            reportScheme(tokens.span(option), "`schemes` needs at least one scheme");
        }
        return any;
    }

    /** {@code sms} is an option of texts, which a link is not, and here a scheme. */
    private static boolean isScheme(Token token) {
        return !Keyword.OPTIONS.contains(token.value()) || token.value().equals("sms");
    }

    private void reportScheme(Span span, String message) {
        problems.add(
                BAD_HOST,
                span,
                message,
                "for instance https myapp",
                "schemes stand in small letters, without quotes, commas or ://, with blanks between");
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
