package dev.garnish.cli;

import dev.garnish.catalog.db.ProposedImport;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;

/** How this command is called from the current folder. */
final class Launcher {
    /** The launcher's path as it was typed, set by it. */
    static final String TYPED = "garnish.typed";

    private static final String NAME = "garnish";

    private Launcher() {}

    /** By its name alone where a shell finds it so, else as it was typed. */
    static String command() {
        return command(System.getenv(), System.getProperty(TYPED, NAME));
    }

    static String command(Map<String, String> environment, String typed) {
        String[] folders = environment.getOrDefault("PATH", "").split(File.pathSeparator, -1);
        return Arrays.stream(folders).anyMatch(Launcher::holdsCommand) ? NAME : ProposedImport.shell(typed);
    }

    private static boolean holdsCommand(String folder) {
        try {
            return !folder.isEmpty() && Files.isExecutable(Path.of(folder, NAME));
        } catch (InvalidPathException e) {
            return false;
        }
    }
}
