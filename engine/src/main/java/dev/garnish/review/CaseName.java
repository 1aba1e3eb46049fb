package dev.garnish.review;

import dev.garnish.internal.lang.Program;
import dev.garnish.rules.Span;
import java.util.ArrayList;
import java.util.List;

/**
 * One line of an attribute's decision list, as reports name it.
 *
 * @param attribute its name
 * @param number from 1, the {@code else} last
 * @param isElse whether it is the {@code else}, which has no condition
 * @param label as in {@code [label]}, or empty
 * @param place where the line begins
 * @param text its first line as written
 */
public record CaseName(String attribute, int number, boolean isElse, String label, SourcePosition place, String text) {
    static List<CaseName> of(Program.Attribute attribute) {
        List<CaseName> names = new ArrayList<>();
        for (Program.Case one : attribute.cases()) {
            names.add(of(attribute, names.size() + 1, false, one.label(), one.span()));
        }
        Span ofElse = attribute.elseSpan().to(attribute.fallback().span());
        names.add(of(attribute, names.size() + 1, true, "", ofElse));
        return names;
    }

    private static CaseName of(Program.Attribute attribute, int number, boolean isElse, String label, Span span) {
        String text = span.text().lines().findFirst().orElse("").strip().replaceAll("\\s+", " ");
        return new CaseName(attribute.name(), number, isElse, label, SourcePosition.of(span), text);
    }
}
