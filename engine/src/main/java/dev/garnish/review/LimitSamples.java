package dev.garnish.review;

import dev.garnish.event.Recipient;
import dev.garnish.event.RecipientField;
import dev.garnish.internal.eval.Attribute;
import dev.garnish.internal.eval.Inputs;
import dev.garnish.internal.lang.Expr;
import dev.garnish.internal.lang.Program;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Recipients by whom a value that reads the recipient is compared with its attribute's limits: their fields have the values
 * that it is compared with, and values that are as short as can be. What is too long with these is so for everybody who
 * has the fields.
 */
final class LimitSamples {
    private static final int MOST = 6;
    private static final String SHORT = "x";

    private final List<ReadField> fields;
    private final Program.Limits limits;
    private final List<List<Recipient>> groups = new ArrayList<>();

    /** The cases above that read no other field, so that who comes to this one is known of them. */
    private final List<Integer> before = new ArrayList<>();

    private LimitSamples(Expr use, Program.Attribute source, int index, Program program) {
        this.limits = source.limits();
        boolean isSampled = (limits.max() > 0 || limits.address()) && !Trees.readsOnlyItem(use);
        this.fields = isSampled ? fields(use, program) : List.of();
        if (isSampled) {
            sample();
            follow(source.cases().subList(0, index));
        }
    }

    private static List<ReadField> fields(Expr use, Program program) {
        return new RecipientCombinations(List.of())
                .read(program, Stream.of(use)).fields().stream()
                        .filter(one -> !RecipientField.CONTEXT_NAMES.contains(one.name()))
                        .toList();
    }

    /** Of one case, or of the {@code else} behind all of them. */
    static LimitSamples of(Program.Attribute source, int index, Program program) {
        boolean isElse = index == source.cases().size();
        Expr use = isElse ? source.fallback() : source.cases().get(index).use();
        return new LimitSamples(use, source, index, program);
    }

    private void sample() {
        int size =
                1 + fields.stream().mapToInt(one -> one.values().size()).max().orElse(0);
        for (int i = 0; i < Math.min(size, MOST); i++) {
            Recipient brief = recipient(i, SHORT);
            groups.add(limits.address() ? List.of(brief, recipient(i, address())) : List.of(brief));
        }
    }

    private void follow(List<Program.Case> above) {
        Set<String> own = fields.stream().map(ReadField::name).collect(Collectors.toSet());
        for (int i = 0; i < above.size(); i++) {
            boolean known = Trees.expressions(above.get(i))
                    .flatMap(Trees::parts)
                    .filter(part -> part.operands().isEmpty())
                    .allMatch(leaf -> Trees.readsOnlyItem(leaf) || isOneOf(own, leaf));
            if (known) {
                before.add(i);
            }
        }
    }

    private static boolean isOneOf(Set<String> fields, Expr leaf) {
        RecipientField field = leaf.field();
        return field != null && fields.contains(field.path());
    }

    /** In groups: a limit concerns a value only if it concerns it for each of a group, as an address may be all of a field. */
    List<List<Recipient>> groups() {
        return groups;
    }

    /** Whether a case above gives the value. */
    boolean isTakenBefore(Attribute attribute, Inputs sample) {
        return before.stream().anyMatch(index -> attribute.applies(index, sample));
    }

    private String address() {
        String host = limits.hosts().isEmpty() ? "example.com" : limits.hosts().get(0);
        return limits.schemes().get(0) + "://" + host + "/" + SHORT;
    }

    /** @param other what a field has that is compared with nothing, or with fewer values */
    private Recipient recipient(int index, String other) {
        Map<RecipientField, List<String>> values = new LinkedHashMap<>();
        for (ReadField field : fields) {
            String value = index < field.values().size() ? field.values().get(index) : other;
            values.put(RecipientField.of(field.name()), List.of(value));
        }
        return Recipient.ofFields(SHORT, values);
    }
}
