package dev.garnish.internal.lang.check;

import dev.garnish.catalog.Column;
import dev.garnish.catalog.Schema;
import dev.garnish.catalog.Type;
import dev.garnish.event.RecipientField;
import dev.garnish.internal.lang.Builtin;
import dev.garnish.internal.lang.Expr;
import dev.garnish.internal.lang.parse.Node;
import dev.garnish.internal.lang.parse.OperandParser;
import dev.garnish.internal.lang.parse.Problems;
import dev.garnish.internal.text.Suggestion;
import dev.garnish.rules.Code;
import dev.garnish.rules.SourceQuote;
import dev.garnish.rules.Span;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Resolves names to columns, recipient fields, {@code items}, {@code position} and what hosts say of a recommendation. */
public final class NameResolver {
    private static final int SHOWN = 12;
    private static final Set<String> CLASSES = Set.of(
            "java",
            "javax",
            "jdk",
            "sun",
            "com",
            "org",
            "System",
            "Runtime",
            "Math",
            "String",
            "Integer",
            "Long",
            "Double",
            "Boolean",
            "Object",
            "Class",
            "Thread",
            "ProcessBuilder",
            "Character",
            "StrictMath",
            "ClassLoader",
            "Array",
            "Float",
            "Short",
            "Byte",
            "BigDecimal",
            "MVEL",
            "this",
            "super",
            "context",
            "ctx",
            "self");

    private final Schema schema;
    private final NameScope scope;
    private final RecipientFields recipient;
    private final Values values;
    private final Problems problems;

    NameResolver(Schema schema, NameScope scope, RecipientFields recipient, Values values, Problems problems) {
        this.schema = schema;
        this.scope = scope;
        this.recipient = recipient;
        this.values = values;
        this.problems = problems;
    }

    static boolean isClass(Node node) {
        return node instanceof Node.Name name && CLASSES.contains(name.name());
    }

    /** A name standing alone. */
    @Nullable
    Expr alone(Node.Name name) {
        return switch (name.name()) {
            case "items" -> items(name);
            case "position" -> position(name);
            case "value" -> bareValue(name);
            case "today" -> new Expr.Clock(Type.DATE, true, name.span());
            case "now" -> new Expr.Clock(Type.DATE, false, name.span());
            case "theme" -> field(RecipientField.THEME, name.span());
            case "item_score" -> score(name.span());
            case "seed" -> bareSeed(name.span());
            case "item" -> bareItem(name);
            case "recipient" -> field(name);
            default -> unknown(name);
        };
    }

    private @Nullable Expr bareValue(Node.Name name) {
        problems.add(
                Code.UNKNOWN_VALUE,
                name.span(),
                "`value` alone is none: name the one you mean",
                "for instance value.Discount");
        return null;
    }

    private @Nullable Expr items(Node.Name name) {
        return hasItems(name.span()) ? new Expr.Items(Type.TEXT_LIST, name.span()) : null;
    }

    private boolean hasItems(Span span) {
        if (!scope.hasItems()) {
            problems.add(
                    Code.ITEMS_OUT_OF_PLACE,
                    span,
                    "%s cannot read `items`".formatted(scope.words()),
                    scope.hasItem() ? "write `item.<column>`" : "take it out",
                    "`items` are what is left to send, and this line is decided before");
        }
        return scope.hasItems();
    }

    private @Nullable Expr position(Node.Name name) {
        if (!scope.hasPosition()) {
            problems.add(
                    Code.POSITION_OUT_OF_PLACE,
                    name.span(),
                    "%s has no `position`".formatted(scope.words()),
                    "take it out",
                    "`position` counts the items of an attribute that has one entry per item");
            return null;
        }
        return new Expr.Position(Type.NUMBER, name.span());
    }

    private Expr field(RecipientField field, Span span) {
        return new Expr.RecipientValue(Type.TEXT, recipient.slot(field), field, span);
    }

    private @Nullable Expr score(Span span) {
        if (!scope.hasItem()) {
            problems.add(
                    Code.ITEM_OUT_OF_PLACE,
                    span,
                    "%s has no `item_score`".formatted(scope.words()),
                    "take it out",
                    "`item_score` is what the host gives with the id of each item");
            return null;
        }
        return new Expr.Score(Type.NUMBER, recipient.slot(RecipientField.SCORES), span);
    }

    private @Nullable Expr bareSeed(Span span) {
        problems.add(
                Code.BARE_ITEM,
                span,
                "`seed` has many columns: name the one you mean",
                "for instance seed." + example(),
                columnsHelp());
        return null;
    }

    private @Nullable Expr bareItem(Node.Name name) {
        if (hasItem(name.span(), "title")) {
            problems.add(
                    Code.BARE_ITEM,
                    name.span(),
                    "`item` has many columns: name the one you mean",
                    "for instance item." + example(),
                    columnsHelp());
        }
        return null;
    }

