package dev.garnish.internal.lang.check;

import static dev.garnish.catalog.Type.NUMBER;
import static dev.garnish.catalog.Type.TEXT;

import dev.garnish.internal.lang.Expr;
import dev.garnish.internal.lang.Program;
import dev.garnish.internal.lang.parse.Node;
import dev.garnish.internal.lang.parse.Problems;
import dev.garnish.internal.text.PluralRules;
import dev.garnish.internal.text.Suggestion;
import dev.garnish.rules.Code;
import dev.garnish.rules.SourceQuote;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Resolves {@code lookup("table", key)} and {@code plural("table", key, number)}. */
final class TableReads {
    private final Map<String, Program.Table> tables;
    private final LiteralArguments constants;
    private final Problems problems;

    TableReads(Map<String, Program.Table> tables, LiteralArguments constants, Problems problems) {
        this.tables = tables;
        this.constants = constants;
        this.problems = problems;
    }

    @Nullable
    Expr lookup(Node.Call call, List<Expr> arguments) {
        Program.Table table = table(call, arguments);
        return table == null
                ? null
                : new Expr.Lookup(TEXT, table.name(), arguments.get(1), null, table.locale(), call.span());
    }

    @Nullable
    Expr plural(Node.Call call, List<Expr> arguments) {
        Program.Table table = table(call, arguments);
        if (table == null) {
            return null;
        }
        if (arguments.size() != 3) {
            return problems.refuse(
                    Code.WRONG_ARGUMENT_COUNT,
                    call.span(),
                    "`plural` takes a table, a key and a number, or a number and texts",
                    arguments.size() > 3
                            ? "write plural(%s)"
                                    .formatted(arguments.subList(0, 3).stream()
                                            .map(one -> SourceQuote.of(one.span()))
                                            .collect(Collectors.joining(", ")))
                            : "write plural(\"%s\", \"items\", item.stock)".formatted(table.name()),
                    "");
        }
        Expr number = arguments.get(2);
        if (number.type() != NUMBER && number.type() != null) {
            return problems.refuse(
                    Code.WRONG_ARGUMENT,
                    number.span(),
                    "`plural` needs a number here, but %s".formatted(TypeNames.is(number)),
                    number.type() == TEXT ? OperatorTypes.numberLabel(number) : "",
                    "");
        }
        Expr locale = table.locale();
        if (locale == null) {
            return table.languages().isEmpty() && isRead(table)
                    ? problems.refuse(
                            Code.PLURAL_FORMS,
                            arguments.get(0).span(),
                            "the table `%s` does not say which languages its texts are in".formatted(table.name()),
                            "write by recipient.locale behind its file",
                            "its heading is key and the languages: key,en,de,fr")
                    : null;
        }
        return hasForms(table, arguments.get(1))
                ? new Expr.Lookup(TEXT, table.name(), arguments.get(1), number, locale, call.span())
                : null;
    }

    /** Whether its file was fine; if not, that is reported. */
    private static boolean isRead(Program.Table table) {
        return !table.rows().isEmpty() || !table.blank().isEmpty();
    }

    /** The table that is read, if its name and the key's type are fine. */
    private Program.@Nullable Table table(Node.Call call, List<Expr> arguments) {
        Expr key = arguments.get(1);
        if (isTurned(call, arguments)) {
            return null;
        }
        Optional<String> name = constants.written(arguments.get(0), call.name(), "\"genre_label\"");
        Program.Table table = name.map(tables::get).orElse(null);
        if (name.isPresent() && table == null) {
            problems.refuse(
                    Code.UNKNOWN_TABLE,
                    arguments.get(0).span(),
                    "there is no table `%s`".formatted(SourceQuote.of(name.get())),
                    Suggestion.label(tables.keySet(), name.get()),
                    tables.isEmpty()
                            ? "name its file: table genre_label from genre-labels.csv"
                            : "the tables are " + String.join(", ", new TreeSet<>(tables.keySet())));
        }
        if (table != null && key.type() != TEXT && key.type() != null) {
            problems.refuse(
                    Code.WRONG_ARGUMENT,
                    key.span(),
                    "a table's keys are texts, but " + TypeNames.is(key),
                    "write " + OperatorTypes.asText(key),
                    "");
            return null;
        }
        return table;
    }

