package dev.garnish.internal.template;

import dev.garnish.rules.Source;
import dev.garnish.rules.Span;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;

/** Reads the tags of Liquid: values, conditions, loops, assignments and captures. */
final class Liquid {
    private static final Set<String> BLOCKS = Set.of("if", "unless", "case", "for", "tablerow", "capture", "ifchanged");

    private final Source source;
    private final Readings readings;
    private final Variables variables = new Variables();
    private final Surroundings surroundings;
    private final Blocks blocks;

    /** One for each open {@code capture}, the innermost first. */
    private final Deque<Capture> captures = new ArrayDeque<>();

    private static final class Capture {
        private final String name;
        private Value value = Value.OTHER;

        private Capture(String name) {
            this.name = name;
        }
    }

    private Liquid(Source source, Readings readings, Surroundings surroundings) {
        this.source = source;
        this.readings = readings;
        this.surroundings = surroundings;
        this.blocks = new Blocks("{%% %s %%}", "{%% end%s %%}", surroundings);
    }

    static void read(Source source, Readings readings, Surroundings surroundings) {
        Liquid template = new Liquid(source, readings, surroundings);
        Tags tags = new Tags(source, true, surroundings);
        for (var tag = tags.next(); tag.isPresent(); tag = tags.next()) {
            template.tag(tag.get());
        }
        template.blocks.end();
    }

    private void tag(Tag tag) {
        Words words = new Words(source, tag.from(), tag.to());
        if (tag.kind() == Tag.Kind.STATEMENT) {
            statement(words, tag.span());
        } else if (words.take("#") || words.take("/")) {
            String help = "a template is Handlebars or Liquid, and this one has tags between `{%` and `%}`";
            throw Broken.of(tag.span(), "a block of Handlebars stands in a template in Liquid", "", help);
        } else {
            show(words);
        }
    }

    private LiquidTerms terms(Words words) {
        return new LiquidTerms(readings, variables, words);
    }

    private void show(Words words) {
        if (words.isAtEnd()) {
            return;
        }
        Term shown = terms(words).filtered();
        boolean asked = blocks.asks(shown.value().index());
        Place place = surroundings.show();
        if (captures.isEmpty()) {
            readings.shown(shown, place, asked);
        } else {
            readings.captured(shown, asked);
            captures.element().value = captures.element().value.or(shown.value().joined());
        }
    }

    private void statement(Words words, Span at) {
        String word = words.word();
        switch (word) {
            case "assign" -> assign(words);
            case "echo" -> show(words);
            case "liquid" -> lines(words, at);
            case "increment", "decrement" -> variables.assign(words.word(), Value.COMPUTED_NUMBER);
            case "capture" -> capture(words, at);
            case "for", "tablerow" -> loop(word, words, at);
            case "if" -> condition(word, words, at, false);
            case "unless" -> condition(word, words, at, true);
            case "case", "ifchanged" -> {
                terms(words).condition();
                open(word, at, Asked.NONE, Asked.NONE);
            }
            case "elsif", "when", "else" -> branch(word, words, at);
            default -> other(word, words, at);
        }
    }

    /** A tag in each line. */
    private void lines(Words words, Span at) {
        while (!words.isAtEnd()) {
            Span line = words.upTo('\n');
            statement(new Words(source, line.start(), line.end()), at);
        }
    }

    private void other(String word, Words words, Span at) {
        String ended = word.startsWith("end") ? word.substring(3) : "";
        if (BLOCKS.contains(ended)) {
            blocks.close(ended, "{% " + word + " %}", at);
            variables.close();
            if (ended.equals("capture")) {
                Capture captured = captures.pop();
                variables.assign(captured.name, captured.value);
            }
        } else if (!word.isEmpty()) {
            terms(words).all().forEach(readings::asked);
        }
    }

    private void assign(Words words) {
        String name = words.word();
        words.take("=");
        Term value = terms(words).filtered();
        readings.entered(value);
        variables.assign(name, value.value());
    }

    private void capture(Words words, Span at) {
        words.skipBlanks();
        String name =
                words.peek() == '"' || words.peek() == '\'' ? words.quoted().text() : words.word();
        captures.push(new Capture(name));
        blocks.open("capture", at, Asked.NONE, Asked.NONE);
        variables.open("", Value.OTHER, true);
    }

    private void loop(String word, Words words, Span at) {
        String variable = words.word();
        words.takeWord("in");
        LiquidTerms terms = terms(words);
        Term over = terms.term();
        readings.looped(over);
        terms.all().forEach(readings::asked);
        blocks.open(word, at, Asked.of(over.value()), Asked.NONE);
        variables.open(variable, over.value().element(), false);
    }

    private void condition(String word, Words words, Span at, boolean inverted) {
        Asked asked = terms(words).condition();
        open(word, at, inverted ? asked.otherwise() : asked, inverted ? asked : asked.otherwise());
    }

    private void open(String word, Span at, Asked asked, Asked otherwise) {
        blocks.open(word, at, asked, otherwise);
        variables.open("", Value.OTHER, false);
    }

    private void branch(String word, Words words, Span at) {
        blocks.branch("{% " + word + " %}", at);
        variables.branch(word.equals("else"));
        Asked asked = terms(words).condition();
        blocks.ask(asked, asked.otherwise());
    }
}
