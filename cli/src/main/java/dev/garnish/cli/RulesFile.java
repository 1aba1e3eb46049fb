package dev.garnish.cli;

import dev.garnish.RuleFiles;
import dev.garnish.catalog.db.internal.file.ReplacedFile;
import dev.garnish.internal.rules.RulesSnapshot;
import dev.garnish.internal.text.Printable;
import dev.garnish.rules.Source;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A rules file that a command changes in place: whole or not at all, with the permissions that it has. */
final class RulesFile {
    private RulesFile() {}

    /** The files of rules, and those that they include. */
    static List<Source> all(Path fileOrFolder) {
        return new RulesSnapshot(RuleFiles.sources(fileOrFolder), RuleFiles::table).sources();
    }

    /**
     * Puts another text in the place of a file that was read. A link stays, and the file that it leads to changes.
     *
     * @param read the file as it was; where somebody has changed it since, it is left as it is
     */
    static void save(Source read, String text) {
        Path named = Path.of(read.name());
        try {
            ReplacedFile.replace(named, text, () -> refuseChanged(named, read));
        } catch (IOException e) {
            throw Target.unwritten(named, e);
        }
    }

    private static void refuseChanged(Path file, Source read) {
        List<Source> now = RuleFiles.sources(file);
        if (!now.equals(List.of(read))) {
            throw Failure.environment(Printable.name(file.toString())
                    + ": was changed while this command ran, and is left as it is: run it again");
        }
    }
}
