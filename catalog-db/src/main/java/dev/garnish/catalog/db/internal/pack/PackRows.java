package dev.garnish.catalog.db.internal.pack;

import dev.garnish.RuleSet;
import dev.garnish.catalog.Item;
import dev.garnish.catalog.db.internal.record.Fingerprint;
import dev.garnish.internal.rows.Renderer;
import dev.garnish.internal.rules.CheckedRules;
import java.security.MessageDigest;
import java.util.Arrays;

/** What a pack holds of rules: their outline, and behind each item's record its row. */
public interface PackRows {
    /** Nothing of any rules. */
    PackRows NONE = new PackRows() {};

    /** What rules give for every item. */
    static PackRows of(RuleSet rules) {
        return new Rendered(Renderer.of(rules.unwrap(CheckedRules.class)));
    }

    /** Of no length where the pack holds nothing of any rules. */
    default byte[] outline() {
        return new byte[0];
    }

    /** What stands behind an item's record. */
    default byte[] of(Item item) {
        return new byte[0];
    }

    /** The checksum of all that was given, bound to that of the items. */
    default byte[] sha256(byte[] version) {
        return new byte[version.length];
    }

    /** The rows of rules, for one pack. */
    final class Rendered implements PackRows {
        private final Renderer renderer;
        private final MessageDigest digest = Fingerprint.sha256();

        Rendered(Renderer renderer) {
            this.renderer = renderer;
        }

        @Override
        public byte[] outline() {
            byte[] outline = renderer.outline();
            digest.update(outline);
            return outline;
        }

        @Override
        public byte[] of(Item item) {
            byte[] row = renderer.row(item);
            digest.update(row);
            byte[] bytes = Arrays.copyOf(row, row.length + Integer.BYTES);
            PackBytes.put4(bytes, row.length, row.length);
            return bytes;
        }

        @Override
        public byte[] sha256(byte[] version) {
            digest.update(version);
            return digest.digest();
        }
    }
}
