package dev.garnish.languageserver.internal;

import dev.garnish.internal.lang.Builtin;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What functions and methods do, with an example of each. */
final class Reference {
    private static final Map<String, Example> EXAMPLES = examples();

    private Reference() {}

    /**
     * A call, and what it gives.
     *
     * @param result as rules write it
     */
    record Example(String call, String result) {}

    static List<Builtin> methods() {
        return Stream.of(Builtin.TEXT_METHODS, Builtin.LIST_METHODS)
                .flatMap(List::stream)
                .toList();
    }

    /** A function, or the methods of a name: of texts, of lists, or of both. */
    static List<Builtin> named(String name, boolean method) {
        return (method ? methods() : Builtin.FUNCTIONS)
                .stream().filter(one -> one.name().equals(name)).toList();
    }

    static Optional<Example> example(Builtin builtin) {
        return Optional.ofNullable(EXAMPLES.get(key(builtin.usage())));
    }

    static Map<String, Example> all() {
        return EXAMPLES;
    }

    /** A function by its name, a method by what it is of and its name. */
    private static String key(String usage) {
        String called = usage.substring(0, usage.indexOf('('));
        boolean list = called.startsWith("[") || called.startsWith("list.");
        int dot = called.lastIndexOf('.');
        return dot < 0 ? called : (list ? "list" : "text") + called.substring(dot);
    }

    private static Map<String, Example> examples() {
        Map<String, Example> examples = new TreeMap<>();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(Reference.class.getResourceAsStream("examples.txt")), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] parts = line.split("\t", 2);
                examples.put(key(parts[0]), new Example(parts[0], parts[1]));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return examples;
    }
}
