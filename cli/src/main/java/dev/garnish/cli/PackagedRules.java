package dev.garnish.cli;

import dev.garnish.RuleFiles;
import dev.garnish.RuleSet;
import dev.garnish.catalog.Schema;
import dev.garnish.internal.lang.Program;
import dev.garnish.internal.rules.CheckedRules;
import dev.garnish.rules.Source;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Rules that were read once, with the text of every file that they are made of.
 *
 * @param files by the name without folders, the lookup tables included
 */
record PackagedRules(RuleSet rules, SortedMap<String, String> files) {
    /**
     * Reads and checks them.
     *
     * @throws dev.garnish.rules.InvalidRulesException if anything is wrong with them
     * @throws UncheckedIOException if a file cannot be read, or a folder holds no rules file
     */
    static PackagedRules read(Path fileOrFolder, Schema schema) {
        List<Source> sources = RuleFiles.sources(fileOrFolder);
        if (sources.isEmpty()) {
            throw new UncheckedIOException(
                    new FileSystemException(fileOrFolder.toString(), null, "holds no file whose name ends in .rules"));
        }
        SortedMap<String, String> files = new TreeMap<>();
        for (Source source : sources) {
            files.put(packagedName(source), source.text());
        }
        RuleSet rules = RuleSet.parse(sources, schema, (source, file) -> {
            Optional<String> table = RuleFiles.table(source, file);
            table.ifPresent(text -> files.put(file, text));
            return table;
        });
        return new PackagedRules(rules, files);
    }

    /** A function finds its rules by the ending of their names. */
    private static String packagedName(Source source) {
        String name = Path.of(source.name()).getFileName().toString();
        return name.endsWith(".rules") ? name : name + ".rules";
    }

    Manifest.Rules inManifest() {
        Program program = rules.unwrap(CheckedRules.class).program();
        List<String> attributes =
                program.attributes().stream().map(Program.Attribute::name).toList();
        return new Manifest.Rules(rules.checksum(), attributes, program.tests().size());
    }
}
