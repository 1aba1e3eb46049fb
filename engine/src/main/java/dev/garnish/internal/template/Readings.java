package dev.garnish.internal.template;

import dev.garnish.internal.template.Value.Kind;
import dev.garnish.rules.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Collects what a template reads, in its order. */
final class Readings {
    static final String RECOMMENDATIONS = "Recommendations";

    private static final Set<String> SIZES = Set.of("size", "length");
    private static final Set<String> ENDS = Set.of("first", "last");

    private final List<Reading> all = new ArrayList<>();

    List<Reading> all() {
        return List.copyOf(all);
    }

    /** A path begins with a name that stands for nothing known. */
    void unknown(Span name) {
        all.add(new Reading.Unknown(name));
    }

    /** What stands at the end of a path. */
    Term follow(Term start, List<Segment> path) {
        Term term = start;
        for (Segment segment : path) {
            term = step(term, segment);
        }
        return term;
    }

    Term step(Term on, Segment segment) {
        Value value = on.value();
        Span whole = on.path().to(on.place());
        return switch (value.kind()) {
            case ROOT ->
                segment.isName() ? attribute(on, segment, false) : at(on, Value.item(segment.index()), segment);
            case ITEM -> segment.isName() ? attribute(on, segment, true) : at(on, Value.OTHER, segment);
            case LIST -> at(new Term(value, on.named(), on.place(), whole, false), ofList(value, segment), segment);
            case TEXT -> {
                if (!SIZES.contains(segment.name())) {
                    all.add(new Reading.Part(segment.at(), value.attribute()));
                }
                yield at(on, Value.OTHER, segment);
            }
            case OTHER, NUMBER -> at(on, Value.OTHER, segment);
        };
    }

    private static Term at(Term on, Value value, Segment segment) {
        return new Term(value, on.named(), segment.at(), on.path(), true);
    }

    private Term attribute(Term on, Segment segment, boolean ofItem) {
        all.add(new Reading.Named(segment.at()));
        Value value = ofItem ? Value.text(segment.name(), on.value().index()) : Value.list(segment.name());
        return new Term(value, segment.at(), segment.at(), on.path().to(segment.at()), true);
    }

    private static Value ofList(Value list, Segment segment) {
        if (SIZES.contains(segment.name())) {
            return Value.COMPUTED_NUMBER;
        } else if (segment.isName() && !ENDS.contains(segment.name())) {
            return Value.OTHER;
        }
        int index = segment.name().equals("first") ? 0 : segment.isName() ? Reading.COMPUTED : segment.index();
        return new Value(Kind.TEXT, list.attribute(), index, list.escapes());
    }

    /** A block, a helper or an assignment reads a value. */
    void asked(Term term) {
        position(term, term.value().index(), false, false);
    }

    /** A block takes a value as what it is about. */
    void entered(Term term) {
        if (term.value().is(Kind.OTHER) && !term.direct()) {
            unknown(term.path());
        }
        asked(term);
    }

    /** A loop goes over a value. */
    void looped(Term term) {
        if (term.value().is(Kind.LIST)) {
            position(term, Reading.COMPUTED, false, false);
        } else if (term.value().is(Kind.TEXT)) {
            all.add(new Reading.Part(term.place(), term.value().attribute()));
        } else {
            entered(term);
        }
    }

    /** The message shows a value. */
    void shown(Term term, Place place, boolean asked) {
        captured(term, asked);
        Value value = term.value();
        if (value.isOfAttribute()) {
            all.add(new Reading.Output(term.named(), value.attribute(), place, value.escapes()));
        }
    }

    /** A variable captures a value instead of the message: how it is escaped is seen where that is shown. */
    void captured(Term term, boolean asked) {
        position(term, term.value().index(), true, asked);
    }

    private void position(Term term, int index, boolean shown, boolean asked) {
        if (term.value().isOfAttribute()) {
            String path = term.path().text();
            all.add(new Reading.Position(
                    term.place(), term.value().attribute(), index, path, term.direct(), shown, asked));
        }
    }
}
