package dev.garnish.internal.lang;

import static dev.garnish.catalog.Type.DATE;
import static dev.garnish.catalog.Type.NUMBER;
import static dev.garnish.catalog.Type.TEXT;
import static dev.garnish.catalog.Type.TEXT_LIST;
import static dev.garnish.catalog.Type.TRUTH;

import dev.garnish.catalog.Type;
import java.util.List;
import java.util.Optional;

/**
 * One function or method: how it is written, what it gives, and the operations it stands for.
 *
 * @param usage as authors write it: {@code shorten(text, n)}
 * @param summary one sentence for the reference
 */
public record Builtin(String name, String usage, String summary, List<Form> forms) {
    public Builtin {
        forms = List.copyOf(forms);
    }

    /** One way to call it; the receiver of a method is its first parameter. */
    public record Form(Operation operation, List<Type> parameters) {
        static Form of(Operation operation, Type... parameters) {
            return new Form(operation, List.of(parameters));
        }
    }

    private static Builtin of(String name, String usage, String summary, Form... forms) {
        return new Builtin(name, usage, summary, List.of(forms));
    }

    private static final Form TRIM = Form.of(Operation.TRIM, TEXT);
    private static final Form REPLACE = Form.of(Operation.REPLACE, TEXT, TEXT, TEXT);

    /** Functions; those without forms have rules of their own. */
    public static final List<Builtin> FUNCTIONS = List.of(
            of("first", "first(a, b, ...)", "The first of its values that is not missing."),
            of("lower", "lower(text)", "In small letters.", Form.of(Operation.LOWER, TEXT)),
            of("upper", "upper(text)", "In capital letters.", Form.of(Operation.UPPER, TEXT)),
            of(
                    "title_case",
                    "title_case(text)",
                    "Each word with a capital letter, the others small: \"Le Creuset\" of \"LE CREUSET\".",
                    Form.of(Operation.TITLE_CASE, TEXT)),
            of("trim", "trim(text)", "Without white space and invisible characters at its ends.", TRIM),
            of(
                    "shorten",
                    "shorten(text, n)",
                    "At most n characters, cut at a word, with an ellipsis.",
                    Form.of(Operation.SHORTEN, TEXT, NUMBER)),
            of("replace", "replace(text, old, new)", "Every occurrence replaced.", REPLACE),
            of(
                    "starts_with",
                    "starts_with(text, start)",
                    "Whether a text starts with another.",
                    Form.of(Operation.STARTS_WITH, TEXT, TEXT)),
            of(
                    "ends_with",
                    "ends_with(text, end)",
                    "Whether a text ends with another.",
                    Form.of(Operation.ENDS_WITH, TEXT, TEXT)),
            of(
                    "join",
                    "join(list, separator)",
                    "The texts of a list in one, with a separator between.",
                    Form.of(Operation.JOIN, TEXT_LIST, TEXT)),
            of("size", "size(list)", "How many entries a list has, or characters a text."),
            of(
                    "text",
                    "text(x)",
                    "A number, date or truth as text.",
                    Form.of(Operation.TEXT_OF_NUMBER, NUMBER),
                    Form.of(Operation.TEXT_OF_TRUTH, TRUTH),
                    Form.of(Operation.TEXT_OF_DATE, DATE)),
            of(
                    "format",
                    "format(number, pattern[, locale])",
                    "A number by a pattern such as \"#,##0.00\".",
                    Form.of(Operation.FORMAT, NUMBER, TEXT),
                    Form.of(Operation.FORMAT, NUMBER, TEXT, TEXT)),
            of(
                    "money",
                    "money(number, currency, locale)",
                    "An amount with its currency.",
                    Form.of(Operation.MONEY, NUMBER, TEXT, TEXT)),
            of(
                    "date",
                    "date(value, pattern[, locale])",
                    "A date by a pattern such as \"d MMMM yyyy\".",
                    Form.of(Operation.FORMAT_DATE, DATE, TEXT),
                    Form.of(Operation.FORMAT_DATE, DATE, TEXT, TEXT)),
            of("day", "day(\"2026-01-31\")", "A date as written, to compare with."),
            of(
                    "number",
                    "number(text)",
                    "The number a text holds; missing if it is none.",
                    Form.of(Operation.NUMBER_OF_TEXT, TEXT)),
            of("url", "url(text)", "Escaped for a part of an address.", Form.of(Operation.URL, TEXT)),
            of("html", "html(text)", "Escaped for HTML.", Form.of(Operation.HTML, TEXT)),
            of("lookup", "lookup(\"table\", key)", "The value of a key in a table; missing if it has none."));

    /** Methods of a text. */
    public static final List<Builtin> TEXT_METHODS = List.of(
            of("length", "text.length()", "How many characters.", Form.of(Operation.LENGTH, TEXT)),
            of("toUpperCase", "text.toUpperCase()", "In capital letters.", Form.of(Operation.UPPER, TEXT)),
            of("toLowerCase", "text.toLowerCase()", "In small letters.", Form.of(Operation.LOWER, TEXT)),
            of("trim", "text.trim()", "Without white space and invisible characters at its ends.", TRIM),
            of(
                    "startsWith",
                    "text.startsWith(start)",
                    "Whether it starts with another.",
                    Form.of(Operation.STARTS_WITH, TEXT, TEXT)),
            of(
                    "endsWith",
                    "text.endsWith(end)",
                    "Whether it ends with another.",
                    Form.of(Operation.ENDS_WITH, TEXT, TEXT)),
            of(
                    "contains",
                    "text.contains(part)",
                    "Whether it holds another.",
                    Form.of(Operation.CONTAINS_TEXT, TEXT, TEXT)),
            of(
                    "equalsIgnoreCase",
                    "text.equalsIgnoreCase(other)",
                    "Whether it is another, capitals or not.",
                    Form.of(Operation.EQUALS_IGNORE_CASE, TEXT, TEXT)),
            of(
                    "indexOf",
                    "text.indexOf(part)",
                    "Where another starts in it, from 0; -1 if nowhere.",
                    Form.of(Operation.INDEX_OF, TEXT, TEXT)),
            of(
                    "substring",
                    "text.substring(from[, to])",
                    "The characters from a position, from 0, up to another.",
                    Form.of(Operation.SUBSTRING_FROM, TEXT, NUMBER),
                    Form.of(Operation.SUBSTRING, TEXT, NUMBER, NUMBER)),
            of("replace", "text.replace(old, new)", "Every occurrence replaced.", REPLACE),
            of("isEmpty", "text.isEmpty()", "Whether it is missing.", Form.of(Operation.IS_EMPTY, TEXT)));

    /** Methods of a list; they work on lists of every type, so their forms are the checker's. */
    public static final List<Builtin> LIST_METHODS = List.of(
            of("size", "list.size()", "How many entries."),
            of("get", "list.get(n)", "The entry at a position, from 0; missing if there is none."),
            of("contains", "list.contains(entry)", "Whether it holds an entry."),
            of("isEmpty", "list.isEmpty()", "Whether it has no entry."));

    public static Optional<Builtin> in(List<Builtin> builtins, String name) {
        return builtins.stream().filter(builtin -> builtin.name().equals(name)).findFirst();
    }

    public static List<String> names(List<Builtin> builtins) {
        return builtins.stream().map(Builtin::name).toList();
    }
}
