package dev.garnish.lines;

import dev.garnish.event.Diagnostic;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What was done so far, in numbers. Immutable.
 *
 * @param lines how many lines there were, blank ones left out
 * @param notDone how many of those could not be done
 * @param recipients those of the lines that were done
 * @param items recommended item ids, each counted as often as it stands
 * @param unknownItems how many of those the catalog does not hold
 * @param fromElse by attribute in the order of the rules, how many values are its {@code else}
 * @param diagnostics by code, how often something went wrong in lines that were done; lines that a fault of Garnish cost
 *     count as {@link Diagnostic.Code#INTERNAL_ERROR}
 */
public record Totals(
        long lines,
        long notDone,
        long recipients,
        long items,
        long unknownItems,
        Map<String, Long> fromElse,
        Map<Diagnostic.Code, Long> diagnostics) {
    /**
     * Numbers as a {@link LineStream} counts them; public for tests of applications.
     *
     * @param lines 0 or more
     * @param notDone at most {@code lines}
     * @param recipients 0 or more
     * @param items 0 or more
     * @param unknownItems at most {@code items}
     * @param fromElse copied, in this order
     * @param diagnostics copied, into the order of the codes
     */
    public Totals {
        fromElse = Collections.unmodifiableMap(new LinkedHashMap<>(fromElse));
        EnumMap<Diagnostic.Code, Long> byCode = new EnumMap<>(Diagnostic.Code.class);
        byCode.putAll(diagnostics);
        diagnostics = Collections.unmodifiableMap(byCode);
    }
}
