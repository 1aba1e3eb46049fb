package dev.garnish.internal.lang.parse;

import dev.garnish.rules.Source;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Values in the syntax of template languages, and what to write instead. */
final class TemplateSyntax {
    private static final Pattern VALUE =
            Pattern.compile("[$#@]?\\{\\{?\\s*((?:item|recipient)\\.[A-Za-z0-9_.]+)[^{}\n\"]*\\}\\}?");
    private static final Pattern FILTER = Pattern.compile("\\|\\s*([a-z_]+)");
    private static final Map<String, String> FILTERS = Map.of(
            "upcase", "upper",
            "upper", "upper",
            "downcase", "lower",
            "lower", "lower",
            "capitalize", "title_case",
            "title", "title_case",
            "strip", "trim",
            "trim", "trim",
            "escape", "html",
            "url_encode", "url");
    private static final Pattern TEMPLATE =
            Pattern.compile("(?:[fFrRbBuU$@]{1,2}(?=[\"']))?([`\"'])([^`\"\n\\\\]{0,200}?)\\1");

    private TemplateSyntax() {}

    /** What to write for {@code {{item.title}}}, {@code ${item.title}}, {@code `Hello ${item.title}`} and {@code f"…"}. */
    static String label(Source source, Token token, String label) {
        String rest = source.text().substring(token.start());
        Matcher value = VALUE.matcher(rest);
        if (value.lookingAt()) {
            return "write " + filtered(value.group(1), value.group());
        }
        Matcher template = TEMPLATE.matcher(rest);
        return template.lookingAt()
                ? "write "
                        + VALUE.matcher('"' + template.group(2) + '"')
                                .replaceAll("\" + $1 + \"")
                                .replace(" + \"\"", "")
                                .replace("\"\" + ", "")
                : label;
    }

    /** With the filter behind it, {@code {{ item.title | upcase }}}, where it is a function here. */
    private static String filtered(String value, String whole) {
        Matcher filter = FILTER.matcher(whole);
        String function = filter.find() ? FILTERS.getOrDefault(filter.group(1), "") : "";
        return function.isEmpty() ? value : function + "(" + value + ")";
    }
}
