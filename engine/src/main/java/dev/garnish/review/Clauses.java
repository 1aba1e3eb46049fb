package dev.garnish.review;

import dev.garnish.rules.Source;
import dev.garnish.rules.Span;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The clauses of a file by the first words of its lines, as far as they can be told from the text alone. */
final class Clauses {
    private static final Pattern START = Pattern.compile(
            "^[ \\t]*(attribute|when|use|else|drop|recipient|unknown|table|test|items|given|expect)\\b",
            Pattern.MULTILINE);
    private static final Pattern USE = Pattern.compile("\\buse\\b");

    private final Source source;
    private final List<Clause> clauses;

    /** One clause: its word, where it stands, and whose it is. */
    private record Clause(String word, int start, int end, String attribute) {
        boolean isCase() {
            return word.equals("when") || word.equals("use");
        }

        boolean isOfTest() {
            return List.of("test", "items", "given", "expect").contains(word);
        }
    }

    private Clauses(Source source, List<Clause> clauses) {
        this.source = source;
        this.clauses = clauses;
    }

    static Clauses of(Source source) {
        String text = source.text();
        List<Clause> clauses = new ArrayList<>();
        Matcher starts = START.matcher(text);
        String word = "";
        int from = 0;
        String attribute = "";
        while (starts.find()) {
            boolean continues = word.equals("when")
                    && starts.group(1).equals("use")
                    && !USE.matcher(text.substring(from, starts.start())).find();
            if (!continues) {
                clauses.add(new Clause(word, from, starts.start(), attribute));
                word = starts.group(1);
                from = starts.start();
                attribute = word.equals("attribute") ? nameBehind(text, starts.end()) : attribute;
            }
        }
        clauses.add(new Clause(word, from, text.length(), attribute));
        return new Clauses(source, clauses);
    }

    private static String nameBehind(String text, int at) {
        Matcher name = Pattern.compile("[ \\t]*(\\S+)").matcher(text).region(at, text.length());
        return name.lookingAt() ? name.group(1) : "";
    }

    /** The attribute of the case that an error stands in; empty where it stands elsewhere. */
    Optional<String> attributeOfCase(Span error) {
        return clauses.stream()
                .filter(clause -> clause.isCase() && isIn(error, clause))
                .map(Clause::attribute)
                .findFirst();
    }

    private static boolean isIn(Span error, Clause clause) {
        return error.start() >= clause.start && error.start() < clause.end;
    }

    /** The file without tests, without the cases that hold errors, and without attributes broken in another place. */
    Source without(List<Span> errors) {
        NavigableSet<Integer> wrong = new TreeSet<>();
        errors.forEach(error -> wrong.add(error.start()));
        Set<String> broken = new HashSet<>();
        for (Clause clause : clauses) {
            if (isIn(wrong, clause) && (clause.word.equals("attribute") || clause.word.equals("else"))) {
                broken.add(clause.attribute);
            }
        }
        StringBuilder left = new StringBuilder(source.text());
        for (Clause clause : clauses) {
            if (clause.isOfTest() || broken.contains(clause.attribute) || isIn(wrong, clause)) {
                blank(left, clause);
            }
        }
        return new Source(source.name(), left.toString());
    }

    private static boolean isIn(NavigableSet<Integer> errors, Clause clause) {
        Integer first = errors.ceiling(clause.start);
        return first != null && first < clause.end;
    }

    private static void blank(StringBuilder text, Clause clause) {
        for (int i = clause.start; i < clause.end; i++) {
            if (text.charAt(i) != '\n') {
                text.setCharAt(i, ' ');
            }
        }
    }
}
