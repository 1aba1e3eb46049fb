package dev.garnish.internal.lang.parse;

import dev.garnish.internal.lang.LanguageLimits;
import dev.garnish.internal.lang.parse.Token.Kind;
import dev.garnish.rules.Source;
import dev.garnish.rules.TableReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the files that rules include, each once. What cannot be read is left out: the check of the rules reports it.
 * Plain loops: a cold function starts with this.
 */
public final class IncludedFiles {
    private final TableReader reader;
    private final Map<String, Source> byName = new HashMap<>();
    private final Map<Source, List<Source>> included = new HashMap<>();
    private int filesLeft = LanguageLimits.INCLUDES;
    private int charactersLeft = LanguageLimits.FILE;

    private IncludedFiles(List<Source> given, TableReader reader) {
        this.reader = reader;
        for (Source one : given) {
            byName.putIfAbsent(one.name(), one);
        }
    }

    /**
     * Rules and what they include: first what no file includes, in the order given, then the others, in the order in
     * which they are named. So the order is the same where a file is loaded and where its folder is.
     */
    public static List<Source> with(List<Source> given, TableReader reader) {
        return new IncludedFiles(given, reader).inOrder(given);
    }

    /** The name of a file that another one includes. */
    public static String name(Source by, String file) {
        String name = by.name();
        return name.substring(0, Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1) + file;
    }

    private List<Source> inOrder(List<Source> given) {
        Set<Source> below = new HashSet<>();
        for (Source one : given) {
            below.addAll(includedBy(one));
        }
        List<Source> order = new ArrayList<>();
        Set<Source> ordered = new HashSet<>();
        for (Source one : given) {
            if (!below.contains(one)) {
                add(one, order, ordered);
            }
        }
        for (int i = 0; i < order.size(); i++) {
            for (Source one : includedBy(order.get(i))) {
                add(one, order, ordered);
            }
        }
        for (Source one : given) {
            add(one, order, ordered); // which is in a circle, as the check reports
        }
        return order;
    }

    private static void add(Source one, List<Source> order, Set<Source> ordered) {
        if (ordered.add(one)) {
            order.add(one);
        }
    }

    private List<Source> includedBy(Source source) {
        List<Source> known = included.get(source);
        if (known == null) {
            known = new ArrayList<>();
            for (String file : named(source)) {
                Source found = file(source, file);
                if (found != null) {
                    known.add(found);
                }
            }
            included.put(source, known);
        }
        return known;
    }

    /** The paths on the {@code include} lines of a file; none of one that makes the rules too large. */
    private List<String> named(Source source) {
        List<String> named = new ArrayList<>();
        charactersLeft -= source.text().length();
        if (charactersLeft < 0 || !source.text().contains("include")) {
            return named;
        }
        List<Token> tokens = Lexer.tokens(source, new Problems());
        for (int i = 1; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            if (token.kind() == Kind.TEXT
                    && tokens.get(i - 1).isName("include")
                    && IncludeParser.isPath(token.value())) {
                named.add(token.value());
            }
        }
        return named;
    }

    private @Nullable Source file(Source by, String file) {
        String name = name(by, file);
        Source known = byName.get(name);
        if (known != null || --filesLeft < 0) {
            return known;
        }
        try {
            Optional<String> text = reader.read(by, file);
            if (text.isEmpty()) {
                return null;
            }
            Source read = new Source(name, text.get());
            byName.put(name, read);
            return read;
        } catch (UncheckedIOException e) {
            return null;
        }
    }
}
