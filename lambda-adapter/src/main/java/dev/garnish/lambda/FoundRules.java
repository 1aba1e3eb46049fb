package dev.garnish.lambda;

import dev.garnish.Enricher;
import dev.garnish.RuleSet;
import dev.garnish.catalog.Catalog;
import dev.garnish.catalog.Schema;
import dev.garnish.rules.Source;
import dev.garnish.rules.TableReader;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Rules as they stood at their place when it was read, with the tables that their check asked for. */
final class FoundRules implements TableReader {
    private final List<Source> sources;
    private final TableReader tables;
    private final Map<Asked, Optional<String>> answers = new ConcurrentHashMap<>();

    private record Asked(Source rules, String file) {}

    FoundRules(List<Source> sources, TableReader tables) {
        this.sources = List.copyOf(sources);
        this.tables = tables;
    }

    /**
     * Checks and compiles them.
     *
     * @throws dev.garnish.rules.InvalidRulesException if anything is wrong with them
     * @throws java.io.UncheckedIOException if a table cannot be read
     */
    RuleSet compile(Schema schema) {
        return RuleSet.parse(sources, schema, this);
    }

    /** What answers by them without compiling anything, if the catalog was rendered with just these rules. */
    Optional<Enricher> rendered(Catalog catalog) {
        return Enricher.rendered(catalog, sources, this);
    }

    /** Always the same answer to the same question. */
    @Override
    public Optional<String> read(Source rules, String file) {
        Asked asked = new Asked(rules, file);
        Optional<String> answer = answers.get(asked);
        if (answer == null) {
            answer = tables.read(rules, file);
            answers.put(asked, answer);
        }
        return answer;
    }

    /** Whether a later reading would be checked with the same result: its rules, and whatever these asked for. */
    boolean isAsIn(FoundRules later) {
        return sources.equals(later.sources)
                && answers.entrySet().stream()
                        .allMatch(one -> later.read(one.getKey().rules, one.getKey().file)
                                .equals(one.getValue()));
    }
}
