package dev.garnish.review;

import dev.garnish.RuleSet;
import dev.garnish.internal.lang.Program;
import dev.garnish.internal.rules.CheckedRules;
import dev.garnish.internal.template.Broken;
import dev.garnish.internal.template.MessageTemplate;
import dev.garnish.internal.template.Reading;
import dev.garnish.internal.text.Suggestion;
import dev.garnish.rules.Code;
import dev.garnish.rules.Problem;
import dev.garnish.rules.ProblemLimit;
import dev.garnish.rules.Source;
import dev.garnish.rules.Span;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Checks a message template against the rules that fill it: it reads attributes and positions that the rules give, and escapes
 * what needs it where it stands: in HTML and its attributes, addresses, scripts and style sheets, in JSON, in plain text. Handlebars ({@code {{Recommendations.Title.[0]}}}) and Liquid
 * ({@code {{ Recommendations.Title[0] | escape }}}) are known apart by how they are written. What is read through loops,
 * contexts, parameters and variables is checked like what is read directly.
 */
public final class TemplateCheck {
    private static final String ROOT = "Recommendations";

    /** Amazon Pinpoint's {@code RecommendationsPerMessage} goes from 1 to 5. */
    private static final int MOST = 5;

    private static final int LONGEST_NAME = 50;

    private final Map<String, Program.Attribute> attributes = new LinkedHashMap<>();
    private final boolean drops;
    private final MessageTemplate template;
    private final List<Problem> problems = new ArrayList<>();
    private final Set<Integer> mayBeEmpty = new HashSet<>();

    private TemplateCheck(Program program, MessageTemplate template) {
        program.attributes().forEach(one -> attributes.put(one.name(), one));
        this.drops = !program.drops().isEmpty() || program.unknownItem() == Program.UnknownItem.DROP_ITEM;
        this.template = template;
    }

    /**
     * Reads a template, in time that grows with its length.
     *
     * @param rules what fills it
     * @param template its name and text; it may be anything
     * @return what is wrong, in the order of the template, and of very many problems the first; empty if nothing is
     */
    public static List<Problem> of(RuleSet rules, Source template) {
        return of(rules, template, TemplateKind.of(template));
    }

    /**
     * As {@link #of(RuleSet, Source)}, of a template whose name and text do not say what it makes.
     *
     * @param kind what it makes
     */
    public static List<Problem> of(RuleSet rules, Source template, TemplateKind kind) {
        Program program = rules.unwrap(CheckedRules.class).program();
        return new TemplateCheck(program, kind.read(template)).problems();
    }

    private List<Problem> problems() {
        for (Reading reading : template.readings()) {
            if (problems.size() < ProblemLimit.CHECKED) {
                check(reading);
            }
        }
        template.broken().ifPresent(this::broken);
        return ProblemLimit.of(problems, problems.size() >= ProblemLimit.CHECKED);
    }

    private void broken(Broken broken) {
        add(Code.TEMPLATE_BROKEN, broken.at(), broken.message(), broken.label(), broken.help());
    }

    private void check(Reading reading) {
        if (reading instanceof Reading.Unknown unknown) {
            root(unknown.at());
        } else if (reading instanceof Reading.Named named
                && !attributes.containsKey(named.at().text())) {
            unknown(named.at());
        } else if (reading instanceof Reading.Part part) {
            add(
                    Code.TEMPLATE_POSITION_OF_TEXT,
                    part.at(),
                    "%s is one text here, without positions or names".formatted(cut(part.attribute())),
                    "take this away",
                    "");
        } else if (reading instanceof Reading.Position position) {
            of(position.attribute()).ifPresent(attribute -> position(position, attribute));
        } else if (reading instanceof Reading.Output output) {
            of(output.attribute()).ifPresent(attribute -> escaping(output, attribute));
        }
    }

    private Optional<Program.Attribute> of(String name) {
        return Optional.ofNullable(attributes.get(name));
    }

    private void root(Span name) {
        Suggestion.among(List.of(ROOT), name.text())
                .ifPresent(meant -> add(
                        Code.TEMPLATE_ATTRIBUTE,
                        name,
                        "a template has no `%s`".formatted(name.text()),
                        Suggestion.didYouMean(meant),
                        ""));
    }

    private void unknown(Span name) {
        add(
                Code.TEMPLATE_ATTRIBUTE,
                name,
                "the rules have no attribute `%s`".formatted(cut(name.text())),
                Suggestion.label(attributes.keySet(), name.text()),
                "the attributes are " + String.join(", ", attributes.keySet()));
    }

    private static String cut(String name) {
        return name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME) + "…";
    }

    private void position(Reading.Position reading, Program.Attribute attribute) {
        String name = attribute.name();
        int index = reading.index();
        if (attribute.once() && (index >= 0 || index == Reading.COMPUTED) && reading.direct()) {
            add(
                    Code.TEMPLATE_POSITION_OF_TEXT,
                    reading.at(),
                    name + " is one text, without positions",
                    "write " + reading.path(),
                    "");
        } else if (!attribute.once() && index == Reading.WHOLE && reading.shown()) {
            String first = template.isLiquid() ? "[0]" : ".[0]";
            add(
                    Code.TEMPLATE_WITHOUT_POSITION,
                    reading.at(),
                    name + " has a text for each item",
                    "write " + reading.path() + first,
                    "");
        } else if (index >= MOST && reading.direct()) {
            add(
                    Code.TEMPLATE_POSITION_BEYOND,
                    reading.at(),
                    "position %d is that of item %d, and Amazon Pinpoint recommends at most %d"
                            .formatted(index, index + 1, MOST),
                    "positions count from 0",
                    "");
        } else if (index >= 0 && index < MOST && reading.shown() && !reading.asked() && drops) {
            mayBeEmpty(reading);
        }
    }

    /** Once for each position: the same is asked about all attributes there. */
    private void mayBeEmpty(Reading.Position reading) {
        if (mayBeEmpty.add(reading.index())) {
            add(
                    Code.TEMPLATE_POSITION_EMPTY,
                    reading.at(),
                    "the rules leave items out, so that position %d may be empty".formatted(reading.index()),
                    template.isLiquid() ? "ask with {% if %} first" : "ask with {{#if}} first",
                    "");
        }
    }

    private void escaping(Reading.Output output, Program.Attribute attribute) {
        EscapeCheck.of(output, ValueContent.of(attribute), template.isLiquid())
                .ifPresent(found -> add(found.code(), output.at(), found.message(), found.label(), ""));
    }

    private void add(Code code, Span at, String message, String label, String help) {
        problems.add(Problem.of(code, at, message, label, help));
    }
}
