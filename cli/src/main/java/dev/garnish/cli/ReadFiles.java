package dev.garnish.cli;

import dev.garnish.RuleSet;
import dev.garnish.internal.rules.CheckedRules;
import dev.garnish.internal.rules.RulesSnapshot;
import dev.garnish.internal.text.Printable;
import dev.garnish.rules.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The files that a command reads, over which it never writes. For one thread. */
final class ReadFiles {
    private final List<Path> files = new ArrayList<>();

    /** What is given to a command to read; what is no file of this machine does not count. */
    void add(@Nullable String name) {
        try {
            if (name != null && Files.exists(Path.of(name))) {
                files.add(Path.of(name));
            }
        } catch (InvalidPathException e) {
            return; // An address, which no file can have as its name.
        }
    }

    /** Rules, with what they include and with their tables. */
    void add(RuleSet rules) {
        RulesSnapshot snapshot = rules.unwrap(CheckedRules.class).snapshot();
        List<Source> sources = snapshot.sources();
        sources.forEach(source -> add(source.name()));
        for (RulesSnapshot.Table table : snapshot.tables()) {
            if (table.exists()) {
                add(beside(sources.get(table.file()).name(), table.name()));
            }
        }
    }

    private static @Nullable String beside(String file, String table) {
        try {
            return Path.of(file).resolveSibling(table).toString();
        } catch (InvalidPathException e) {
            return null;
        }
    }

    /** The same file, as it may be written to. */
    Path written(Path target) throws IOException {
        for (Path file : files) {
            if (Files.exists(target) && Files.isSameFile(file, target)) {
                throw Failure.usage(Printable.name(target.toString())
                        + ": this command reads it: choose another name for what is written");
            }
        }
        return target;
    }
}
