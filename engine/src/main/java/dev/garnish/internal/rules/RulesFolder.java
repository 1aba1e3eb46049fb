package dev.garnish.internal.rules;

import dev.garnish.rules.Source;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Rules as the files of a folder, for whoever copies them to where a host reads them. */
public final class RulesFolder {
    private static final String ENDING = ".rules";

    private RulesFolder() {}

    /**
     * The text of every file that rules are made of, included ones and tables among them.
     *
     * @return by the path from the folder of the first, with {@code /}: each stands where those that name it look for it
     */
    public static SortedMap<String, String> files(RulesSnapshot rules) {
        List<Source> sources = rules.sources();
        Path base = Path.of(sources.get(0).name()).resolveSibling("");
        SortedMap<String, String> files = new TreeMap<>();
        for (RulesSnapshot.Table table : rules.tables()) {
            if (table.exists()) {
                Path rulesFile = place(base, sources.get(table.file()));
                files.put(slashed(rulesFile.resolveSibling(table.name())), table.text());
            }
        }
        for (Source source : sources) {
            files.put(slashed(place(base, source)), source.text());
        }
        return files;
    }

    /** As hosts look for it: a single file may have had any name. */
    private static Path place(Path base, Source source) {
        Path file = Path.of(source.name());
        Path below = file.startsWith(base) ? base.relativize(file) : file.getFileName();
        String name = String.valueOf(below.getFileName());
        String shown = name.startsWith(".") ? "rules" + name : name;
        return below.resolveSibling(shown.endsWith(ENDING) ? shown : shown + ENDING);
    }

    private static String slashed(Path file) {
        return file.toString().replace(File.separatorChar, '/');
    }
}
