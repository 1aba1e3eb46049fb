package dev.garnish.internal.eval;

import dev.garnish.catalog.Type;
import dev.garnish.internal.lang.Expr;
import dev.garnish.internal.lang.Operation;
import dev.garnish.internal.lang.Program;
import dev.garnish.internal.text.PluralRules;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One expression as canonical MVEL: nothing but calls of {@link Functions} and {@link EvaluationContext} on literals
 * and each other, and no operator of MVEL's. Only {@link #of} makes one, and only from a checked tree, so text of an
 * author's never stands in it except inside a literal that holds no character but letters, digits and {@code \\uXXXX}.
 *
 * <p>Deep expressions are cut into steps, each reading the values of earlier ones: MVEL compiles nested text slowly.
 */
final class Script {
    private static final int MAX_DEPTH = 6;
    private static final int MAX_PLAIN_DIGITS = 60;

    private final Map<String, Program.Table> tables;
    private final List<String> steps = new ArrayList<>();
    private final List<Object> constants = new ArrayList<>();

    /** The step of each value. */
    private final Map<String, Integer> values = new HashMap<>();

    private Script(Map<String, Program.Table> tables) {
        this.tables = tables;
    }

    static Script of(Expr expression, Map<String, Program.Table> tables) {
        Script script = new Script(tables);
        script.steps.add(script.term(expression).text);
        return script;
    }

    /** The texts in the order of their evaluation; the last one's value is the expression's. */
    List<String> steps() {
        return List.copyOf(steps);
    }

    /** What the texts name by position. */
    List<Object> constants() {
        return List.copyOf(constants);
    }

    /** A part of a text and how deep it nests. */
    private record Term(String text, int depth) {
        static Term leaf(String text) {
            return new Term(text, 0);
        }
    }

    private Term term(Expr expression) {
        if (expression instanceof Expr.Call call) {
            return call.operation() == Operation.PLURAL ? plural(call) : call(nameOf(call), call.arguments());
        } else if (expression instanceof Expr.Constant constant) {
            return Term.leaf(literal(constant.value()));
        } else if (expression instanceof Expr.Value value) {
            return value(value);
        } else if (expression instanceof Expr.Missing) {
            return Term.leaf("null");
        }
        Term logic = logicOrNull(expression);
        return logic == null ? read(expression) : logic;
    }

    /** A step of its own, once however often it is read. */
    private Term value(Expr.Value value) {
        Integer known = values.get(value.name());
        if (known == null) {
            steps.add(term(value.body()).text);
            known = steps.size() - 1;
            values.put(value.name(), known);
        }
        return reading("step", known);
    }

    private @Nullable Term logicOrNull(Expr expression) {
        if (expression instanceof Expr.And and) {
            return call("and", List.of(and.left(), and.right()));
        } else if (expression instanceof Expr.Or or) {
            return call("or", List.of(or.left(), or.right()));
        } else if (expression instanceof Expr.Not not) {
            return call("not", List.of(not.operand()));
        } else if (expression instanceof Expr.IsMissing asked) {
            return call(asked.negated() ? "isPresent" : "isMissing", List.of(asked.operand()));
        } else if (expression instanceof Expr.Choice choice) {
            return call("choose", List.of(choice.condition(), choice.yes(), choice.no()));
        }
        return null;
    }

    private Term read(Expr expression) {
        if (expression instanceof Expr.ItemColumn column) {
            return reading("item", column.column());
        } else if (expression instanceof Expr.ItemsColumn column) {
            return reading("items", column.column());
        } else if (expression instanceof Expr.RecipientValue value) {
            return reading(value.type().isList() ? "recipientAll" : "recipient", value.slot());
        } else if (expression instanceof Expr.SeedColumn column) {
            return reading("seed", column.column());
        } else if (expression instanceof Expr.Score score) {
            return reading("score", score.slot());
        } else if (expression instanceof Expr.Items) {
            return Term.leaf("v.found()");
        } else if (expression instanceof Expr.Position) {
            return Term.leaf("v.position()");
        } else if (expression instanceof Expr.Clock clock) {
            return Term.leaf(clock.isDay() ? "v.today()" : "v.now()");
        } else if (expression instanceof Expr.Lookup lookup) {
            return lookup(lookup);
        }
        throw new AssertionError(expression);
    }

