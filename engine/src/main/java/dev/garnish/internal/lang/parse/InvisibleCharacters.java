package dev.garnish.internal.lang.parse;

import static dev.garnish.rules.Code.INVISIBLE_CHARACTER;

import dev.garnish.rules.Characters;
import dev.garnish.rules.Source;
import dev.garnish.rules.Span;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reports characters that nobody sees: each kind once for a file, with how often it occurs. */
final class InvisibleCharacters {
    private final Source source;
    private final Problems problems;
    private final Map<Integer, Hidden> hidden = new LinkedHashMap<>();

    /** Where an invisible character stands first, and how many there are. */
    private record Hidden(Span first, int count) {}

    InvisibleCharacters(Source source, Problems problems) {
        this.source = source;
        this.problems = problems;
    }

    /** In comments and texts only those that make a file read differently than it works. */
    void reportDeceptive(int from, int to, String where) {
        for (int i = from; i < to; i++) {
            if (Characters.isDeceptive(source.text().charAt(i))) {
                problems.add(
                        INVISIBLE_CHARACTER,
                        new Span(source, i, i + 1),
                        "an invisible character in " + where + ": "
                                + Characters.describe(source.text().charAt(i)),
                        "take it out",
                        "characters that steer the reading direction or the screen make a file read differently than"
                                + " it works");
                return;
            }
        }
    }

    /** Counts one outside of them, to be reported at the end. */
    void count(int c, int from, int to) {
        hidden.merge(
                c, new Hidden(new Span(source, from, to), 1), (known, one) -> new Hidden(known.first, known.count + 1));
    }

    void report() {
        for (Map.Entry<Integer, Hidden> one : hidden.entrySet()) {
            Hidden found = one.getValue();
            String name = Characters.describe(one.getKey());
            problems.add(
                    INVISIBLE_CHARACTER,
                    found.first,
                    found.count == 1
                            ? "an invisible character: " + name
                            : "%,d invisible characters, the first here: ".formatted(found.count) + name,
                    found.count == 1 ? "take it out" : "take them out",
                    "outside text and comments only blanks, tabs and line breaks may stand between words");
        }
    }
}
