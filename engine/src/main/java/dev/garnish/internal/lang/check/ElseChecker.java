package dev.garnish.internal.lang.check;

import dev.garnish.internal.lang.Expr;
import dev.garnish.internal.lang.Program;
import dev.garnish.internal.lang.parse.Clause;
import dev.garnish.internal.lang.parse.Problems;
import dev.garnish.internal.text.Blanks;
import dev.garnish.internal.text.ContactAddress;
import dev.garnish.internal.text.Graphemes;
import dev.garnish.internal.text.SmsText;
import dev.garnish.rules.Code;
import dev.garnish.rules.SourceQuote;
import dev.garnish.rules.Span;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Checks that an attribute's {@code else} always gives a value that its limits let through. */
final class ElseChecker {
    private final Problems problems;

    ElseChecker(Problems problems) {
        this.problems = problems;
    }

    void check(Clause.Attribute attribute, Expr fallback) {
        Program.Limits limits = attribute.options().limits();
        boolean limited = limits.address() || (limits.strict() && limits.max() > 0);
        if (!Presence.isCertain(fallback)) {
            problems.add(
                    Code.ELSE_MAY_MISS,
                    fallback.span(),
                    "this `else` can be missing, and then %s would have no value".formatted(attribute.name()),
                    "write a text in quotes",
                    "or give it one to fall back on: first(%s, \"…\")".formatted(SourceQuote.of(fallback.span())));
        } else if (fallback instanceof Expr.Constant constant
                && Blanks.isBlank(constant.value().toString())) {
            problems.add(
                    Code.ELSE_MAY_MISS,
                    fallback.span(),
                    "this `else` is blank, and then %s would have no value".formatted(attribute.name()),
                    "write what to show instead");
        } else if (limited && !(fallback instanceof Expr.Constant)) {
            problems.add(
                    Code.ELSE_BREAKS_LIMIT,
                    fallback.span(),
                    "the `else` of an attribute with `%s` is one written text, so that it can be checked"
                            .formatted(limits.image() ? "image" : limits.link() ? "link" : "strict"),
                    "write a text in quotes");
        } else if (limited && fallback instanceof Expr.Constant constant) {
            checkText(limits, String.valueOf(constant.value()), constant.span());
        }
    }

    private void checkText(Program.Limits limits, String text, Span span) {
        if (limits.strict() && (limits.sms() ? SmsText.size(text) : Graphemes.count(text)) > limits.max()) {
            problems.add(
                    Code.ELSE_BREAKS_LIMIT,
                    span,
                    "this `else` is longer than `max %d strict` lets through".formatted(limits.max()),
                    "write a shorter text");
        }
        if (limits.address() && !isAllowed(text, limits)) {
            String scheme = limits.schemes().get(0);
            String kind = ContactAddress.SCHEMES.contains(scheme)
                    ? "address such as " + ContactAddress.example(scheme)
                    : scheme + ":// address";
            problems.add(
                    Code.ELSE_BREAKS_LIMIT,
                    span,
                    "this `else` is not an address that `%s` lets through".formatted(limits.image() ? "image" : "link"),
                    "write an " + kind
                            + (limits.hosts().isEmpty() ? "" : " of " + String.join(" or ", limits.hosts())));
        }
    }

    private static boolean isAllowed(String text, Program.Limits limits) {
        for (String scheme : ContactAddress.SCHEMES) {
            if (limits.schemes().contains(scheme) && text.startsWith(scheme + ":")) {
                int whom = scheme.length() + 1;
                int query = text.indexOf('?') < 0 ? text.length() : text.indexOf('?');
                return ContactAddress.isOne(scheme, text.substring(whom, query), text.substring(query));
            }
        }
        try {
            URI uri = new URI(text);
            String host = uri.getHost();
            String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
            boolean web = scheme.equals("https") || scheme.equals("http");
            return limits.schemes().contains(scheme)
                    && text.regionMatches(scheme.length(), "://", 0, 3)
                    && uri.getUserInfo() == null
                    && (!web || isHost(host, limits));
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private static boolean isHost(@Nullable String host, Program.Limits limits) {
        return host != null && (limits.hosts().isEmpty() || limits.hosts().contains(host.toLowerCase(Locale.ROOT)));
    }
}