    private Term lookup(Expr.Lookup lookup) {
        Program.Table table = tables.get(lookup.table());
        if (table == null) {
            throw new IllegalArgumentException("no table " + lookup.table());
        }
        Term key = shallow(term(lookup.key()));
        if (lookup.locale() != null && lookup.number() != null) {
            Term number = shallow(term(lookup.number()));
            String locale = term(lookup.locale()).text;
            return new Term(
                    "f.pluralIn(%s,%s,%s,%s)".formatted(constant(table.languages()), key.text, number.text, locale),
                    Math.max(key.depth, number.depth) + 1);
        }
        if (lookup.locale() == null) {
            return new Term("f.lookup(%s,%s)".formatted(constant(table.rows()), key.text), key.depth + 1);
        }
        String locale = term(lookup.locale()).text;
        return new Term("f.lookupIn(%s,%s,%s)".formatted(constant(table.languages()), key.text, locale), key.depth + 1);
    }

    /** With null for each form that the locale does not have. */
    private Term plural(Expr.Call call) {
        List<Expr> texts = call.arguments().subList(2, call.arguments().size());
        String locale = String.valueOf(((Expr.Constant) call.arguments().get(1)).value());
        List<String> forms = PluralRules.find(locale).orElseThrow().forms(texts.size());
        List<Expr> arguments = new ArrayList<>(call.arguments().subList(0, 2));
        for (String form : PluralRules.FORMS) {
            int at = forms.indexOf(form);
            arguments.add(at < 0 ? new Expr.Missing(call.span()) : texts.get(at));
        }
        return call("plural", arguments);
    }

    private Term call(String function, List<Expr> arguments) {
        StringBuilder text = new StringBuilder("f.").append(function).append('(');
        int depth = 0;
        for (int i = 0; i < arguments.size(); i++) {
            Term argument = shallow(term(arguments.get(i)));
            text.append(i == 0 ? "" : ",").append(argument.text);
            depth = Math.max(depth, argument.depth);
        }
        return new Term(text.append(')').toString(), depth + 1);
    }

    /** The term itself, or where it nests too deep the name of the step that now holds it. */
    private Term shallow(Term term) {
        if (term.depth < MAX_DEPTH) {
            return term;
        }
        steps.add(term.text);
        return reading("step", steps.size() - 1);
    }

    private static Term reading(String source, int index) {
        return Term.leaf("v." + source + "(" + index + ")");
    }

    private String literal(Object value) {
        if (value instanceof String text) {
            return quoted(text);
        } else if (value instanceof Boolean truth) {
            return truth.toString();
        } else if (value instanceof BigDecimal number && isPlain(number)) {
            return number.toPlainString() + "B";
        }
        return constant(value);
    }

    private static boolean isPlain(BigDecimal number) {
        return number.signum() >= 0
                && number.scale() >= 0
                && number.scale() < MAX_PLAIN_DIGITS
                && number.precision() < MAX_PLAIN_DIGITS;
    }

    private String constant(Object value) {
        constants.add(value);
        return reading("constant", constants.size() - 1).text;
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_') {
                quoted.append(c);
            } else {
                quoted.append("\\u%04X".formatted((int) c));
            }
        }
        return quoted.append('"').toString();
    }

    private static String nameOf(Expr.Call call) {
        Type first = call.arguments().get(0).type();
        boolean sizeOfText = call.operation() == Operation.SIZE && first == Type.TEXT;
        return nameOf(sizeOfText ? Operation.LENGTH : call.operation());
    }

    /** {@code TEXT_OF_NUMBER} is {@code textOfNumber}. */
    static String nameOf(Operation operation) {
        StringBuilder name = new StringBuilder(operation.name().toLowerCase(Locale.ROOT));
        for (int at = name.indexOf("_"); at >= 0; at = name.indexOf("_")) {
            name.deleteCharAt(at).setCharAt(at, Character.toUpperCase(name.charAt(at)));
        }
        return name.toString();
    }
}
