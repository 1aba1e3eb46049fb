package dev.garnish.internal.eval;

import static dev.garnish.catalog.Type.TEXT;

import dev.garnish.catalog.Type;
import dev.garnish.internal.eval.Phrase.Meaning;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How the text and the meaning of an expression are put together from those of its parts. */
final class Composing {
    private Composing() {}

    interface Made {
        @Nullable
        Object of(List<Object> values);
    }

    /** Missing where an operand is. */
    static Meaning strict(List<Phrase> operands, Made made) {
        return whole(operands, null, made);
    }

    /** False where an operand is missing. */
    static Meaning asking(List<Phrase> operands, Made made) {
        return whole(operands, false, made);
    }

    static Meaning whole(List<Phrase> operands, @Nullable Object otherwise, Made made) {
        return situation -> {
            List<Object> values = new ArrayList<>();
            for (Phrase operand : operands) {
                Object value = operand.meaning().in(situation);
                if (value != null) {
                    values.add(value);
                }
            }
            return values.size() < operands.size() ? otherwise : Reference.bounded(made.of(values));
        };
    }

    static Phrase function(Type type, String name, List<Phrase> arguments, Meaning meaning) {
        return Phrase.operand(type, name + "(" + joined(arguments, ", ", 0) + ")", meaning);
    }

    static Phrase method(Type type, String name, List<Phrase> all, Meaning meaning) {
        List<Phrase> arguments = all.subList(1, all.size());
        String receiver = all.get(0).at(Phrase.OPERAND);
        return Phrase.operand(type, receiver + "." + name + "(" + joined(arguments, ",", 0) + ")", meaning);
    }

    static Phrase operator(Type type, String sign, int level, List<Phrase> sides, Meaning meaning) {
        return new Phrase(type, joined(sides, " " + sign + " ", level + 1), level, meaning);
    }

    private static String joined(List<Phrase> phrases, String separator, int level) {
        return String.join(separator, phrases.stream().map(one -> one.at(level)).toList());
    }

    static Phrase written(String text) {
        return Phrase.operand(TEXT, "\"" + text + "\"", situation -> text);
    }
}
