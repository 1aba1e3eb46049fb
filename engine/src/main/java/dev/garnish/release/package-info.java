/**
 * Rules folders that hosts watch, and the versions that were put there: who did it, when, why, and the way back.
 *
 * <pre>{@code
 * RulesReleases releases = RulesReleases.at(Path.of("/srv/rules"));
 * releases.ship(rules, catalog, "sofia", "autumn texts");
 * releases.rollback("sofia", "typing error in Headline");
 * }</pre>
 */
@NullMarked
package dev.garnish.release;

import org.jspecify.annotations.NullMarked;
