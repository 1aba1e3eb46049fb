package dev.garnish.languageserver;

import java.nio.file.Path;

/** Takes what an author types into files, at the moment it is taken in and before anything answers by it. */
@FunctionalInterface
public interface TextListener {
    /**
     * A file was opened or changed in the editor.
     *
     * @param file absolute; need not exist
     * @param text all of it
     */
    void typed(Path file, String text);
}
