package dev.garnish.catalog.db.internal.record;

import dev.garnish.catalog.Catalog;
import dev.garnish.catalog.Item;
import dev.garnish.catalog.Schema;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.stream.Stream;

/** The content checksum of a catalog: SHA-256 over its schema and its items in id order, in hex. */
public final class Fingerprint {
    private Fingerprint() {}

    public static String of(Catalog catalog) {
        MessageDigest digest = sha256();
        RecordWriter writer = new RecordWriter();
        Schema schema = catalog.schema();
        digest.update(writer.schema(schema));
        try (Stream<Item> items = catalog.items()) {
            items.forEachOrdered(item -> digest.update(writer.item(schema, item)));
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    public static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
