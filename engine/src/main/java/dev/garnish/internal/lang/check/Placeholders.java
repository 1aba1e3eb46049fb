package dev.garnish.internal.lang.check;

import dev.garnish.catalog.Column;
import dev.garnish.catalog.Schema;
import dev.garnish.catalog.Type;
import dev.garnish.event.RecipientField;
import dev.garnish.internal.lang.Expr;
import dev.garnish.internal.lang.LanguageLimits;
import dev.garnish.internal.lang.Operation;
import dev.garnish.internal.lang.parse.Problems;
import dev.garnish.rules.Code;
import dev.garnish.rules.SourceQuote;
import dev.garnish.rules.Span;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds placeholders of template languages in texts that are sent. Forms that mean nothing else are reported always;
 * those that a text may hold by chance only if they name a column or a field.
 */
final class Placeholders {
    private static final String NAME = "[\\p{L}_][\\p{L}\\p{N}_]*(?:(?:\\.|\\s(?=\\w))[\\p{L}\\p{N}_\\[\\]]+){0,8}";
    private static final Pattern CERTAIN =
            Pattern.compile("\\{\\{\\{?\\s*(NAME)[^{}(]*\\}\\}\\}?|[$#@]\\{\\s*(NAME)[^{}(]*\\}".replace("NAME", NAME)
                    + "|%%\\s*(NAME)\\s*%%|<%[=-]?\\s*(NAME)[^<>]*%>|\\[\\[\\s*(NAME)\\s*\\]\\]|\\*\\|\\s*(NAME)[^|]*\\|\\*"
                            .replace("NAME", NAME));
    private static final Pattern POSSIBLE = Pattern.compile(
            "\\{\\s*(NAME)\\s*\\}|%(NAME)%|\\[(NAME)\\]|(?<![\\w.])((?:item|recipient)\\.NAME)".replace("NAME", NAME));

    private final Schema schema;
    private final Problems problems;

    /** What a placeholder stands for, as rules write it. */
    private record Meant(String code, boolean column) {}

    Placeholders(Schema schema, Problems problems) {
        this.schema = schema;
        this.problems = problems;
    }

    /** A value that is sent. */
    void check(Expr expr, boolean once, boolean fallback) {
        if (expr instanceof Expr.Constant constant && constant.value() instanceof String text) {
            found(text).ifPresent(found -> report(constant.span(), found, advice(text, once, fallback)));
        } else if (expr instanceof Expr.Choice choice) {
            check(choice.yes(), once, fallback);
            check(choice.no(), once, fallback);
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

    /**
     * A text that a test expects or a table holds, where nothing can be put beside it.
     *
     * @param label made where it is needed only: a table has many rows
     */
    void checkFixed(String text, Span span, Supplier<String> label) {
        found(text).ifPresent(found -> report(span, found, label.get()));
    }

    private void report(Span span, String found, String label) {
        problems.add(
                Code.PLACEHOLDER,
                span,
                "`%s` is sent as it stands: nothing fills it in".formatted(SourceQuote.of(found)),
                label,
                "a column or a field is put beside a text with `+`");
    }

    private Optional<String> found(String text) {
        if (text.length() > LanguageLimits.EXPRESSION || !mayHold(text)) {
            return Optional.empty();
        }
        Matcher certain = CERTAIN.matcher(text);
        if (certain.find()) {
            return Optional.of(certain.group());
        }
        return POSSIBLE.matcher(text)
                .results()
                .filter(one -> known(group(one)).isPresent())
                .map(MatchResult::group)
                .findFirst();
    }

    /** Spares most texts the patterns. */
    private static boolean mayHold(String text) {
        for (int i = 0; i < text.length(); i++) {
            if ("{%[<|".indexOf(text.charAt(i)) >= 0) {
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
        StringBuilder code = new StringBuilder();
        StringBuilder plain = new StringBuilder();
        int from = 0;
        boolean columns = false;
        Matcher certain = CERTAIN.matcher(text);
        Matcher possible = POSSIBLE.matcher(text);
        while (true) {
            boolean sure = certain.find(from);
            boolean maybe = possible.find(from);
            if (!sure && !maybe) {
                break;
            }
            Matcher next = sure && (!maybe || certain.start() <= possible.start()) ? certain : possible;
            Optional<Meant> meant = next == certain ? Optional.of(meant(group(next))) : known(group(next));
            int end = meant.isPresent() ? next.start() : next.end();
            append(code, text.substring(from, end));
            plain.append(text, from, end);
            meant.ifPresent(one -> join(code, once && one.column ? ofFirst(one.code) : one.code));
            columns |= meant.isPresent() && meant.get().column;
            from = next.end();
        }
        append(code, text.substring(from));
        plain.append(text.substring(from));
        String rest = plain.toString().strip().replaceAll("\\s+", " ");
        boolean uncertain = fallback && (columns || code.indexOf("recipient.") >= 0);
        if (!uncertain) {
            return "write " + code;
        }
        return "write " + quoted(rest.isEmpty() ? "Recommended for you" : rest);
    }

    private static String ofFirst(String code) {
        return code.replaceFirst("item\\.(\\w+)", "items.$1[0]");
    }

    private static void append(StringBuilder code, String text) {
        if (!text.isEmpty()) {
            join(code, quoted(text));
        }
    }

    private static void join(StringBuilder code, String part) {
        code.append(code.isEmpty() ? "" : " + ").append(part);
    }

    private static String quoted(String text) {
        return '"'
                + text.replace("\\", "\\\\")
                        .replace("\"", "\\\"")
                        .replace("\n", "\\n")
                        .replace("\t", "\\t")
                + '"';
    }

    private Meant meant(String name) {
        return known(name).orElseGet(() -> {
            String last = name.substring(name.lastIndexOf('.') + 1).strip();
            boolean simple = last.matches("[A-Za-z_][A-Za-z0-9_]*");
            return new Meant("recipient.attributes" + (simple ? "." + last : "[" + quoted(last) + "]"), false);
        });
    }

    private Optional<Meant> known(String name) {
        if (name.startsWith("recipient.attributes.") || name.startsWith("recipient.user.")) {
            return Optional.of(new Meant(name, false));
        }
        String last = name.substring(name.lastIndexOf('.') + 1);
        boolean field = !name.startsWith("item.") && RecipientField.PLAIN_NAMES.contains(last);
        if (name.startsWith("recipient.")) {
            return field ? Optional.of(new Meant("recipient." + last, false)) : Optional.empty();
        }
        for (Column column : schema.columns()) {
            if (plain(column.name()).equals(plain(last))) {
                return Optional.of(new Meant(asText(column), true));
            }
        }
        return field && !last.equals("id") ? Optional.of(new Meant("recipient." + last, false)) : Optional.empty();
    }

    private static String plain(String name) {
        return name.replaceAll("[\\s_-]", "").toLowerCase(Locale.ROOT);
    }

    private static String asText(Column column) {
        String read = column.name().matches("[A-Za-z_][A-Za-z0-9_]*")
                ? "item." + column.name()
                : "item[" + quoted(column.name()) + "]";
        return switch (column.type()) {
            case TEXT -> read;
            case DATE -> "date(" + read + ", \"d MMMM yyyy\")";
            case TEXT_LIST -> "join(" + read + ", \", \")";
            case NUMBER, TRUTH -> "text(" + read + ")";
            default -> "text(" + read + "[0])";
        };
    }
}
