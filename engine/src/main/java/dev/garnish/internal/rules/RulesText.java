package dev.garnish.internal.rules;

import dev.garnish.catalog.Schema;
import dev.garnish.rules.InvalidRulesException;
import dev.garnish.rules.Source;
import dev.garnish.rules.TableReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a rule set was read from, word for word: its files, and the tables that they named. */
public record RulesText(List<String> files, List<Table> tables) {
    /**
     * A table's file, or that there is none.
     *
     * @param file which of the rules files names it, from 0
     * @param text empty where there is no such table
     */
    public record Table(int file, String name, boolean exists, String text) {}

    public RulesText {
        files = List.copyOf(files);
        tables = List.copyOf(tables);
    }

    /** Whether the same stands elsewhere. Plain loops: a cold function starts with this. */
    public boolean isIn(List<Source> sources, TableReader reader) {
        if (sources.size() != files.size()) {
            return false;
        }
        for (int i = 0; i < files.size(); i++) {
            if (!sources.get(i).text().equals(files.get(i))) {
                return false;
            }
        }
        for (Table table : tables) {
            Optional<String> found = reader.read(sources.get(table.file), table.name);
            if (found.isPresent() != table.exists || !found.orElse("").equals(table.text)) {
                return false;
            }
        }
        return true;
    }

    /**
     * The rules once more.
     *
     * @param names of the files, for messages
     * @throws InvalidRulesException if they do not fit these columns
     */
    public CheckedRules parse(List<String> names, Schema schema) {
        List<Source> sources = new ArrayList<>();
        for (int i = 0; i < files.size(); i++) {
            sources.add(new Source(names.get(i), files.get(i)));
        }
        return CheckedRules.parse(sources, schema, (rules, name) -> table(sources.indexOf(rules), name));
    }

    private Optional<String> table(int file, String name) {
        return tables.stream()
                .filter(table -> table.exists && table.file == file && table.name.equals(name))
                .map(Table::text)
                .findFirst();
    }
}
