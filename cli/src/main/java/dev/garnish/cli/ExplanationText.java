package dev.garnish.cli;

import dev.garnish.internal.text.Printable;
import dev.garnish.review.DisplayText;
import dev.garnish.review.Explanation;
import dev.garnish.review.Explanation.Condition;
import dev.garnish.review.Explanation.ExplainedAttribute;
import dev.garnish.review.Explanation.ExplainedCase;
import dev.garnish.review.Explanation.ExplainedExpression;
import dev.garnish.review.RecipientExplanation;
import dev.garnish.review.RecipientExplanation.ListedItem;
import dev.garnish.rules.CaseOutcome;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** An explanation for people. */
final class ExplanationText {
    private final StringBuilder text = new StringBuilder();

    private ExplanationText() {}

    /** What rules give for an item: each case that was tried, what it read, and what it gave. */
    static String of(Explanation explanation) {
        ExplanationText made = new ExplanationText();
        made.write(explanation);
        return made.text.toString().stripTrailing();
    }

    /** What rules give one recipient for a list of items, and at the end what is sent. */
    static String of(RecipientExplanation explanation) {
        ExplanationText made = new ExplanationText();
        made.write(explanation);
        return made.text.toString().stripTrailing();
    }

    private void write(RecipientExplanation explanation) {
        line("recipient " + DisplayText.text(explanation.recipient()) + ": " + words(explanation.fate()));
        explanation.conditions().forEach(this::write);
        explanation.items().forEach(this::write);
        explanation.attributes().forEach(this::write);
        if (!explanation.values().isEmpty()) {
            line("");
            line("sent");
            explanation.values().forEach((name, value) -> line("  " + name + " = " + value(value)));
        }
    }

    private static String words(RecipientExplanation.Fate fate) {
        return switch (fate) {
            case SERVED -> "served";
            case PASSES -> "the rules are not for this recipient, who gets nothing";
            case OMITTED -> "the rules are not for this recipient, who is left out of the reply";
            case FAILS -> "an item is unknown, and the rules fail such a recipient, who gets nothing";
        };
    }

    private void write(ListedItem listed) {
        line("");
        line(listed.place() + ". item " + DisplayText.text(listed.item()) + ": " + words(listed.known(), listed.fate())
                + (listed.position() == 0 ? "" : ", position " + listed.position()));
        listed.conditions().forEach(this::write);
        listed.attributes().forEach(this::write);
    }

    private static String words(boolean known, Explanation.ItemFate fate) {
        boolean fails = fate == Explanation.ItemFate.RECIPIENT_FAILS;
        String presence = known ? "" : "the catalog does not hold it";
        String becomes = fails ? (known ? "known" : "") : words(fate);
        return presence + (presence.isEmpty() || becomes.isEmpty() ? "" : ", ") + becomes;
    }

    private void write(Explanation explanation) {
        line("item " + Printable.name(explanation.item()) + ": "
                + (explanation.known() ? "" : "the catalog does not hold it, ") + words(explanation.fate()));
        explanation.conditions().forEach(this::write);
        explanation.attributes().forEach(this::write);
    }

    private static String words(Explanation.ItemFate fate) {
        return switch (fate) {
            case SHOWN -> "shown";
            case DROPPED -> "dropped from every list";
            case RECIPIENT_PASSES -> "the rules are not for this recipient, who gets nothing";
            case RECIPIENT_OMITTED -> "the rules are not for this recipient, who is left out of the reply";
            case RECIPIENT_FAILS -> "the rules fail a recipient of an unknown item";
        };
    }

    private void write(Condition condition) {
        line("  " + condition.clause() + " " + condition.when().text() + "  (" + condition.place() + ")");
        readings(condition.when());
        line("      gave " + value(condition.when().value()));
    }

    private void write(ExplainedAttribute attribute) {
        line("");
        line(attribute.name()
                + (attribute.once() ? "  once" : "")
                + attribute.limits().stream().map(one -> "  " + one).collect(Collectors.joining()));
        attribute.cases().forEach(this::write);
        line("  sent " + value(attribute.value()) + "  ("
                + attribute.winner().name().place() + ")");
    }

    private void write(ExplainedCase one) {
        line("  " + one.name().number() + ". " + one.name().text() + "  ("
                + one.name().place() + ")");
        if (one.when() != null) {
            readings(one.when());
            line("      when gave " + value(one.when().value()));
        }
        if (one.use() != null) {
            readings(one.use());
            String word = one.name().isElse() ? "else" : "use";
            line("      " + word + " gave " + value(one.use().value()) + fate(one.fate()));
        }
    }

    private static String fate(CaseOutcome fate) {
        return fate == CaseOutcome.SENT || fate == CaseOutcome.VALUE_MISSING
                ? ""
                : ": " + fate.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** What an expression read, but for one that is a reading itself: its value stands on the next line. */
    private void readings(ExplainedExpression expression) {
        expression.readings().stream()
                .filter(one -> !one.text().equals(expression.text()))
                .forEach(one -> line("      " + one.text() + " = " + value(one.value())));
    }

    private static String value(@Nullable Object value) {
        if (value instanceof List<?> list) {
            return list.stream().map(ExplanationText::value).collect(Collectors.joining(", ", "[", "]"));
        } else if (value instanceof String written) {
            return DisplayText.text(written);
        }
        return value == null ? "missing" : value.toString();
    }

    /** Whatever comes from items or recipients is made printable here, once: no control sign reaches a terminal. */
    private void line(String content) {
        text.append(Printable.text(content)).append('\n');
    }
}
