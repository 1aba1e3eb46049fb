package dev.garnish.spark;

import java.io.Serializable;

/**
 * What an executor opens.
 *
 * @param rules as the driver read them
 * @param rulesChecksum of their text
 * @param pack the file's name, by which Spark distributes it
 * @param packVersion of its items
 */
record EngineSpec(ShippedRules rules, String rulesChecksum, String pack, String packVersion) implements Serializable {
    /** What identifies the content. */
    String key() {
        return rulesChecksum + " " + packVersion;
    }
}
