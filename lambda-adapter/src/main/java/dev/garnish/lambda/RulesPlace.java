package dev.garnish.lambda;

import dev.garnish.RuleFiles;
import dev.garnish.internal.rules.RulesSnapshot;
import dev.garnish.rules.Source;
import dev.garnish.rules.TableReader;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Where rules are read from, again and again. */
sealed interface RulesPlace {
    /**
     * Reads what stands there now.
     *
     * @throws IOException if nothing does, or not all of it can be read; so does {@link java.io.UncheckedIOException}
     */
    RulesSnapshot find() throws IOException;

    /** A rules file or a folder of them: in the package, in a layer, on a mounted file system. */
    record Folder(Path path) implements RulesPlace, TableReader {
        /** Links are followed once, so that one that is turned meanwhile does not mix two folders. */
        @Override
        public RulesSnapshot find() throws IOException {
            Path real = path.toRealPath();
            List<Source> sources = RuleFiles.sources(real);
            if (sources.isEmpty()) {
                throw new NoSuchFileException(real.toString(), null, "holds no rules file");
            }
            return new RulesSnapshot(sources, this);
        }

        @Override
        public Optional<String> read(Source rules, String file) {
            return RuleFiles.table(rules, file);
        }

        /** By hand, as is the next: a fresh JVM makes fifty classes for the first record whose own are called. */
        @Override
        public boolean equals(Object other) {
            return other instanceof Folder folder && folder.path.equals(path);
        }

        @Override
        public int hashCode() {
            return path.hashCode();
        }
    }

    /** A local HTTP address that answers with one rules file, as AWS AppConfig's extension does. */
    record Address(URI uri) implements RulesPlace {
        static Address of(String text) {
            try {
                URI uri = new URI(text);
                if (isLocal(uri)) {
                    return new Address(uri);
                }
            } catch (URISyntaxException e) {
                // Told below, as one that is elsewhere.
            }
            throw StartException.of(
                    Settings.RULES, "expected an http address on localhost, found `" + AddressText.of(text) + "`");
        }

        private static boolean isLocal(URI uri) {
            return "http".equals(uri.getScheme())
                    && ("localhost".equals(uri.getHost()) || "127.0.0.1".equals(uri.getHost()));
        }

        @Override
        public RulesSnapshot find() throws IOException {
            return new RulesSnapshot(List.of(new Source(AddressText.of(uri), LocalPage.read(uri))), TableReader.NONE);
        }
    }
}