    /** Whether the values stand in another order, which is reported: {@code lookup(key, "table")}. */
    private boolean isTurned(Node.Call call, List<Expr> arguments) {
        boolean numbered = arguments.size() > 2 && arguments.get(1).type() == NUMBER;
        if (isTable(arguments.get(0)) && !numbered) {
            return false;
        }
        List<Expr> numbers =
                arguments.stream().filter(one -> one.type() == NUMBER).toList();
        List<Expr> texts = arguments.stream().filter(one -> one.type() == TEXT).toList();
        Optional<Expr> table = texts.stream().filter(this::isTable).findFirst();
        List<Expr> order = new ArrayList<>();
        table.ifPresent(order::add);
        if (table.isEmpty()) {
            order.addAll(numbers);
        }
        texts.stream().filter(one -> !table.equals(Optional.of(one))).forEach(order::add);
        if (table.isPresent()) {
            order.addAll(numbers);
        }
        boolean turned = table.isPresent() || (call.name().equals("plural") && numbers.size() == 1 && isWords(texts));
        if (!turned) {
            return false;
        }
        problems.refuse(
                Code.WRONG_ARGUMENT,
                call.span(),
                "the values of `%s` stand in another order".formatted(call.name()),
                "write %s(%s)"
                        .formatted(
                                call.name(),
                                order.stream()
                                        .map(one -> SourceQuote.of(one.span()))
                                        .collect(Collectors.joining(", "))),
                "");
        return true;
    }

    /** {@code plural(number, "table", "key")}. */
    boolean isForm(List<Expr> arguments) {
        Program.Table table = arguments.size() == 3 && arguments.get(1) instanceof Expr.Constant name
                ? tables.get(String.valueOf(name.value()))
                : null;
        return table != null
                && arguments.get(2) instanceof Expr.Constant key
                && table.rows().containsKey(key.value() + ".other");
    }

    private boolean isTable(Expr expr) {
        return expr instanceof Expr.Constant constant && tables.containsKey(String.valueOf(constant.value()));
    }

    /** Whether they are the forms of a plural, of which none is near the name of a table. */
    private boolean isWords(List<Expr> texts) {
        return texts.get(0) instanceof Expr.Constant first
                && Suggestion.among(tables.keySet(), String.valueOf(first.value()))
                        .isEmpty()
                && texts.size() > 1;
    }

    /** Whether each language that has a text for a key as written has exactly the forms that it needs. */
    private boolean hasForms(Program.Table table, Expr key) {
        if (!(key instanceof Expr.Constant constant && constant.value() instanceof String word)) {
            return true;
        }
        List<String> lacking = new ArrayList<>();
        for (String language : table.languages().keySet()) {
            List<String> needed = PluralRules.find(language).orElseThrow().forms();
            List<String> missing = needed.stream()
                    .filter(form -> !table.hasText(language, word + "." + form))
                    .map(form -> "`" + SourceQuote.of(word + "." + form) + "`")
                    .toList();
            // What is not translated at all is read in the first language, and `garnish check` lists it.
            boolean first = language.equals(first(table));
            if (!missing.isEmpty() && (first || missing.size() < needed.size())) {
                lacking.add(language + " " + String.join(", ", missing));
            }
        }
        if (!lacking.isEmpty()) {
            problems.refuse(
                    Code.PLURAL_FORMS,
                    key.span(),
                    "the table `%s` lacks forms that its languages need: %s"
                            .formatted(table.name(), lacking.stream().limit(5).collect(Collectors.joining("; "))),
                    "",
                    "add a row for each; a language that does not need it leaves its field blank");
        }
        return lacking.isEmpty();
    }

    private static String first(Program.Table table) {
        return table.languages().keySet().iterator().next();
    }
}
