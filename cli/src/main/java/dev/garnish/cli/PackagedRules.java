package dev.garnish.cli;

import dev.garnish.RuleSet;
import dev.garnish.catalog.Schema;
import dev.garnish.internal.lang.Program;
import dev.garnish.internal.rules.CheckedRules;
import dev.garnish.internal.rules.RulesFolder;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;

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
        RuleSet rules = RuleSet.load(fileOrFolder, schema);
        return new PackagedRules(
                rules, RulesFolder.files(rules.unwrap(CheckedRules.class).snapshot()));
    }

    Manifest.Rules inManifest() {
        Program program = rules.unwrap(CheckedRules.class).program();
        List<String> attributes =
                program.attributes().stream().map(Program.Attribute::name).toList();
        return new Manifest.Rules(rules.checksum(), attributes, program.tests().size());
    }
}
