package dev.garnish;

import dev.garnish.rules.RulesSource;
import dev.garnish.rules.Source;
import dev.garnish.rules.TableReader;
import java.util.List;
import java.util.Optional;

/** Rules that were read already and stay as they are. */
record GivenRules(List<Source> sources, TableReader tables) implements RulesSource {
    GivenRules {
        sources = List.copyOf(sources);
    }

    @Override
    public Optional<String> read(Source rules, String file) {
        return tables.read(rules, file);
    }
}
