package dev.garnish.internal.eval;

import dev.garnish.catalog.Type;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An expression as an author writes it, with what it means by the reference.
 *
 * @param level how close its outermost operator binds, {@link #CHOICE} loosest
 */
record Phrase(Type type, String text, int level, Meaning meaning) {
    static final int CHOICE = 0;
    static final int OR = 1;
    static final int AND = 2;
    static final int COMPARISON = 3;
    static final int SUM = 4;
    static final int PRODUCT = 5;
    static final int UNARY = 6;
    static final int OPERAND = 7;

    /** The value in a situation; null is missing. */
    interface Meaning {
        @Nullable
        Object in(Situation situation);
    }

    static Phrase operand(Type type, String text, Meaning meaning) {
        return new Phrase(type, text, OPERAND, meaning);
    }

    Optional<Object> value(Situation situation) {
        return Optional.ofNullable(meaning.in(situation));
    }

    /** Its text where an operator of a level takes it: in brackets if it would be torn apart. */
    String at(int needed) {
        return level < needed ? "(" + text + ")" : text;
    }
}
