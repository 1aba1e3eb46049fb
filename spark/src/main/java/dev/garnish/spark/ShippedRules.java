package dev.garnish.spark;

import dev.garnish.RuleFiles;
import dev.garnish.rules.RulesSource;
import dev.garnish.rules.Source;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Rules as text, which the driver reads and executors get: all of them run by the rules that the driver checked. A reading
 * records what the check asks for beside the files, tables and included rules; what is {@link #recorded} has only that.
 */
final class ShippedRules implements RulesSource, Serializable {
    private static final long serialVersionUID = 1;

    private final List<File> files;
    private final ConcurrentHashMap<File, String> beside;
    private final transient @Nullable RulesSource origin;

    /** A name and a text, or the name of rules and that of a file beside them. */
    private record File(String name, String text) implements Serializable {}

    private ShippedRules(List<File> files, ConcurrentHashMap<File, String> beside, @Nullable RulesSource origin) {
        this.files = files;
        this.beside = beside;
        this.origin = origin;
    }

    static ShippedRules read(Path fileOrFolder) {
        RulesSource origin = RuleFiles.source(fileOrFolder);
        try {
            return new ShippedRules(
                    origin.sources().stream()
                            .map(source -> new File(source.name(), source.text()))
                            .toList(),
                    new ConcurrentHashMap<>(),
                    origin);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What was read so far; no file is read again. */
    ShippedRules recorded() {
        return new ShippedRules(files, new ConcurrentHashMap<>(beside), null);
    }

    @Override
    public List<Source> sources() {
        return files.stream().map(file -> new Source(file.name(), file.text())).toList();
    }

    @Override
    public Optional<String> read(Source rules, String file) {
        File place = new File(rules.name(), file);
        if (origin != null) {
            origin.read(rules, file).ifPresent(text -> beside.put(place, text));
        }
        return Optional.ofNullable(beside.get(place));
    }
}
