package dev.garnish.cli;

import dev.garnish.RuleFiles;
import dev.garnish.RuleSet;
import dev.garnish.catalog.Schema;
import dev.garnish.internal.lang.Program;
import dev.garnish.internal.rules.CheckedRules;
import dev.garnish.rules.Source;
import java.io.File;
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
 * @param files by their path from the folder of the rules, with {@code /}: lookup tables and included files as well
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
        Path folder = Path.of(sources.get(0).name()).resolveSibling("");
        SortedMap<String, String> files = new TreeMap<>();
        RuleSet rules = RuleSet.parse(sources, schema, (source, file) -> {
            Optional<String> read = RuleFiles.table(source, file);
            read.ifPresent(text -> files.put(path(folder, Path.of(source.name()).resolveSibling(file)), text));
            return read;
        });
        for (Source source : rules.sources()) {
            String path = path(folder, Path.of(source.name()));
            // A function finds its rules by the ending of their names.
            files.put(path.endsWith(".rules") ? path : path + ".rules", source.text());
        }
        return new PackagedRules(rules, files);
    }

    private static String path(Path folder, Path file) {
        return folder.relativize(file).toString().replace(File.separatorChar, '/');
    }

    Manifest.Rules inManifest() {
        Program program = rules.unwrap(CheckedRules.class).program();
        List<String> attributes =
                program.attributes().stream().map(Program.Attribute::name).toList();
        return new Manifest.Rules(rules.checksum(), attributes, program.tests().size());
    }
}
