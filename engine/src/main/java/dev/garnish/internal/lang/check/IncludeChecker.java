package dev.garnish.internal.lang.check;

import dev.garnish.internal.lang.parse.Clause;
import dev.garnish.internal.lang.parse.IncludedFiles;
import dev.garnish.internal.lang.parse.Problems;
import dev.garnish.internal.text.Printable;
import dev.garnish.rules.Code;
import dev.garnish.rules.Source;
import dev.garnish.rules.SourceQuote;
import dev.garnish.rules.TableReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Checks that included files are there, and that none includes itself. */
final class IncludeChecker {
    private final Map<String, Source> files = new HashMap<>();
    private final Map<Source, List<Clause.Include>> includes = new LinkedHashMap<>();
    private final List<Source> open = new ArrayList<>();
    private final Set<Source> followed = new HashSet<>();
    private final TableReader reader;
    private final Problems problems;

    IncludeChecker(List<Source> files, TableReader reader, Problems problems) {
        this.reader = reader;
        this.problems = problems;
        for (Source file : files) {
            this.files.putIfAbsent(file.name(), file);
        }
    }

    void check(List<Clause> clauses) {
        for (Clause clause : clauses) {
            if (clause instanceof Clause.Include include) {
                includes.computeIfAbsent(include.span().source(), source -> new ArrayList<>())
                        .add(include);
            }
        }
        for (Source source : includes.keySet()) {
            follow(source);
        }
    }

    /** As deep as there are files, which are few. */
    private void follow(Source source) {
        if (!followed.add(source)) {
            return;
        }
        open.add(source);
        for (Clause.Include include : includes.getOrDefault(source, List.of())) {
            Source file = files.get(IncludedFiles.name(source, include.file()));
            if (file == null) {
                reportUnread(include);
            } else if (open.contains(file)) {
                reportCircle(include, file);
            } else {
                follow(file);
            }
        }
        open.remove(open.size() - 1);
    }

    private void reportUnread(Clause.Include include) {
        String name = SourceQuote.of(include.file());
        Optional<String> why = trouble(include);
        if (why.isPresent()) {
            problems.add(
                    Code.INCLUDE_UNREADABLE,
                    include.fileSpan(),
                    "the file `%s` cannot be read: %s".formatted(name, why.get()),
                    "",
                    "a rules file is text, saved as UTF-8");
        } else {
            problems.add(
                    Code.INCLUDE_MISSING,
                    include.fileSpan(),
                    "there is no file `%s` beside these rules".formatted(name),
                    "",
                    "a path starts at the folder of the file that it stands in");
        }
    }

    /** Why a file that is there cannot be read; empty where there is none. */
    private Optional<String> trouble(Clause.Include include) {
        try {
            return reader.read(include.span().source(), include.file()).map(text -> "it was in use");
        } catch (UncheckedIOException e) {
            return Optional.of(TableLoader.reason(e));
        }
    }

    private void reportCircle(Clause.Include include, Source file) {
        List<Source> circle = new ArrayList<>(open.subList(open.indexOf(file), open.size()));
        circle.add(file);
        problems.add(
                Code.INCLUDE_CIRCLE,
                include.fileSpan(),
                "these rules include themselves: %s"
                        .formatted(circle.stream()
                                .map(one -> Printable.name(one.name()))
                                .collect(Collectors.joining(" includes "))),
                "take it out");
    }
}
