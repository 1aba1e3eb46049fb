package dev.garnish.internal.lang.parse;

import dev.garnish.internal.lang.Program;
import dev.garnish.rules.Span;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A clause of a rules file, as written. An expression is null where it had a mistake, already reported. */
public sealed interface Clause {
    Span span();

    record UnknownItem(Program.UnknownItem policy, Span span) implements Clause {}

    record Drop(@Nullable Node when, Span span) implements Clause {}

    record Recipient(@Nullable Node when, boolean omitOthers, Span span) implements Clause {}

    /**
     * One attribute.
     *
     * @param fallback null also where the {@code else} is missing, already reported
     */
    record Attribute(
            String name,
            Span nameSpan,
            Options options,
            List<Case> cases,
            @Nullable Node fallback,
            Span elseSpan,
            Span span)
            implements Clause {}

    record Options(boolean once, Program.Limits limits) {}

    /**
     * One line of it.
     *
     * @param conditional whether it has a {@code when}, even a broken one
     */
    record Case(
            boolean conditional,
            @Nullable Node when,
            @Nullable Node use,
            String label,
            Span labelSpan,
            Span span) {}

    /**
     * One value that attributes share.
     *
     * @param fallback null: it has no {@code else}, or a broken one
     */
    record Value(
            String name,
            Span nameSpan,
            List<Case> cases,
            @Nullable Node fallback,
            Span span) implements Clause {}

    /**
     * One lookup table.
     *
     * @param file empty where it is none, already reported
     * @param localized whether it has a text for each language
     * @param locale the field that names the language; null also where it is broken
     */
    record Table(
            String name,
            Span nameSpan,
            String file,
            Span fileSpan,
            boolean localized,
            @Nullable Node locale,
            Span span) implements Clause {}

    /**
     * Another rules file of the same rule set.
     *
     * @param file the path as written
     */
    record Include(String file, Span fileSpan, Span span) implements Clause {}

    record Zone(ZoneId zone, Span span) implements Clause {}

    record Test(
            String name, List<String> items, List<Given> given, List<Expectation> expected, boolean damaged, Span span)
            implements Clause {}

    record Given(Node field, boolean list, List<String> values, Span span) {
        /** What says when it is. */
        private static final Set<String> CLOCKS = Set.of("today", "now");

        static boolean isClock(Node field) {
            return field instanceof Node.Name name && CLOCKS.contains(name.name());
        }

        public boolean isClock() {
            return isClock(field);
        }
    }

    /** A {@code given} outside a test: for every test of its file that does not set the field itself. */
    record SharedGiven(Given given, Span span) implements Clause {}

    /**
     * One {@code expect}.
     *
     * @param attribute empty in {@code expect nothing}, which stands for every attribute
     */
    record Expectation(
            String attribute, Span nameSpan, Program.Expectation.Shape shape, List<String> values, Span span) {
        public boolean ofEvery() {
            return attribute.isEmpty();
        }
    }
}
