package dev.garnish.internal.eval;

import dev.garnish.event.Recipient;
import dev.garnish.internal.lang.Expr;
import dev.garnish.internal.lang.Program;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The largest parts of expressions that read nothing but the recipient: what the expressions give depends on the
 * recipient only through the values of these. Immutable and safe for many threads.
 */
public final class RecipientParts {
    private static final Object MISSING = new Object();

    /** In UTF-16 units. */
    private static final int MAX_KEY = 64 * 1024;

    private final List<Expression> parts;

    private RecipientParts(List<Expression> parts) {
        this.parts = List.copyOf(parts);
    }

    /**
     * The parts of attributes, and of the filter.
     *
     * @param attributes none of which reads positions or other items
     * @param filter whether the filter counts, which then reads the recipient alone
     */
    public static RecipientParts of(List<Program.Attribute> attributes, boolean filter, Program program) {
        List<Expr> read = new ArrayList<>();
        for (Program.Attribute attribute : attributes) {
            for (Expr expression : Attribute.expressionsOf(attribute)) {
                gather(expression, read);
            }
        }
        if (filter && program.filter() != null) {
            gather(program.filter().when(), read);
        }
        return new RecipientParts(compiled(read, program));
    }

    private static void gather(Expr expression, List<Expr> parts) {
        Dependencies reads = Dependencies.of(List.of(expression));
        if (reads.recipientFields().isEmpty()) {
            return;
        }
        if (!reads.columns() && !reads.items() && !reads.position() && !reads.clock()) {
            parts.add(expression);
        } else {
            expression.operands().forEach(operand -> gather(operand, parts));
        }
    }

    /** Each text once. */
    private static List<Expression> compiled(List<Expr> parts, Program program) {
        Map<List<Object>, Expr> distinct = new LinkedHashMap<>();
        for (Expr part : parts) {
            Script script = Script.of(part, program.tables());
            distinct.putIfAbsent(List.of(script.steps(), script.constants()), part);
        }
        List<Expression> compiled = new ArrayList<>();
        distinct.values().forEach(part -> compiled.add(Expression.of(part, program)));
        return compiled;
    }

    public int size() {
        return parts.size();
    }

    /** These parts and their values; empty where one of them failed or is too long to be a key. */
    public List<Object> values(Recipient recipient) {
        Inputs inputs = Inputs.of(List.of(), recipient);
        List<Object> values = new ArrayList<>(1 + parts.size());
        values.add(this);
        for (Expression part : parts) {
            Expression.Result result = part.evaluate(inputs);
            Object value = result.value();
            if (result.failure() != Expression.Failure.NONE || isLong(value)) {
                return List.of();
            }
            values.add(value == null ? MISSING : value);
        }
        return values;
    }

    private static boolean isLong(@Nullable Object value) {
        return value instanceof String text && text.length() > MAX_KEY;
    }
}
