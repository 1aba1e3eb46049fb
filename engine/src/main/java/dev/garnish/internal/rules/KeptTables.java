package dev.garnish.internal.rules;

import dev.garnish.rules.Source;
import dev.garnish.rules.TableReader;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The tables of one rule set as they were when they were first read. */
public final class KeptTables implements TableReader {
    private final TableReader reader;
    private final Map<Name, Optional<String>> texts = new ConcurrentHashMap<>();
    private final Map<String, String> known = new ConcurrentHashMap<>();

    private record Name(Source rules, String file) {
        /** By hand: a record's generated method keeps its class loader alive, and so a web application that has ended. */
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Name name && name.rules.equals(rules) && name.file.equals(file);
        }

        @Override
        public int hashCode() {
            return Objects.hash(rules, file);
        }
    }

    public KeptTables(TableReader reader) {
        this.reader = reader;
    }

    @Override
    public Optional<String> read(Source rules, String file) {
        return texts.computeIfAbsent(
                new Name(rules, file), name -> reader.read(rules, file).map(this::shared));
    }

    /** Of equal texts the one that is kept already: many rules files may name one table. */
    private String shared(String text) {
        String before = known.putIfAbsent(text, text);
        return before == null ? text : before;
    }

    /** Those that were asked for, in a fixed order. */
    public List<RulesText.Table> texts(List<Source> sources) {
        return texts.entrySet().stream()
                .map(one -> new RulesText.Table(
                        sources.indexOf(one.getKey().rules),
                        one.getKey().file,
                        one.getValue().isPresent(),
                        one.getValue().orElse("")))
                .sorted(Comparator.comparingInt(RulesText.Table::file).thenComparing(RulesText.Table::name))
                .toList();
    }
}
