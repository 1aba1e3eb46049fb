package dev.garnish.internal.eval;

import dev.garnish.catalog.Column;
import dev.garnish.catalog.Schema;
import dev.garnish.catalog.Type;
import dev.garnish.event.RecipientField;
import dev.garnish.internal.lang.Expr;
import dev.garnish.internal.lang.Operation;
import dev.garnish.internal.lang.Program;
import dev.garnish.rules.Source;
import dev.garnish.rules.Span;
import java.math.BigDecimal;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Typed trees, built by hand as the checker builds them. */
final class Trees {
    static final Source SOURCE = new Source("rules/movies.rules", "attribute Title\n  use item.title\n  else \"x\"\n");
    static final Span SPAN = new Span(SOURCE, 18, 32);

    static final Schema SCHEMA = Schema.of(
            new Column("title", Type.TEXT),
            new Column("genre", Type.TEXT),
            new Column("price", Type.NUMBER),
            new Column("stock", Type.NUMBER),
            new Column("active", Type.TRUTH),
            new Column("released", Type.DATE),
            new Column("genres", Type.TEXT_LIST));

    static final List<RecipientField> FIELDS = List.of(
            RecipientField.plain("channel"), RecipientField.attribute("FirstName"), RecipientField.user("Plan"));

    private Trees() {}

    static Expr text(String value) {
        return new Expr.Constant(Type.TEXT, value, SPAN);
    }

    static Expr number(String value) {
        return new Expr.Constant(Type.NUMBER, new BigDecimal(value), SPAN);
    }

    static Expr truth(boolean value) {
        return new Expr.Constant(Type.TRUTH, value, SPAN);
    }

    static Expr texts(String... values) {
        return new Expr.Constant(Type.TEXT_LIST, List.of(values), SPAN);
    }

    static Expr missing() {
        return new Expr.Missing(SPAN);
    }

    static Expr item(String name) {
        int column = SCHEMA.indexOf(name);
        return new Expr.ItemColumn(SCHEMA.columns().get(column).type(), column, name, SPAN);
    }

    static Expr items(String name) {
        int column = SCHEMA.indexOf(name);
        return new Expr.ItemsColumn(SCHEMA.columns().get(column).type().list(), column, name, SPAN);
    }

    static Expr recipient(int slot) {
        return new Expr.RecipientValue(Type.TEXT, slot, FIELDS.get(slot), SPAN);
    }

    static Expr all(int slot) {
        return new Expr.RecipientValue(Type.TEXT_LIST, slot, FIELDS.get(slot), SPAN);
    }

    static Expr lookup(String table, Expr key) {
        return new Expr.Lookup(Type.TEXT, table, key, null, null, SPAN);
    }

    static Expr and(Expr left, Expr right) {
        return new Expr.And(Type.TRUTH, left, right, SPAN);
    }

    static Expr or(Expr left, Expr right) {
        return new Expr.Or(Type.TRUTH, left, right, SPAN);
    }

    static Expr not(Expr operand) {
        return new Expr.Not(Type.TRUTH, operand, SPAN);
    }

    static Expr isMissing(Expr operand) {
        return new Expr.IsMissing(Type.TRUTH, operand, false, SPAN);
    }

    static Expr choice(Expr condition, Expr yes, Expr no) {
        return new Expr.Choice(yes.type() == null ? no.type() : yes.type(), condition, yes, no, SPAN);
    }

    /** The result type is the operation's, or where that is open the first argument's. */
    static Expr call(Operation operation, Expr... arguments) {
        Type result = operation.result() == null ? arguments[0].type() : operation.result();
        Type known = result == null ? Type.TEXT : result;
        return new Expr.Call(operation == Operation.GET ? known.element() : known, operation, List.of(arguments), SPAN);
    }

    static Expr concat(Expr left, Expr right) {
        return call(Operation.CONCAT, left, right);
    }

    static Program.Case use(Expr use) {
        return when(null, use);
    }

    static Program.Case when(@Nullable Expr when, Expr use) {
        return new Program.Case(when, use, "", SPAN);
    }

    static Program.Attribute attribute(String name, Program.Limits limits, Expr otherwise, Program.Case... cases) {
        return new Program.Attribute(name, false, limits, List.of(cases), otherwise, SPAN, SPAN);
    }

    static Program.Attribute once(String name, Expr otherwise, Program.Case... cases) {
        return new Program.Attribute(name, true, Program.Limits.NONE, List.of(cases), otherwise, SPAN, SPAN);
    }

    static Program program(Program.Attribute... attributes) {
        return program(List.of(), null, attributes);
    }

    static Program program(List<Expr> drops, @Nullable Expr filter, Program.Attribute... attributes) {
        Program.Table table = new Program.Table("genres", Map.of("Comedy", "Funny", "Drama", "Serious"), SPAN);
        return new Program(
                SCHEMA,
                ZoneOffset.UTC,
                Program.UnknownItem.USE_ELSE,
                drops,
                filter == null ? null : new Program.Filter(filter, false),
                List.of(attributes),
                Map.of("genres", table),
                List.of(),
                FIELDS);
    }
}
