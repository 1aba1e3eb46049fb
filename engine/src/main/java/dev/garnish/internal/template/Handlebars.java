package dev.garnish.internal.template;

import dev.garnish.internal.template.HandlebarsTerms.Argument;
import dev.garnish.rules.Source;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Reads the tags of Handlebars: values, blocks with their contexts, branches and partials. */
final class Handlebars {
    private final Source source;
    private final Readings readings;
    private final Surroundings surroundings;
    private final Blocks blocks;

    /** One for each open block, the innermost first. */
    private final Deque<Context> contexts = new ArrayDeque<>(List.of(Context.OUTERMOST));

    private Handlebars(Source source, Readings readings, Surroundings surroundings) {
        this.source = source;
        this.readings = readings;
        this.surroundings = surroundings;
        this.blocks = new Blocks("{{#%s}}", "{{/%s}}", surroundings);
    }

    static void read(Source source, Readings readings, Surroundings surroundings) {
        Handlebars template = new Handlebars(source, readings, surroundings);
        Tags tags = new Tags(source, false, surroundings);
        for (var tag = tags.next(); tag.isPresent(); tag = tags.next()) {
            template.tag(tag.get());
        }
        template.blocks.end();
    }

    /**
     * How a block or branch begins.
     *
     * @param asked what it asks for
     * @param otherwise what its other branches ask for
     */
    private record Beginning(Context context, Asked asked, Asked otherwise) {
        Beginning inverted(Context outside) {
            return new Beginning(outside, /* asked= */ otherwise, /* otherwise= */ asked);
        }
    }

    private void tag(Tag tag) {
        Words words = new Words(source, tag.from(), tag.to());
        if (tag.kind() == Tag.Kind.PLAIN || words.take("&")) {
            show(words, false);
        } else if (words.take("#")) {
            open(words, tag, false);
        } else if (words.take("/")) {
            String name = words.upToBlank().text();
            blocks.close(name, "{{/" + name + "}}", tag.span());
            contexts.pop();
        } else if (words.take("^")) {
            if (words.isAtEnd()) {
                branch(words, tag);
            } else {
                open(words, tag, true);
            }
        } else if (words.takeWord("else")) {
            branch(words, tag);
        } else if (words.take(">") || words.take("*")) {
            words.upToBlank();
            terms(words).arguments().forEach(one -> readings.asked(one.term()));
        } else {
            show(words, true);
        }
    }

    private HandlebarsTerms terms(Words words) {
        return new HandlebarsTerms(source, readings, words, contexts.element());
    }

    private void show(Words words, boolean escaped) {
        if (!words.isAtEnd()) {
            Term term = terms(words).callOrValue().term();
            Value value = term.value();
            Value shown = escaped ? value.with(value.escapes().forHtml()) : value;
            readings.shown(term.with(shown), surroundings.show(), blocks.asks(value.index()));
        }
    }

    private void open(Words words, Tag tag, boolean inverted) {
        boolean decorates = words.take("*") || words.take(">");
        words.skipBlanks();
        int start = words.at();
        String name = words.upToBlank().text();
        Context outside = contexts.element();
        Beginning begun = decorates ? called(words) : begin(name, start, words, tag);
        Beginning first = inverted ? begun.inverted(outside) : begun;
        blocks.open(name, tag.span(), first.asked(), first.otherwise());
        contexts.push(first.context());
    }

    private void branch(Words words, Tag tag) {
        blocks.branch("{{else}}", tag.span());
        contexts.pop();
        Context outside = contexts.element();
        words.skipBlanks();
        int start = words.at();
        String name = words.upToBlank().text();
        Beginning begun =
                name.isEmpty() ? new Beginning(outside, Asked.NONE, Asked.NONE) : begin(name, start, words, tag);
        blocks.ask(begun.asked(), begun.otherwise());
        contexts.push(begun.context());
    }

    private Beginning begin(String name, int start, Words words, Tag tag) {
        return switch (name) {
            case "if" -> condition(words);
            case "unless" -> condition(words).inverted(contexts.element());
            case "with", "each" -> about(name.equals("each"), words);
            default -> words.isAtEnd() ? section(new Words(source, start, tag.to())) : called(words);
        };
    }

    private Beginning condition(Words words) {
        List<Argument> arguments = terms(words).arguments();
        arguments.forEach(one -> readings.asked(one.term()));
        Asked asked = arguments.stream().map(Argument::asked).reduce(Asked.NONE, Asked::and);
        return new Beginning(contexts.element(), asked, asked.otherwise());
    }

    /** A helper that nothing is known of, so that it may ask for anything. */
    private Beginning called(Words words) {
        Beginning condition = condition(words);
        return new Beginning(condition.context(), condition.asked(), condition.asked());
    }

    private Beginning about(boolean each, Words words) {
        HandlebarsTerms terms = terms(words);
        List<Argument> arguments = terms.arguments();
        arguments.stream().skip(1).forEach(one -> readings.asked(one.term()));
        Argument first = arguments.isEmpty() ? null : arguments.get(0);
        if (first == null) {
            return new Beginning(contexts.element(), Asked.NONE, Asked.NONE);
        }
        return about(each, first, terms.parameters());
    }

    private Beginning about(boolean each, Argument of, List<String> parameters) {
        if (each) {
            readings.looped(of.term());
        } else {
            readings.entered(of.term());
        }
        Value value = each ? of.term().value().element() : of.term().value();
        List<Value> values = new ArrayList<>();
        parameters.forEach(name -> values.add(values.isEmpty() ? value : Value.COMPUTED_NUMBER));
        return new Beginning(new Context(value, parameters, values, contexts.element()), of.asked(), Asked.NONE);
    }

    /** A block named by a path: it goes over a list, and is about anything else. */
    private Beginning section(Words words) {
        Argument path = terms(words).callOrValue();
        return about(path.term().value().is(Value.Kind.LIST), path, List.of());
    }
}
