package dev.garnish.internal.lang.check;

import dev.garnish.catalog.Schema;
import dev.garnish.catalog.Type;
import dev.garnish.internal.lang.Expr;
import dev.garnish.internal.lang.LanguageLimits;
import dev.garnish.internal.lang.Operation;
import dev.garnish.internal.lang.check.PlaceholderNames.Meant;
import dev.garnish.internal.lang.parse.Problems;
import dev.garnish.rules.Code;
import dev.garnish.rules.SourceQuote;
import dev.garnish.rules.Span;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Finds in texts that are sent what readers should not see: placeholders of template languages, and letters that were encoded
 * twice. Forms that mean nothing else are reported always;
 * those that a text may hold by chance only if they name a column or a field.
 */
final class Placeholders {
    /** How many rows of a table a warning names. */
    private static final int ROWS = 5;

    /** The forms, compiled once a text may hold a placeholder: most rule files have none, and each pattern costs the start. */
    private static final class Forms {
        private static final String NAME = "[\\p{L}_][\\p{L}\\p{N}_]*(?:(?:\\.|\\s(?=\\w))[\\p{L}\\p{N}_\\[\\]]+){0,8}";
        private static final String ROOTED = "(?:item|recipient)\\." + NAME;

        /** Conditions, loops and the like. */
        private static final Pattern BLOCK = Pattern.compile(
                "\\{\\{\\{?-?\\s*(?:[#/^>!]|else\\b)[^{}]*\\}\\}\\}?|\\{%[^{}%]*%\\}|<%-?\\s*(?:if|for|else|end)\\b[^<>]*%>");

        private static final Pattern LOOP = Pattern.compile("\\b(?:each|for|foreach|list)\\b");
        private static final Pattern CERTAIN = pattern(
                "\\{\\{\\{?\\s*(?:\\w+\\.)?\\$\\{\\s*(NAME)\\s*\\}[^{}]*\\}\\}\\}?",
                "\\{\\{\\{?\\s*\\w+(?:\\s*\\|\\s*lookup:\\s*|\\[)['\"](NAME)['\"]\\]?[^{}]*\\}\\}\\}?",
                "\\{\\{\\{?\\s*(NAME)[^{}(]*\\}\\}\\}?",
                "[$#@]\\{\\s*(NAME)[^{}(]*\\}",
                "\\{!\\s*(NAME)\\s*\\}",
                "%%\\s*(NAME)\\s*%%",
                "<%[=-]?\\s*(NAME)[^<>]*%>",
                "\\[\\[\\s*(NAME)\\s*\\]\\]",
                "\\*\\|\\s*(NAME)[^|]*\\|\\*",
                "%\\s*(ROOTED)\\s*%",
                "\\{\\s*(ROOTED)\\s*\\}",
                "\\[\\s*(ROOTED)\\s*\\]",
                "<<\\s*(ROOTED)\\s*>>",
                "\\$(ROOTED)");
        private static final Pattern POSSIBLE = pattern(
                "\\{\\s*(NAME)\\s*\\}",
                "%(NAME)%",
                "\\[(NAME)\\]",
                "<<\\s*(NAME)\\s*>>",
                "«\\s*(NAME)\\s*»",
                "(?<![\\w$])\\$([A-Za-z_]\\w*(?:\\.\\w+){0,8})",
                "(?<![\\w.])(ROOTED)");

        private static Pattern pattern(String... forms) {
            return Pattern.compile(
                    String.join("|", forms).replace("ROOTED", ROOTED).replace("NAME", NAME));
        }
    }

    private final Schema schema;
    private final Problems problems;
    private @Nullable PlaceholderNames names;

    Placeholders(Schema schema, Problems problems) {
        this.schema = schema;
        this.problems = problems;
    }

    /** A value that is sent. */
    void check(Expr expr, boolean once, boolean fallback) {
        if (expr instanceof Expr.Constant constant && constant.value() instanceof String text) {
            Optional<String> found = found(text);
            if (found.isPresent()) {
                report(constant.span(), found.get(), advice(text, once, fallback));
            }
            checkEncoding(text, constant.span());
        } else if (expr instanceof Expr.Choice choice) {
            check(choice.yes(), once, fallback);
            check(choice.no(), once, fallback);
        } else if (expr instanceof Expr.Value) {
            check(expr.operands().get(0), once, fallback);
        } else if (expr instanceof Expr.Call call && call.type() == Type.TEXT) {
            List<Expr> arguments = call.arguments();
            for (int i = 0; i < arguments.size(); i++) {
                boolean sought = call.operation() == Operation.REPLACE && i == 1;
                if (!sought && !isPattern(call.operation(), i)) {
                    check(arguments.get(i), once, fallback);
                }
            }
        }
    }

    private static boolean isPattern(Operation operation, int argument) {
        return argument > 0 && operation.isFormat();
    }

    /** A text that a test expects, where nothing can be put beside it. */
    void checkExpected(String text, Span span) {
        Optional<String> found = found(text);
        if (found.isPresent()) {
            report(span, found.get(), "write what the message shows instead");
        }
    }

