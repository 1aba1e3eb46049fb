package dev.garnish.internal.lang.check;

import dev.garnish.catalog.Column;
import dev.garnish.catalog.Schema;
import dev.garnish.event.RecipientField;
import dev.garnish.internal.lang.Builtin;
import dev.garnish.internal.lang.Periods;
import dev.garnish.internal.lang.parse.OperandParser;
import dev.garnish.internal.text.Suggestion;
import dev.garnish.rules.SourceQuote;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What an author may have meant by a name that stands alone and means nothing. */
final class UnknownNames {
    private static final Map<String, String> SYNONYMS = Map.ofEntries(
            Map.entry("nil", "empty"),
            Map.entry("none", "empty"),
            Map.entry("nothing", "empty"),
            Map.entry("undefined", "empty"),
            Map.entry("missing", "empty"),
            Map.entry("blank", "empty"),
            Map.entry("yes", "true"),
            Map.entry("no", "false"),
            Map.entry("index", "position"),
            Map.entry("user", "recipient.user"),
            Map.entry("attributes", "recipient.attributes"));

    /** {@code FirstName} or {@code first_name}: names that data of recipients have, and sentences do not. */
    private static final Pattern OF_FIELD = Pattern.compile("[A-Z][a-z0-9]+(?:[A-Z][A-Za-z0-9]*)+|[a-z]+(?:_[a-z]+)+");

    private final Schema schema;
    private final NameScope scope;
    private final Values values;

    UnknownNames(Schema schema, NameScope scope, Values values) {
        this.schema = schema;
        this.scope = scope;
        this.values = values;
    }

    /** What to write instead: a question where it is the one thing that can be meant. */
    String label(String name) {
        String synonym = SYNONYMS.get(name);
        if (synonym != null) {
            return Suggestion.didYouMean(synonym);
        }
        Optional<String> day = Periods.relative(name);
        if (day.isPresent()) {
            return "write " + day.get();
        }
        if (values.names().contains(name)) {
            return Suggestion.didYouMean("value." + name);
        }
        if (name.equals("attribute")) {
            return "attributes share a `value`: for instance value.Discount";
        }
        if (schema.indexOf(name) >= 0) {
            return Suggestion.didYouMean((scope.hasItem() ? "item." : "items.") + name);
        }
        Optional<Builtin> function = Builtin.in(Builtin.FUNCTIONS, name);
        if (function.isPresent()) {
            return "a function stands with brackets: " + function.get().usage();
        }
        return RecipientField.PLAIN_NAMES.contains(name)
                ? Suggestion.didYouMean("recipient." + name)
                : nearOrText(name);
    }

    /** The same of a name that an attribute has, too: {@code use Title} lacks what names the column. */
    String labelOfAttribute(String name) {
        return sameColumn(name)
                .map(column -> ofColumn(column) + ", or value." + name)
                .orElse("write value." + name);
    }

    private Optional<String> sameColumn(String name) {
        boolean ofItems = scope.hasItem() || scope.hasItems();
        return columns().filter(one -> ofItems && name.equalsIgnoreCase(one)).findFirst();
    }

    private Stream<String> columns() {
        return schema.columns().stream().map(Column::name);
    }

    private String nearOrText(String name) {
        Optional<String> same = sameColumn(name);
        List<String> known = new ArrayList<>(OperandParser.ROOTS);
        known.addAll(Builtin.names(Builtin.FUNCTIONS));
        String near = same.isPresent() ? "" : Suggestion.label(known, name);
        if (!near.isEmpty()) {
            return near;
        }
        boolean ofItems = scope.hasItem() || scope.hasItems();
        Optional<String> column =
                ofItems ? same.or(() -> Suggestion.among(columns().toList(), name)) : Optional.empty();
        String text = "if it is a text, write \"%s\"".formatted(SourceQuote.of(name));
        return column.map(this::ofColumn)
                .or(() -> OF_FIELD.matcher(name).matches()
                        ? Optional.of("write recipient.user." + name)
                        : Optional.empty())
                .map(read -> read + "; " + text)
                .orElse(text);
    }

    private String ofColumn(String column) {
        return "write " + (scope.hasItem() ? "item." + column : "items." + column + "[0]");
    }
}
