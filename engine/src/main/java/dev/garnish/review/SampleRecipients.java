package dev.garnish.review;

import dev.garnish.internal.lang.Expr;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Sample recipients, one for each way in which recipients can differ in some conditions: by which
 * comparisons hold for them and which of their fields they have. What holds for all samples holds for all recipients.
 * A recipient stands for a position and other items, too.
 *
 * <p>{@code recipient.country == "US"} beside {@code recipient.country in ["US", "DE"]} makes four: with US, with DE,
 * with another country, with none. A condition that occurs only once is not distinguished: it may hold or not. Neither
 * are those that would make too many samples.
 */
final class SampleRecipients {
    private static final int MOST = 2_048;

    private final Map<String, Dimension> dimensions = new LinkedHashMap<>();
    private final Map<String, SampleSet> groups = new HashMap<>();
    private final Predicate<Expr> known;
    private SampleSet all = SampleSet.of(1, sample -> true);

    private SampleRecipients(Predicate<Expr> known) {
        this.known = known;
    }

    /**
     * The samples for some expressions.
     *
     * @param known which parts need no recipient
     */
    static SampleRecipients of(List<Expr> expressions, Predicate<Expr> known) {
        SampleRecipients samples = new SampleRecipients(known);
        expressions.forEach(samples::gather);
        samples.count();
        return samples;
    }

    private void gather(Expr expression) {
        if (known.test(expression)) {
            return;
        }
        if (expression instanceof Expr.Call call && Predictor.compares(call)) {
            Comparison comparison = Comparison.of(call).orElse(null);
            if (comparison == null) {
                dimension(opposed(call), expression).alone(opposed(call));
            } else {
                dimension(subjectKey(comparison.subject()), comparison.subject())
                        .with(comparison);
            }
            boolean bare = comparison != null && comparison.subject() instanceof Expr.RecipientValue;
            if (bare) {
                return;
            }
        } else if (expression instanceof Expr.RecipientValue) {
            dimension(subjectKey(expression), expression).uses++;
        }
        expression.operands().forEach(this::gather);
    }

    private Dimension dimension(String key, Expr subject) {
        return dimensions.computeIfAbsent(key, name -> new Dimension(subject));
    }

    private static String subjectKey(Expr subject) {
        return subject instanceof Expr.RecipientValue value ? "field " + value.slot() : ExpressionKey.of(subject);
    }

    /** The key of a comparison that is not with written values: a != b and a == b have the same. */
    private static String opposed(Expr.Call call) {
        return ExpressionKey.of(call).replaceFirst("^NOT_EQUAL", "EQUAL");
    }

    private void count() {
        List<Map.Entry<String, Dimension>> distinguished = new ArrayList<>();
        for (Map.Entry<String, Dimension> one : dimensions.entrySet()) {
            if (one.getValue().isDistinguished()) {
                one.getValue().divide();
                distinguished.add(one);
            }
        }
        distinguished.sort(Comparator.comparingInt(one -> one.getValue().size()));
        int size = 1;
        List<Map.Entry<String, Dimension>> taken = new ArrayList<>();
        for (Map.Entry<String, Dimension> one : distinguished) {
            if (size * one.getValue().size() <= MOST) {
                one.getValue().stride = size;
                size *= one.getValue().size();
                taken.add(one);
            }
        }
        all = SampleSet.of(size, sample -> true);
        for (Map.Entry<String, Dimension> one : taken) {
            one.getValue().groups(one.getKey(), size, groups);
        }
    }

    SampleSet all() {
        return all;
    }

    SampleSet none() {
        return all.minus(all);
    }

    /** For whom a comparison of values that are not missing holds; null: not distinguished. */
    @Nullable
    SampleSet where(Expr.Call call) {
        Comparison comparison = Comparison.of(call).orElse(null);
        SampleSet where = groups.get(comparison == null ? opposed(call) : comparison.key());
        boolean negated = comparison == null ? ExpressionKey.of(call).startsWith("NOT_EQUAL") : comparison.negated();
        return where == null || !negated ? where : all.minus(where);
    }

    /** Who has a field; null: not distinguished. */
    @Nullable
    SampleSet having(Expr.RecipientValue value) {
        return groups.get(subjectKey(value));
    }

    /** One thing in which recipients differ, and the classes that conditions on it make. */
    private static final class Dimension {
        private static final BitSet NONE = new BitSet();

        private final Expr subject;
        private final Map<String, Integer> tests = new LinkedHashMap<>();

        /** The tests that a value passes by being named in them. */
        private final Map<Object, BitSet> naming = new HashMap<>();

        /** The others, by their numbers. */
        private final Map<Integer, Predicate<Object>> asking = new LinkedHashMap<>();

        private final Candidates values;

        /** For each test the classes that it takes. */
        private final Map<String, BitSet> taken = new HashMap<>();

        private int classes;
        private int uses;
        private int stride;

        private Dimension(Expr subject) {
            this.subject = subject;
            this.values = new Candidates(subject);
        }

        private void with(Comparison comparison) {
            uses++;
            if (tests.containsKey(comparison.key())) {
                return;
            }
            int test = number(comparison.key());
            values.add(comparison.literals());
            if (comparison.kind() == Comparison.Kind.AMONG) {
                comparison
                        .literals()
                        .forEach(one -> naming.computeIfAbsent(one, value -> new BitSet())
                                .set(test));
            } else {
                asking.put(test, comparison::holds);
            }
        }

        private void alone(String key) {
            asking.put(number(key), Boolean.TRUE::equals);
            uses++;
        }

        private int number(String key) {
            return tests.computeIfAbsent(key, one -> tests.size());
        }

        private boolean isField() {
            return subject instanceof Expr.RecipientValue;
        }

        private boolean isDistinguished() {
            return uses > 1 || values.areBounded();
        }

        private void divide() {
            Set<BitSet> different = new LinkedHashSet<>();
            for (Object value : values.all()) {
                Object plain = Comparison.plain(value);
                BitSet holding = new BitSet();
                holding.or(naming.getOrDefault(plain, NONE));
                asking.forEach((test, asked) -> holding.set(test, asked.test(plain)));
                different.add(holding);
            }
            List<String> keys = List.copyOf(tests.keySet());
            for (BitSet holding : different) {
                int one = classes++;
                holding.stream()
                        .forEach(test -> taken.computeIfAbsent(keys.get(test), key -> new BitSet())
                                .set(one));
            }
        }

        /** A field can be missing, too: its last class. */
        private int size() {
            return classes + (isField() ? 1 : 0);
        }

        private int classOf(int sample) {
            return sample / stride % size();
        }

        private void groups(String key, int samples, Map<String, SampleSet> groups) {
            for (String test : tests.keySet()) {
                BitSet takes = taken.getOrDefault(test, NONE);
                groups.put(test, SampleSet.of(samples, sample -> takes.get(classOf(sample))));
            }
            if (isField()) {
                groups.put(key, SampleSet.of(samples, sample -> classOf(sample) < classes));
            }
        }
    }
}
