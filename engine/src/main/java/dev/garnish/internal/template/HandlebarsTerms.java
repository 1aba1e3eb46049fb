package dev.garnish.internal.template;

import dev.garnish.internal.template.Value.Kind;
import dev.garnish.rules.Source;
import dev.garnish.rules.Span;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what stands in a tag of Handlebars: paths, literals, calls of helpers, and block parameters. */
final class HandlebarsTerms {
    /** Deeper than any call is written. */
    private static final int DEEPEST = 20;

    private final Source source;
    private final Readings readings;
    private final Words words;
    private final Context context;
    private final List<String> parameters = new ArrayList<>();

    HandlebarsTerms(Source source, Readings readings, Words words, Context context) {
        this.source = source;
        this.readings = readings;
        this.words = words;
        this.context = context;
    }

    /** A value, and what it asks for as a condition. */
    record Argument(Term term, Asked asked) {
        private static Argument of(Term term) {
            return new Argument(term, Asked.of(term.value()));
        }
    }

    /** Names between bars behind {@code as}; there are some only behind {@link #arguments}. */
    List<String> parameters() {
        return parameters;
    }

    /** All up to the end. */
    List<Argument> arguments() {
        return arguments(0);
    }

    /** A call of a helper, or a value without one. */
    Argument callOrValue() {
        return call(0);
    }

    private Argument call(int depth) {
        words.skipBlanks();
        int start = words.at();
        Span name = words.upToBlank();
        boolean names = name.end() > start && "[\"'".indexOf(name.text().charAt(0)) < 0;
        if (!names || words.isAtEnd() || words.peek() == ')') {
            words.back(start);
            return argument(depth);
        }
        List<Argument> arguments = arguments(depth);
        if (name.text().equals("lookup") && arguments.size() == 2) {
            return Argument.of(lookup(arguments.get(0).term(), arguments.get(1).term()));
        }
        arguments.forEach(one -> readings.asked(one.term()));
        Asked asked = arguments.stream().map(Argument::asked).reduce(Asked.NONE, Asked::and);
        return new Argument(Term.of(Value.OTHER, words.since(start)), asked.compared());
    }

    private Term lookup(Term list, Term key) {
        String text = key.place().text();
        boolean named = !text.isEmpty() && "\"'".indexOf(text.charAt(0)) >= 0;
        Span at = named ? new Span(source, key.place().start() + 1, key.place().end() - 1) : key.place();
        int index = key.value().is(Kind.NUMBER) ? key.value().index() : Reading.COMPUTED;
        readings.asked(key);
        return readings.step(list, named ? new Segment(at, at.text(), Reading.WHOLE) : new Segment(at, "", index));
    }

    private List<Argument> arguments(int depth) {
        List<Argument> arguments = new ArrayList<>();
        while (!words.isAtEnd() && words.peek() != ')') {
            if (words.takeWord("as") && words.take("|")) {
                parameters.addAll(List.of(words.upTo('|').text().strip().split("\\s+")));
            } else {
                words.takeKey('=');
                arguments.add(argument(depth));
            }
        }
        return arguments;
    }

    private Argument argument(int depth) {
        words.skipBlanks();
        int start = words.at();
        char first = words.peek();
        if (first == '(') {
            return nested(depth);
        } else if (first == '"' || first == '\'') {
            words.quoted();
            return Argument.of(Term.of(Value.OTHER, words.since(start)));
        } else if (first >= '0' && first <= '9') {
            int number = Words.number(words.word());
            return Argument.of(Term.of(number < 0 ? Value.OTHER : Value.number(number), words.since(start)));
        }
        return Argument.of(path());
    }

    private Argument nested(int depth) {
        int start = words.at();
        words.skip();
        if (depth == DEEPEST) {
            throw Broken.of(words.since(start), "calls are nested more than " + DEEPEST + " deep", "", "");
        }
        if (words.isAtEnd()) {
            return Argument.of(Term.of(Value.OTHER, words.since(start)));
        }
        Argument argument = call(depth + 1);
        words.take(")");
        return argument;
    }

    private Term path() {
        int start = words.at();
        if (words.take("@")) {
            return data(start);
        }
        Context from = context;
        boolean explicit = false;
        while (words.startsWith("..")) {
            words.take("..");
            words.take("/");
            from = from.around();
            explicit = true;
        }
        if (words.takeWord("this") || words.take(".")) {
            explicit = true;
            words.skipSeparator();
        }
        Span written = words.since(start);
        List<Segment> segments = segments();
        if (segments.isEmpty() && !explicit) {
            words.skip();
        }
        return explicit ? explicit(from, written, segments) : implicit(start, segments);
    }

    /** {@code @root} begins outside all blocks; all others are numbers or keys of a loop. */
    private Term data(int start) {
        boolean root = words.takeWord("root");
        words.skipSeparator();
        List<Segment> segments = segments();
        return root
                ? explicit(Context.OUTERMOST, words.since(start), segments)
                : Term.of(Value.COMPUTED_NUMBER, words.since(start));
    }

    private List<Segment> segments() {
        List<Segment> segments = new ArrayList<>();
        boolean more = true;
        while (more) {
            int start = words.at();
            if (words.peek() == '[') {
                words.skip();
                segments.add(Segment.of(words.upTo(']')));
            } else if (words.takesWord()) {
                segments.add(Segment.of(words.since(start)));
            } else {
                return segments;
            }
            more = words.skipSeparator();
        }
        return segments;
    }

    private Term explicit(Context from, Span written, List<Segment> segments) {
        boolean outermost = from.outside() == null && !segments.isEmpty();
        return outermost ? outermost(segments) : readings.follow(Term.of(from.value(), written), segments);
    }

    private Term implicit(int start, List<Segment> segments) {
        if (segments.isEmpty()) {
            return Term.of(Value.OTHER, words.since(start));
        }
        Segment first = segments.get(0);
        @Nullable Value parameter = context.parameter(first.name());
        if (parameter != null) {
            return readings.follow(Term.of(parameter, first.at()), segments.subList(1, segments.size()));
        }
        boolean known = first.name().equals(Readings.RECOMMENDATIONS);
        return !known && isOfContext(segments)
                ? readings.follow(Term.of(context.value(), new Span(source, start, start)), segments)
                : outermost(segments);
    }

    /** A name with others behind it is rather something else's, which some hosts look up outside. */
    private boolean isOfContext(List<Segment> segments) {
        return switch (context.value().kind()) {
            case ROOT, ITEM -> segments.size() == 1 || !segments.get(1).isName();
            case LIST -> !segments.get(0).isName();
            case OTHER, NUMBER, TEXT -> false;
        };
    }

    private Term outermost(List<Segment> segments) {
        Segment first = segments.get(0);
        List<Segment> others = segments.subList(1, segments.size());
        if (first.name().equals(Readings.RECOMMENDATIONS)) {
            return readings.follow(Term.of(Value.ROOT, first.at()), others);
        } else if (!others.isEmpty()) {
            readings.unknown(first.at());
        }
        return readings.follow(Term.of(Value.OTHER, first.at()), others);
    }
}
