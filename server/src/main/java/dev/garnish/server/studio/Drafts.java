package dev.garnish.server.studio;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.garnish.catalog.db.internal.file.TemporaryFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Texts that were typed and not saved, by file name. They survive the studio in a file of their own, which only its user can
 * read. Safe for many threads.
 */
final class Drafts {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path file;
    private final TreeMap<String, Draft> byName = new TreeMap<>();
    private boolean isChanged;

    /**
     * A text that was typed.
     *
     * @param base the digest of the file that it was typed over
     */
    record Draft(String text, String base) {
        Draft {
            Objects.requireNonNull(text, "text");
            Objects.requireNonNull(base, "base");
        }
    }

    private Drafts(Path file) {
        this.file = file;
    }

    /**
     * Those of rules; none where their file is damaged, which is put aside for who looks for it.
     *
     * @throws IOException if the file cannot be read, or not put aside
     */
    static Drafts of(Path folder, Path rules) throws IOException {
        Drafts drafts = new Drafts(folder.resolve(Texts.digest(rules.toString()) + ".json"));
        if (Files.exists(drafts.file)) {
            byte[] stored = Files.readAllBytes(drafts.file);
            try {
                drafts.byName.putAll(JSON.readValue(stored, new TypeReference<TreeMap<String, Draft>>() {}));
            } catch (JsonProcessingException e) {
                Path aside = drafts.file.resolveSibling(drafts.file.getFileName() + ".damaged");
                Files.move(drafts.file, aside, StandardCopyOption.REPLACE_EXISTING);
            }
        }
        return drafts;
    }

    synchronized Optional<Draft> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    synchronized Map<String, Draft> all() {
        return new TreeMap<>(byName);
    }

    /**
     * Remembers a text, or forgets it where it is that of the file.
     *
     * @param onDisk what the file holds; absent where there is none
     * @param base the digest of the file that the page last read
     */
    synchronized void typed(String name, String text, Optional<String> onDisk, String base) {
        if (onDisk.isPresent() && Texts.ofPage(onDisk.get()).equals(text)) {
            forget(name);
        } else {
            Draft before = byName.get(name);
            byName.put(name, new Draft(text, before == null ? base : before.base()));
            isChanged = true;
        }
    }

    /** The author looked at what the file holds now, and goes on with the draft. */
    synchronized void rebase(String name, String base) {
        Draft before = byName.get(name);
        if (before != null) {
            byName.put(name, new Draft(before.text(), base));
            isChanged = true;
        }
    }

    synchronized void forget(String name) {
        isChanged |= byName.remove(name) != null;
    }

    /**
     * Writes what changed since it was last called.
     *
     * @throws IOException if it cannot be written; the next call tries again
     */
    synchronized void store() throws IOException {
        if (!isChanged) {
            return;
        }
        Path folder = file.getParent();
        if (folder != null && !Files.isDirectory(folder)) {
            Files.createDirectories(folder);
        }
        Path copy = TemporaryFile.beside(file);
        try {
            if (Files.getFileAttributeView(copy, PosixFileAttributeView.class) != null) {
                Files.setPosixFilePermissions(copy, PosixFilePermissions.fromString("rw-------"));
            }
            Files.write(copy, JSON.writeValueAsBytes(byName));
            Files.move(copy, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(copy);
        }
        isChanged = false;
    }
}
