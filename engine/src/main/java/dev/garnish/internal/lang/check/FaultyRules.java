package dev.garnish.internal.lang.check;

import dev.garnish.catalog.Schema;
import dev.garnish.internal.lang.parse.Clause;
import dev.garnish.internal.lang.parse.Problems;
import dev.garnish.internal.lang.parse.SizeLimits;
import dev.garnish.rules.Source;
import dev.garnish.rules.Span;
import dev.garnish.rules.TableReader;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The clauses of rules that have errors: which of them an error is in, and what is left without those. A clause reaches
 * to the start of the next one, so that it has also what could not be read of it.
 */
public final class FaultyRules {
    private final List<Source> files;
    private final List<Clause> clauses;
    private final Map<Source, TreeMap<Integer, Part>> parts = new HashMap<>();

    /** @param one null: the clause itself, of an attribute its head or its {@code else} */
    private record Part(Clause clause, Clause.@Nullable Case one) {}

    private FaultyRules(List<Source> files, List<Clause> clauses) {
        this.files = files;
        this.clauses = clauses;
        for (Clause clause : clauses) {
            add(clause.span(), new Part(clause, null));
            if (clause instanceof Clause.Attribute attribute) {
                add(attribute.elseSpan(), new Part(clause, null));
                attribute.cases().forEach(one -> add(one.span(), new Part(clause, one)));
            }
        }
    }

    private void add(Span span, Part part) {
        parts.computeIfAbsent(span.source(), source -> new TreeMap<>()).put(span.start(), part);
    }

    /** Reads rules again whose check found errors. */
    public static FaultyRules of(List<Source> sources) {
        Problems known = new Problems();
        SizeLimits sizes = new SizeLimits(known);
        List<Clause> clauses = Language.clauses(sources, sizes, known);
        return new FaultyRules(sources, sizes.isExceeded() ? List.of() : clauses);
    }

    private Optional<Part> part(Span error) {
        return Optional.ofNullable(parts.get(error.source()))
                .map(starts -> starts.floorEntry(error.start()))
                .map(Map.Entry::getValue);
    }

    /** The attribute of the case that an error is in; empty where it is elsewhere. */
    public Optional<String> attributeOfCase(Span error) {
        return part(error).filter(part -> part.one != null).map(part -> ((Clause.Attribute) part.clause).name());
    }

    /**
     * Checks the rules without their tests, without the cases and lines that errors are in, and without attributes
     * whose head or {@code else} has one.
     */
    public CheckedProgram checkWithout(List<Span> errors, Schema schema, TableReader tables) {
        Set<Object> wrong = new HashSet<>();
        errors.forEach(
                error -> part(error).ifPresent(part -> wrong.add(part.one == null ? key(part.clause) : part.one)));
        List<Clause> left = clauses.stream()
                .filter(clause -> !(clause instanceof Clause.Test)
                        && !(clause instanceof Clause.SharedGiven)
                        && !wrong.contains(key(clause)))
                .map(clause -> clause instanceof Clause.Attribute attribute ? without(attribute, wrong) : clause)
                .toList();
        Problems problems = new Problems();
        boolean fits = new SizeLimits(problems).takes(left);
        return Language.checked(fits ? left : null, files, schema, tables, problems);
    }

    /** Attributes of one name go together. */
    private static Object key(Clause clause) {
        return clause instanceof Clause.Attribute attribute ? attribute.name() : clause;
    }

    private static Clause without(Clause.Attribute attribute, Set<Object> wrong) {
        List<Clause.Case> left =
                attribute.cases().stream().filter(one -> !wrong.contains(one)).toList();
        return new Clause.Attribute(
                attribute.name(),
                attribute.nameSpan(),
                attribute.options(),
                left,
                attribute.fallback(),
                attribute.elseSpan(),
                attribute.span());
    }
}
