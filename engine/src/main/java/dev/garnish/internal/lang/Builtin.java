package dev.garnish.internal.lang;

import static dev.garnish.catalog.Type.DATE;
import static dev.garnish.catalog.Type.DATE_LIST;
import static dev.garnish.catalog.Type.NUMBER;
import static dev.garnish.catalog.Type.NUMBER_LIST;
import static dev.garnish.catalog.Type.TEXT;
import static dev.garnish.catalog.Type.TEXT_LIST;
import static dev.garnish.catalog.Type.TRUTH;
import static dev.garnish.catalog.Type.TRUTH_LIST;

import dev.garnish.catalog.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

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
    public record Form(Operation operation, Type result, List<Type> parameters) {
        static Form of(Operation operation, Type... parameters) {
            return new Form(operation, Objects.requireNonNull(operation.result()), List.of(parameters));
        }
    }

    /** An operation that gives a list of the type that it takes. */
    private static Form ofList(Operation operation, Type list, Type... others) {
        List<Type> parameters = new ArrayList<>(List.of(list));
        parameters.addAll(List.of(others));
        return new Form(operation, list, List.copyOf(parameters));
    }

    /** An operation that gives an entry of the list that it takes. */
    private static Form ofEntry(Operation operation, Type list) {
        return new Form(operation, list.element(), List.of(list));
    }

    private static Builtin of(String name, String usage, String summary, Form... forms) {
        return new Builtin(name, usage, summary, List.of(forms));
    }

    /** Whether there is a function of that name for one value of a type. */
    public static boolean takes(String name, @Nullable Type type) {
        return type != null
                && in(FUNCTIONS, name)
                        .filter(one -> one.forms().stream()
                                .anyMatch(form -> form.parameters().equals(List.of(type))))
                        .isPresent();
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
            of(
                    "capital",
                    "capital(text)",
                    "With a capital first letter, the others as they are.",
                    Form.of(Operation.CAPITAL, TEXT)),
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
            of(
                    "join_and",
                    "join_and(list[, locale])",
                    "The texts of a list as a sentence has them: \"A, B and C\".",
                    Form.of(Operation.JOIN_AND, TEXT_LIST),
                    Form.of(Operation.JOIN_AND, TEXT_LIST, TEXT)),
            of("size", "size(list)", "How many entries a list has, or characters a text."),
            of(
                    "top",
                    "top(list, n)",
                    "The first n entries of a list.",
                    ofList(Operation.TOP, TEXT_LIST, NUMBER),
                    ofList(Operation.TOP, NUMBER_LIST, NUMBER),
                    ofList(Operation.TOP, TRUTH_LIST, NUMBER),
                    ofList(Operation.TOP, DATE_LIST, NUMBER)),
            of(
                    "sort",
                    "sort(list)",
                    "A list from its least entry to its greatest.",
                    ofList(Operation.SORT, TEXT_LIST),
                    ofList(Operation.SORT, NUMBER_LIST),
                    ofList(Operation.SORT, DATE_LIST)),
            of(
                    "distinct",
                    "distinct(list)",
                    "A list with each entry once.",
                    ofList(Operation.DISTINCT, TEXT_LIST),
                    ofList(Operation.DISTINCT, NUMBER_LIST),
                    ofList(Operation.DISTINCT, TRUTH_LIST),
                    ofList(Operation.DISTINCT, DATE_LIST)),
            of("sum", "sum(numbers)", "All numbers of a list together.", Form.of(Operation.SUM, NUMBER_LIST)),
            of("avg", "avg(numbers)", "The mean of the numbers of a list.", Form.of(Operation.AVG, NUMBER_LIST)),
            of(
                    "min",
                    "min(list)",
                    "The least number or date of a list.",
                    ofEntry(Operation.MIN, NUMBER_LIST),
                    ofEntry(Operation.MIN, DATE_LIST)),
            of(
                    "max",
                    "max(list)",
                    "The greatest number or date of a list.",
                    ofEntry(Operation.MAX, NUMBER_LIST),
                    ofEntry(Operation.MAX, DATE_LIST)),
            of(
                    "contains_any",
                    "contains_any(text, texts)",
                    "Whether a text holds one of several, or a list has an entry of another.",
                    Form.of(Operation.CONTAINS_ANY_TEXT, TEXT, TEXT_LIST),
                    Form.of(Operation.CONTAINS_ANY, TEXT_LIST, TEXT_LIST),
                    Form.of(Operation.CONTAINS_ANY, NUMBER_LIST, NUMBER_LIST)),
            of(
                    "split",
                    "split(text, separator)",
                    "The list of a text's parts between separators, blank ones left out.",
                    Form.of(Operation.SPLIT, TEXT, TEXT)),
            of(
                    "before",
                    "before(text, separator)",
                    "What stands before the first separator; missing if there is none.",
                    Form.of(Operation.BEFORE, TEXT, TEXT)),
            of(
                    "after",
                    "after(text, separator)",
                    "What stands behind the first separator; missing if there is none.",
                    Form.of(Operation.AFTER, TEXT, TEXT)),
            of(
                    "before_last",
                    "before_last(text, separator)",
                    "What stands before the last separator; missing if there is none.",
                    Form.of(Operation.BEFORE_LAST, TEXT, TEXT)),
            of(
                    "after_last",
                    "after_last(text, separator)",
                    "What stands behind the last separator; missing if there is none.",
                    Form.of(Operation.AFTER_LAST, TEXT, TEXT)),
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
                    "date(value, pattern[, locale[, zone]])",
                    "A date by a pattern such as \"d MMMM yyyy\".",
                    Form.of(Operation.FORMAT_DATE, DATE, TEXT),
                    Form.of(Operation.FORMAT_DATE, DATE, TEXT, TEXT),
                    Form.of(Operation.FORMAT_DATE_IN, DATE, TEXT, TEXT, TEXT)),
            of("day", "day(\"2026-01-31\")", "A date as written, to compare with."),
            of(
                    "days_between",
                    "days_between(from, to)",
                    "How many days later the second date is.",
                    Form.of(Operation.DAYS_BETWEEN, DATE, DATE)),
            of("weekday", "weekday(date)", "The day of the week, from 1, Monday.", Form.of(Operation.WEEKDAY, DATE)),
            of("month", "month(date)", "The month, from 1.", Form.of(Operation.MONTH, DATE)),
            of("year", "year(date)", "The year.", Form.of(Operation.YEAR, DATE)),
            of("hour", "hour(date)", "The hour, from 0 to 23.", Form.of(Operation.HOUR, DATE)),
            of(
                    "number",
                    "number(text)",
                    "The number a text holds; missing if it is none.",
                    Form.of(Operation.NUMBER_OF_TEXT, TEXT)),
            of("url", "url(text)", "Escaped for a part of an address.", Form.of(Operation.URL, TEXT)),
            of("html", "html(text)", "Escaped for HTML.", Form.of(Operation.HTML, TEXT)),
            of(
                    "plain",
                    "plain(html)",
                    "HTML as plain text: tags taken out, entities read.",
                    Form.of(Operation.PLAIN, TEXT)),
            of(
                    "with_params",
                    "with_params(address, name, value)",
                    "An address with one more parameter in its query, escaped; more pairs may follow."),
            of(
                    "group",
                    "group(text, salt, n)",
                    "A group from 1 to n, always the same for a text and a salt.",
                    Form.of(Operation.GROUP, TEXT, TEXT, NUMBER)),
            of(
                    "plural",
                    "plural(number, one, other)",
                    "The text for one or for other numbers, `#` in it the number; or the forms that another locale needs."),
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
