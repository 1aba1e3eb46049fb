package dev.garnish.cli;

import java.util.List;
import java.util.Map;

/**
 * What a package holds, as its file {@code garnish.json} and reports say it.
 *
 * @param garnish the version of the code
 * @param files hex SHA-256 of every other file by its name
 */
record Manifest(String garnish, String handler, Rules rules, Items catalog, Map<String, String> files) {
    /** Which rules, and how many tests they passed. */
    record Rules(String checksum, List<String> attributes, int tests) {}

    /**
     * Which items.
     *
     * @param number the catalog version's, 0 where nobody counted
     */
    record Items(String version, long number, long items) {}
}