    /** The texts of a table by their keys, which stand where the table is named. */
    void checkTable(Collection<Map<String, String>> texts, Span span) {
        TreeMap<String, String> rows = new TreeMap<>();
        for (Map<String, String> one : texts) {
            one.forEach((key, text) -> found(text).ifPresent(found -> rows.putIfAbsent(key, found)));
        }
        if (!rows.isEmpty()) {
            String keys = rows.keySet().stream()
                    .limit(ROWS)
                    .map(key -> "`" + SourceQuote.of(key) + "`")
                    .collect(Collectors.joining(", "));
            String more = rows.size() > ROWS ? " and %,d more".formatted(rows.size() - ROWS) : "";
            report(
                    span,
                    rows.firstEntry().getValue(),
                    "write the text itself in the row%s %s%s".formatted(rows.size() == 1 ? "" : "s", keys, more));
        }
    }

    private PlaceholderNames names() {
        PlaceholderNames known = names == null ? new PlaceholderNames(schema) : names;
        names = known;
        return known;
    }

    private void checkEncoding(String text, Span span) {
        String meant = EncodedTwice.meant(text);
        if (!meant.equals(text)) {
            problems.add(
                    Code.ENCODED_TWICE,
                    span,
                    "this text was encoded twice, and readers would see it as it stands here",
                    "did you mean " + PlaceholderNames.quoted(meant) + "?",
                    "save the file as UTF-8, and type these letters again");
        }
    }

    private void report(Span span, String found, String label) {
        problems.add(
                Code.PLACEHOLDER,
                span,
                "`%s` is sent as it stands: nothing fills it in".formatted(SourceQuote.of(found)),
                label,
                help(label));
    }

    private static String help(String label) {
        if (!label.startsWith("write ")) {
            return "";
        }
        return label.contains("value.")
                ? "an attribute reads no other: a `value` with the lines of that one is read by both"
                : "a column or a field is put beside a text with `+`";
    }

    private Optional<String> found(String text) {
        if (text.length() > LanguageLimits.EXPRESSION || !mayHold(text)) {
            return Optional.empty();
        }
        Optional<String> sure = first(Forms.BLOCK, text).or(() -> first(Forms.CERTAIN, text));
        if (sure.isPresent()) {
            return sure;
        }
        return Forms.POSSIBLE
                .matcher(text)
                .results()
                .filter(one -> names().known(group(one)).isPresent())
                .map(MatchResult::group)
                .findFirst();
    }

    private static Optional<String> first(Pattern form, String text) {
        Matcher found = form.matcher(text);
        return found.find() ? Optional.of(found.group()) : Optional.empty();
    }

    /** Spares most texts the patterns. */
    private static boolean mayHold(String text) {
        for (int i = 0; i < text.length(); i++) {
            if ("{%[<|$«".indexOf(text.charAt(i)) >= 0) {
                return true;
            }
        }
        return text.contains("item.") || text.contains("recipient.");
    }

    private static String group(MatchResult found) {
        for (int i = 1; i <= found.groupCount(); i++) {
            if (found.group(i) != null) {
                return found.group(i);
            }
        }
        return "";
    }

    private String advice(String text, boolean once, boolean fallback) {
        Optional<String> block = first(Forms.BLOCK, text);
        if (block.isPresent()) {
            return Forms.LOOP.matcher(block.get()).find()
                    ? "rules have no loops; join and items.<column> go over lists"
                    : "a condition is a `when` line, or a ? b : c";
        }
        StringBuilder code = new StringBuilder();
        StringBuilder plain = new StringBuilder();
        int from = 0;
        boolean uncertain = false;
        Matcher certain = Forms.CERTAIN.matcher(text);
        Matcher possible = Forms.POSSIBLE.matcher(text);
        while (true) {
            boolean sure = certain.find(from);
            boolean maybe = possible.find(from);
            if (!sure && !maybe) {
                break;
            }
            Matcher next = sure && (!maybe || certain.start() <= possible.start()) ? certain : possible;
            Optional<Meant> meant =
                    next == certain ? Optional.of(names().meant(group(next))) : names().known(group(next));
            int end = meant.isPresent() ? next.start() : next.end();
            append(code, text.substring(from, end));
            plain.append(text, from, end);
            meant.ifPresent(one -> join(code, once && one.column() ? ofFirst(one.code()) : one.code()));
            uncertain |=
                    meant.isPresent() && (meant.get().column() || meant.get().isResult());
            from = next.end();
        }
        append(code, text.substring(from));
        plain.append(text.substring(from));
        String rest = plain.toString().strip().replaceAll("\\s+", " ");
        if (!fallback || !(uncertain || code.indexOf("recipient.") >= 0)) {
            return "write " + code;
        }
        return "write " + PlaceholderNames.quoted(rest.isEmpty() ? "Recommended for you" : rest);
    }

    private static String ofFirst(String code) {
        return code.replaceFirst("item\\.(\\w+)", "items.$1[0]");
    }

    private static void append(StringBuilder code, String text) {
        if (!text.isEmpty()) {
            join(code, PlaceholderNames.quoted(text));
        }
    }

    private static void join(StringBuilder code, String part) {
        code.append(code.isEmpty() ? "" : " + ").append(part);
    }
}
