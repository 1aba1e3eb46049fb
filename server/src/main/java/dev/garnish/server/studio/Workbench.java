package dev.garnish.server.studio;

import dev.garnish.RuleFiles;
import dev.garnish.RuleSet;
import dev.garnish.catalog.Schema;
import dev.garnish.internal.rules.RulesSnapshot;
import dev.garnish.rules.InvalidRulesException;
import dev.garnish.rules.Problem;
import dev.garnish.rules.Source;
import dev.garnish.rules.TableReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The rules that an author works on: what is on disk, and over it what was typed. Safe for many threads. */
final class Workbench implements TableReader {
    private final RulesFolder folder;
    private final Drafts drafts;
    private @Nullable Compiled last;
    private @Nullable RuleSet good;

    /** Rules as they were compiled; either they or why they cannot be used. */
    private record Compiled(
            RulesSnapshot snapshot,
            Schema schema,
            @Nullable RuleSet rules,
            @Nullable InvalidRulesException invalid) {}

    /**
     * What there is to be looked at.
     *
     * @param rules those that were typed, else the last that could be used, else those on disk; null where none can
     * @param invalid why those that were typed cannot be used; null where they can
     */
    record Current(@Nullable RuleSet rules, @Nullable InvalidRulesException invalid) {
        /** Fails where no rules could ever be used. */
        RuleSet required() {
            if (rules == null) {
                throw Objects.requireNonNull(invalid);
            }
            return rules;
        }

        List<Problem> errors() {
            return invalid == null
                    ? List.of()
                    : invalid.all().stream().filter(Problem::isError).toList();
        }
    }

    Workbench(RulesFolder folder, Drafts drafts) {
        this.folder = folder;
        this.drafts = drafts;
    }

    RulesFolder folder() {
        return folder;
    }

    Drafts drafts() {
        return drafts;
    }

    /** What was typed, else what is on disk; empty where there is neither. */
    Optional<String> text(String name) throws IOException {
        Optional<Drafts.Draft> draft = drafts.find(name);
        return draft.isPresent() ? draft.map(Drafts.Draft::text) : folder.text(name);
    }

    @Override
    public Optional<String> read(Source rules, String file) {
        String name = rules.name().substring(0, rules.name().lastIndexOf('/') + 1) + file;
        Optional<Drafts.Draft> draft = drafts.find(name);
        return draft.isPresent()
                ? draft.map(Drafts.Draft::text)
                : RuleFiles.table(
                        new Source(folder.folder().resolve(rules.name()).toString(), ""), file);
    }

    /** The rules that were typed, by their names in the folder. */
    RulesSnapshot snapshot() throws IOException {
        List<Source> sources = new ArrayList<>();
        for (String name : names()) {
            Optional<String> text = text(name);
            if (text.isPresent()) {
                sources.add(new Source(name, text.get()));
            }
        }
        if (sources.isEmpty()) {
            throw Refusals.unprocessable("there are no rules yet: write a file whose name ends in .rules");
        }
        return new RulesSnapshot(sources, this);
    }

    private Iterable<String> names() throws IOException {
        TreeSet<String> names = new TreeSet<>(folder.names());
        names.addAll(drafts.all().keySet());
        if (folder.isFile()) {
            names.removeIf(name -> !name.equals(folder.name(folder.root())));
        } else {
            names.removeIf(name -> !RulesFolder.isRules(name) || name.contains("/"));
        }
        return names;
    }

    /** What there is to be looked at over a catalog's columns; compiled once for each text. */
    synchronized Current current(Schema schema) throws IOException {
        RulesSnapshot now = snapshot();
        Compiled known = last;
        if (known == null || !known.schema.equals(schema) || !known.snapshot.isAsIn(now)) {
            known = compiled(now, schema);
            last = known;
        }
        if (known.rules != null) {
            good = known.rules;
        } else if (good == null || !fits(good, schema)) {
            good = usable(schema);
        }
        return new Current(known.rules == null ? good : known.rules, known.invalid);
    }

    private static Compiled compiled(RulesSnapshot snapshot, Schema schema) {
        try {
            RuleSet rules = RuleSet.parse(snapshot.sources(), schema, snapshot);
            return new Compiled(snapshot, schema, rules, null);
        } catch (InvalidRulesException e) {
            return new Compiled(snapshot, schema, null, e);
        }
    }

    /** The rules on disk; null where they cannot be used either. */
    private @Nullable RuleSet usable(Schema schema) {
        try {
            return saved(schema);
        } catch (InvalidRulesException | UncheckedIOException e) {
            return null;
        }
    }

    private static boolean fits(RuleSet rules, Schema schema) {
        try {
            RuleSet unused = rules.over(schema);
            return true;
        } catch (InvalidRulesException e) {
            return false;
        }
    }

    /** The rules that were typed. */
    RuleSet typed(Schema schema) throws IOException {
        Current current = current(schema);
        if (current.invalid != null) {
            throw current.invalid;
        }
        return current.required();
    }

    /** The rules on disk. */
    RuleSet saved(Schema schema) {
        return RuleSet.load(folder.root(), schema);
    }
}