    private String example() {
        boolean titled = schema.columns().isEmpty() || schema.indexOf("title") >= 0;
        return titled ? "title" : schema.columns().get(0).name();
    }

    private boolean hasItem(Span span, String column) {
        if (!scope.hasItem()) {
            boolean once = scope == NameScope.ONCE;
            problems.add(
                    Code.ITEM_OUT_OF_PLACE,
                    span,
                    "%s cannot read `item`".formatted(scope.words()),
                    once ? "write items.%s[0] for the first item's".formatted(column) : "take it out",
                    once
                            ? "it is made once per recipient; items.%s is the list of all items' values"
                                    .formatted(column)
                            : "it is decided once per recipient, before any item");
        }
        return scope.hasItem();
    }

    /** Whether its parts are columns of the catalog. */
    static boolean hasColumns(Node target) {
        return target.isName("item") || target.isName("items") || target.isName("seed");
    }

    /** {@code target.name} or {@code target["name"]} where the target {@link #hasColumns has columns}. */
    @Nullable
    Expr column(Node target, String name, Span nameSpan, Span span) {
        boolean all = target.isName("items");
        boolean ofSeed = target.isName("seed");
        if (!ofSeed && (all ? !hasItems(target.span()) : !hasItem(span, name))) {
            return null;
        }
        int index = schema.indexOf(name);
        if (index < 0) {
            problems.add(
                    Code.UNKNOWN_COLUMN,
                    nameSpan,
                    "the catalog has no column `%s`".formatted(SourceQuote.of(name)),
                    columnLabel(name),
                    columnsHelp());
            return null;
        }
        Type type = schema.columns().get(index).type();
        if (ofSeed) {
            return new Expr.SeedColumn(type, index, name, recipient.slot(RecipientField.SEED), span);
        }
        return all
                ? new Expr.ItemsColumn(type.list(), index, name, span)
                : new Expr.ItemColumn(type, index, name, span);
    }

    private String columnLabel(String name) {
        if (values.names().contains(name)) {
            return "write value." + name;
        }
        if (OperandParser.ROOTS.contains(name)) {
            return "write " + name;
        }
        String label = Suggestion.label(columns(), name);
        boolean method = Builtin.in(Builtin.LIST_METHODS, name).isPresent();
        return label.isEmpty() && method ? "write items.%s()".formatted(name) : label;
    }

    private List<String> columns() {
        return schema.columns().stream().map(Column::name).toList();
    }

    private String columnsHelp() {
        if (schema.columns().isEmpty()) {
            return "the catalog has no columns";
        }
        String some = columns().stream().limit(SHOWN).collect(Collectors.joining(", "));
        return "the columns are " + some + (columns().size() > SHOWN ? ", …" : "");
    }

    /** A field of the recipient, its first value. */
    @Nullable
    Expr field(Node node) {
        Optional<RecipientField> field = recipient.resolve(node);
        return field.isEmpty()
                ? null
                : new Expr.RecipientValue(Type.TEXT, recipient.slot(field.get()), field.get(), node.span());
    }

    /** {@code recipient.attributes.all("Name")}. */
    @Nullable
    Expr allOf(Node.Call call) {
        Node target = call.target();
        if (target == null
                || call.arguments().size() != 1
                || !(call.arguments().get(0) instanceof Node.Literal literal)
                || literal.type() != Type.TEXT) {
            problems.add(
                    Code.NOT_WRITTEN,
                    call.span(),
                    "`all` needs the field's name as one text in quotes",
                    "for instance recipient.attributes.all(\"Genres\")");
            return null;
        }
        String name = String.valueOf(literal.value());
        return recipient
                .resolve(new Node.Key(target, name, literal.span(), call.span()))
                .map(field -> new Expr.RecipientValue(Type.TEXT_LIST, recipient.slot(field), field, call.span()))
                .orElse(null);
    }

    /** A class or the like, which rules cannot reach. */
    @Nullable
    Expr refuseClass(Node.Name name) {
        problems.add(
                Code.CLASS_NAME,
                name.span(),
                "rules cannot reach into the program with `%s`".formatted(name.name()),
                "take it out",
                "a rule reads item, items, recipient and position, and uses the listed functions");
        return null;
    }

    private @Nullable Expr unknown(Node.Name name) {
        if (isClass(name)) {
            return refuseClass(name);
        }
        if (values.isAttribute(name.name())) {
            problems.add(
                    Code.UNKNOWN_NAME,
                    name.span(),
                    "`%s` is an attribute, which rules do not read".formatted(name.name()),
                    new UnknownNames(schema, scope, values).labelOfAttribute(name.name()),
                    Values.shared(name.name()));
            return null;
        }
        problems.add(
                Code.UNKNOWN_NAME,
                name.span(),
                "`%s` means nothing here".formatted(SourceQuote.of(name.name())),
                new UnknownNames(schema, scope, values).label(name.name()),
                "text stands in quotes; a column is written item.<column>, a field recipient.user.<Name> or"
                        + " recipient.attributes.<Name>");
        return null;
    }
}
