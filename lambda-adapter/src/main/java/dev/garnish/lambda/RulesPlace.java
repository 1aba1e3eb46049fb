package dev.garnish.lambda;

import dev.garnish.Schema;
import dev.garnish.rules.RuleSet;
import dev.garnish.rules.lang.Source;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** Where rules are read from, again and again. */
sealed interface RulesPlace {
    /** A hash of what stands there now. */
    String fingerprint() throws IOException;

    /** Reads, checks and compiles what stands there now. */
    RuleSet load(Schema schema) throws IOException;

    /** A rules file or a folder of them: in the package, in a layer, on a mounted file system. */
    record Folder(Path path) implements RulesPlace {
        @Override
        public String fingerprint() throws IOException {
            MessageDigest digest = sha256();
            for (Path file : files()) {
                digest.update(file.toString().getBytes(StandardCharsets.UTF_8));
                digest.update((byte) 0);
                digest.update(sha256().digest(Files.readAllBytes(file)));
            }
            return HexFormat.of().formatHex(digest.digest());
        }

        /** Rules and the tables beside them. */
        private List<Path> files() throws IOException {
            Path folder =
                    Files.isDirectory(path) ? path : path.resolveSibling("").toAbsolutePath();
            try (Stream<Path> inside = Files.list(folder)) {
                return inside.filter(Files::isRegularFile).sorted().toList();
            }
        }

        @Override
        public RuleSet load(Schema schema) {
            return RuleSet.load(path, schema);
        }
    }

    /** A local HTTP address that answers with one rules file, as AWS AppConfig's extension does. */
    record Address(URI uri) implements RulesPlace {
        private static final int MOST_BYTES = 1 << 20;
        private static final int PATIENCE_MILLIS = 3_000;

        static Address of(String text) {
            URI uri = URI.create(text);
            if (!"http".equals(uri.getScheme()) || !isLocal(uri)) {
                throw new StartException(Settings.RULES, "expected an http address on localhost, found `" + text + "`");
            }
            return new Address(uri);
        }

        private static boolean isLocal(URI uri) {
            return "localhost".equals(uri.getHost()) || "127.0.0.1".equals(uri.getHost());
        }

        @Override
        public String fingerprint() throws IOException {
            return HexFormat.of().formatHex(sha256().digest(bytes()));
        }

        @Override
        public RuleSet load(Schema schema) throws IOException {
            Source source = new Source(uri.toString(), new String(bytes(), StandardCharsets.UTF_8));
            return RuleSet.parse(List.of(source), schema);
        }

        private byte[] bytes() throws IOException {
            HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection();
            connection.setConnectTimeout(PATIENCE_MILLIS);
            connection.setReadTimeout(PATIENCE_MILLIS);
            try (InputStream in = connection.getInputStream()) {
                byte[] bytes = in.readNBytes(MOST_BYTES + 1);
                if (bytes.length > MOST_BYTES) {
                    throw new IOException("more than " + MOST_BYTES + " bytes of rules");
                }
                return bytes;
            }
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
