package dev.garnish.internal.lang.check;

import dev.garnish.internal.lang.Periods;
import dev.garnish.internal.lang.parse.ForeignChoice;
import dev.garnish.internal.lang.parse.Node;
import dev.garnish.internal.text.Suggestion;
import dev.garnish.rules.SourceQuote;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Functions of other languages, and what is written here in their place: spreadsheets, SQL, template languages and the
 * usual programming languages are what authors know.
 */
final class ForeignFunctions {
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

    private ForeignFunctions() {}

    /** What to write instead of a whole call, with its own values. */
    static Optional<String> rewritten(Node.Call call) {
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
}
