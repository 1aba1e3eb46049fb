package dev.garnish.review;

import dev.garnish.RuleSet;
import dev.garnish.internal.lang.Program;
import dev.garnish.internal.rules.CheckedRules;
import java.util.List;

/**
 * A field of recipients that rules read, for whoever makes one up. Immutable.
 *
 * @param name as rules name it behind {@code recipient.}
 * @param values those that the rules compare it with, with the neighbours of numbers, or look up by it
 */
public record ReadField(String name, List<String> values) {
    /**
     * A field; the list is copied.
     *
     * @param name behind {@code recipient.}
     * @param values that the rules name
     */
    public ReadField {
        values = List.copyOf(values);
    }

    /**
     * The fields that rules read.
     *
     * @param rules checked against any schema
     * @return each once
     */
    public static List<ReadField> of(RuleSet rules) {
        Program program = rules.unwrap(CheckedRules.class).program();
        return new RecipientCombinations(List.of())
                .read(program, Trees.parts(program))
                .fields();
    }
}
