package dev.garnish.release;

import java.time.Instant;

/**
 * One version of the rules in a folder that hosts watch.
 *
 * @param number counted from 1
 * @param when it was made
 * @param who made it, as they called themselves
 * @param why in their words; one line
 * @param checksum what replies and logs name these rules by: {@link dev.garnish.RuleSet#checksum()}; empty where a folder
 *     was taken over as it was
 * @param restores the number of the version that this one brings back; 0 where it is new
 * @param isLive whether hosts read it now
 */
public record Release(
        long number, Instant when, String who, String why, String checksum, long restores, boolean isLive) {
    /** The number under which these rules were shipped first. */
    long origin() {
        return restores == 0 ? number : restores;
    }

    Release live(boolean now) {
        return new Release(number, when, who, why, checksum, restores, now);
    }
}
