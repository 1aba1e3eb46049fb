package dev.garnish.internal.rules;

import dev.garnish.internal.lang.Program;
import dev.garnish.rules.Source;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A SHA-256 over rules and tables. Each text is hashed with its length, so that different contents never give the same
 * input.
 */
public final class Checksum {
    private final MessageDigest digest;

    private Checksum() {
        try {
            this.digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    public static String of(List<Source> sources, Map<String, Program.Table> tables) {
        Checksum checksum = new Checksum();
        sources.forEach(source -> checksum.add(source.text()));
        new TreeMap<>(tables).forEach((name, table) -> {
            checksum.add(name);
            new TreeMap<>(table.rows()).forEach((key, value) -> {
                checksum.add(key);
                checksum.add(value);
            });
            table.languages().forEach((tag, rows) -> {
                checksum.add(tag);
                new TreeMap<>(rows).forEach((key, text) -> {
                    checksum.add(key);
                    checksum.add(text);
                });
            });
        });
        return HexFormat.of().formatHex(checksum.digest.digest());
    }

    private void add(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        digest.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
        digest.update(bytes);
    }
}
