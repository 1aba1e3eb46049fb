package dev.garnish.review;

import dev.garnish.RuleSet;
import dev.garnish.internal.lang.Program;
import dev.garnish.internal.rules.CheckedRules;
import dev.garnish.internal.text.Suggestion;
import dev.garnish.review.MessageTemplate.Reading;
import dev.garnish.rules.Code;
import dev.garnish.rules.Problem;
import dev.garnish.rules.Source;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Checks a message template against the rules that fill it: it reads attributes and positions that the rules give, and escapes
 * what needs it. Handlebars ({@code {{Recommendations.Title.[0]}}}) and Liquid
 * ({@code {{ Recommendations.Title[0] | escape }}}) are known apart by how they are written.
 */
public final class TemplateCheck {
    private static final String ROOT = "Recommendations";

    /** Amazon Pinpoint's {@code RecommendationsPerMessage} goes from 1 to 5. */
    private static final int MOST = 5;

    private final Program program;
    private final MessageTemplate template;
    private final List<Problem> problems = new ArrayList<>();
    private final Set<Integer> mayBeEmpty = new HashSet<>();

    private TemplateCheck(Program program, MessageTemplate template) {
        this.program = program;
        this.template = template;
    }

    /**
     * Reads a template.
     *
     * @param rules what fills it
     * @param template its name and text
     * @return what is wrong, in the order of the template; empty if nothing is
     */
    public static List<Problem> of(RuleSet rules, Source template) {
        TemplateCheck check =
                new TemplateCheck(rules.unwrap(CheckedRules.class).program(), new MessageTemplate(template));
        check.template.readings().forEach(check::reading);
        return List.copyOf(check.problems);
    }

    private void reading(Reading reading) {
        String root = reading.root().text();
        if (!root.equals(ROOT)) {
            Suggestion.among(List.of(ROOT), root)
                    .ifPresent(meant -> problems.add(Problem.of(
                            Code.TEMPLATE_ATTRIBUTE,
                            reading.root(),
                            "a template has no `%s`".formatted(root),
                            Suggestion.didYouMean(meant),
                            "")));
            return;
        }
        String name = reading.attribute().text();
        Optional<Program.Attribute> attribute = program.attributes().stream()
                .filter(one -> one.name().equals(name))
                .findFirst();
        if (attribute.isEmpty()) {
            unknown(reading, name);
            return;
        }
        position(reading, attribute.get());
        escaping(reading, attribute.get());
    }

    private void unknown(Reading reading, String name) {
        List<String> names =
                program.attributes().stream().map(Program.Attribute::name).toList();
        problems.add(Problem.of(
                Code.TEMPLATE_ATTRIBUTE,
                reading.attribute(),
                "the rules have no attribute `%s`".formatted(name),
                Suggestion.label(names, name),
                "the attributes are " + String.join(", ", names)));
    }

    private void position(Reading reading, Program.Attribute attribute) {
        String name = attribute.name();
        if (attribute.once() && reading.index() >= 0) {
            add(
                    Code.TEMPLATE_POSITION_OF_TEXT,
                    reading,
                    name + " is one text, without positions",
                    "write %s.%s".formatted(ROOT, name));
        } else if (!attribute.once() && reading.index() < 0 && reading.shown()) {
            String first = template.isLiquid() ? "[0]" : ".[0]";
            add(
                    Code.TEMPLATE_WITHOUT_POSITION,
                    reading,
                    name + " has a text for each item",
                    "write %s.%s%s".formatted(ROOT, name, first));
        } else if (reading.index() >= MOST) {
            add(
                    Code.TEMPLATE_POSITION_BEYOND,
                    reading,
                    "position %d is that of item %d, and Amazon Pinpoint recommends at most %d"
                            .formatted(reading.index(), reading.index() + 1, MOST),
                    "positions count from 0");
        } else if (reading.index() >= 0 && reading.shown() && !reading.asked() && drops()) {
            mayBeEmpty(reading);
        }
    }

    private boolean drops() {
        return !program.drops().isEmpty() || program.unknownItem() == Program.UnknownItem.DROP_ITEM;
    }

    /** Once for each position: the same is asked about all attributes there. */
    private void mayBeEmpty(Reading reading) {
        if (mayBeEmpty.add(reading.index())) {
            add(
                    Code.TEMPLATE_POSITION_EMPTY,
                    reading,
                    "the rules leave items out, so that position %d may be empty".formatted(reading.index()),
                    template.isLiquid() ? "ask with {% if %} first" : "ask with {{#if}} first");
        }
    }

    private void escaping(Reading reading, Program.Attribute attribute) {
        boolean isText = !attribute.limits().html() && !attribute.limits().image();
        if (!reading.shown() || !template.isHtml()) {
            return;
        }
        if (isText && !reading.escaped()) {
            add(
                    Code.TEMPLATE_NOT_ESCAPED,
                    reading,
                    attribute.name() + " is text, and is not escaped for HTML here",
                    template.isLiquid() ? "write | escape behind it" : "write {{ and }}");
        } else if (attribute.limits().html() && reading.escaped()) {
            add(
                    Code.TEMPLATE_ESCAPED_TWICE,
                    reading,
                    attribute.name() + " is HTML already, and is escaped once more here",
                    template.isLiquid() ? "take the filter out" : "write {{{ and }}}");
        }
    }

    private void add(Code code, Reading reading, String message, String label) {
        boolean aboutPosition = code != Code.TEMPLATE_NOT_ESCAPED && code != Code.TEMPLATE_ESCAPED_TWICE;
        problems.add(Problem.of(code, aboutPosition ? reading.place() : reading.attribute(), message, label, ""));
    }
}
