package dev.garnish.internal.template;

import dev.garnish.internal.template.Value.Kind;
import dev.garnish.rules.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads what stands in a tag of Liquid: paths, literals, ranges, conditions and filters. */
final class LiquidTerms {
    /** Deeper than any position is computed. */
    private static final int DEEPEST = 20;

    private static final Set<String> HTML = Set.of("escape", "force_escape", "h", "xml_escape");
    private static final Set<String> ADDRESS =
            Set.of("url_encode", "url_escape", "url_param_escape", "cgi_escape", "uri_escape");

    /** Filters that write a value as JSON, a whole list as well. */
    private static final Set<String> JSON = Set.of("json", "to_json", "tojson", "jsonify", "json_escape");

    /** The one of them that leaves the quotation marks to the template. */
    private static final String WITHOUT_MARKS = "json_escape";

    /** Filters whose result holds nothing that needs escaping. */
    private static final Set<String> PLAIN = Set.of(
            "size",
            "base64_encode",
            "md5",
            "sha1",
            "sha256",
            "hmac_sha1",
            "hmac_sha256",
            "handle",
            "handleize",
            "slugify");

    private static final Set<String> JOINS = Set.of("join", "array_to_sentence_string");
    private static final Set<String> ADDS =
            Set.of("append", "prepend", "default", "concat", "replace", "replace_first");
    private static final Set<String> COMPARISONS = Set.of("==", "!=", "<>", "<=", ">=", "<", ">");

    private final Readings readings;
    private final Variables variables;
    private final Words words;

    LiquidTerms(Readings readings, Variables variables, Words words) {
        this.readings = readings;
        this.variables = variables;
        this.words = words;
    }

    /** A value behind its filters. */
    Term filtered() {
        Term term = term();
        while (words.take("|")) {
            String name = words.word();
            List<Term> arguments = words.take(":") ? arguments() : List.of();
            term = filter(term, name, arguments);
        }
        return term;
    }

    private List<Term> arguments() {
        List<Term> arguments = new ArrayList<>();
        do {
            words.takeKey(':');
            arguments.add(term());
        } while (words.take(","));
        return arguments;
    }

    private Term filter(Term term, String name, List<Term> arguments) {
        Value value = term.value();
        Escapes escapes = value.escapes();
        if (HTML.contains(name)) {
            return term.with(value.with(escapes.forHtml()));
        } else if (name.equals("escape_once")) {
            return term.with(value.with(escapes.onceForHtml()));
        } else if (ADDRESS.contains(name)) {
            return term.with(value.with(escapes.asPartOfAddress()));
        } else if (PLAIN.contains(name) || value.is(Kind.NUMBER)) {
            readings.asked(term);
            return term.with(Value.COMPUTED_NUMBER);
        } else if (JSON.contains(name)) {
            Value whole = value.is(Kind.LIST) ? value.joined() : value;
            return term.with(whole.with(escapes.forJson(!name.equals(WITHOUT_MARKS))));
        } else if (value.is(Kind.LIST) && JOINS.contains(name)) {
            return term.with(value.joined());
        } else if (value.is(Kind.LIST) && (name.equals("first") || name.equals("last"))) {
            int index = name.equals("first") ? 0 : Reading.COMPUTED;
            return term.with(new Value(Kind.TEXT, value.attribute(), index, escapes));
        }
        return joined(term, ADDS.contains(name), arguments);
    }

    /** With what a filter puts beside it, which needs care where the value itself needs none. */
    private Term joined(Term on, boolean adds, List<Term> arguments) {
        Term joined = on;
        for (Term argument : arguments) {
            if (adds && argument.value().isOfAttribute() && !joined.value().isOfAttribute()) {
                joined = argument;
            } else {
                readings.asked(argument);
            }
        }
        return joined;
    }

    /** All up to the end, whatever stands between them. */
    List<Term> all() {
        List<Term> all = new ArrayList<>();
        while (!words.isAtEnd()) {
            all.add(term());
        }
        return all;
    }

    /** What a condition up to the end asks for. */
    Asked condition() {
        Asked asked = Asked.NONE;
        while (!words.isAtEnd()) {
            if (COMPARISONS.stream().anyMatch(words::take) || words.takeWord("contains")) {
                asked = asked.compared();
            } else if (!words.takeWord("and") && !words.takeWord("or")) {
                Term term = term();
                readings.asked(term);
                asked = asked.and(Asked.of(term.value()));
            }
        }
        return asked;
    }

    Term term() {
        return term(0);
    }

    private Term term(int depth) {
        words.skipBlanks();
        int start = words.at();
        char first = words.peek();
        if (first == '"' || first == '\'') {
            words.quoted();
            return Term.of(Value.OTHER, words.since(start));
        } else if (first == '(') {
            return range(start, depth);
        }
        String word = words.word();
        if (word.isEmpty()) {
            words.skip();
            return Term.of(Value.OTHER, words.since(start));
        }
        int number = Words.number(word);
        if (number >= 0) {
            return Term.of(Value.number(number), words.since(start));
        }
        return path(words.since(start), depth);
    }

    /** {@code (0..3)}: as large as its end. */
    private Term range(int start, int depth) {
        deeper(depth);
        words.skip();
        Term from = term(depth + 1);
        Term to = words.take("..") ? term(depth + 1) : from;
        words.take(")");
        readings.asked(from);
        readings.asked(to);
        return Term.of(to.value().is(Kind.NUMBER) ? to.value() : Value.COMPUTED_NUMBER, words.since(start));
    }

    private void deeper(int depth) {
        if (depth == DEEPEST) {
            throw Broken.of(words.since(words.at()), "values are nested more than " + DEEPEST + " deep", "", "");
        }
    }

    private Term path(Span root, int depth) {
        List<Segment> segments = new ArrayList<>();
        boolean more = true;
        while (more) {
            if (words.peek() == '[') {
                deeper(depth);
                words.skip();
                segments.add(position(depth));
                words.take("]");
            } else if (words.peek() == '.' && !words.startsWith("..")) {
                words.skip();
                int start = words.at();
                words.takesWord();
                segments.add(Segment.of(words.since(start)));
            } else {
                more = false;
            }
        }
        return readings.follow(root(root, !segments.isEmpty()), segments);
    }

    private Segment position(int depth) {
        words.skipBlanks();
        char first = words.peek();
        if (first == '"' || first == '\'') {
            Span name = words.quoted();
            return new Segment(name, name.text(), Reading.WHOLE);
        }
        Term term = term(depth + 1);
        readings.asked(term);
        return new Segment(
                term.place(), "", term.value().is(Kind.NUMBER) ? term.value().index() : Reading.COMPUTED);
    }

    private Term root(Span name, boolean dotted) {
        Optional<Value> variable = variables.find(name.text());
        if (variable.isPresent()) {
            return Term.of(variable.get(), name);
        } else if (name.text().equals(Readings.RECOMMENDATIONS)) {
            return Term.of(Value.ROOT, name);
        } else if (name.text().equals("forloop") || name.text().equals("tablerowloop")) {
            return Term.of(Value.COMPUTED_NUMBER, name);
        } else if (dotted) {
            readings.unknown(name);
        }
        return Term.of(Value.OTHER, name);
    }
}
