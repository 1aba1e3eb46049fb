package dev.garnish.catalog.db.internal.load;

import dev.garnish.catalog.db.model.CatalogException;
import java.util.HashSet;
import java.util.Set;

/** Which items go because the files do not have them: only where that was asked for, and never too many at once. */
final class Removal {
    private final boolean wanted;
    private final int mostPercent;
    private final String files;
    /** Items whose row is bad: that they are missing among the good rows says nothing. */
    private final Set<String> spared = new HashSet<>();

    private long nameless;

    /** @param mostPercent of a hundred items at most so many go */
    Removal(boolean wanted, int mostPercent, String files) {
        this.wanted = wanted;
        this.mostPercent = mostPercent;
        this.files = files;
    }

    boolean isWanted() {
        return wanted;
    }

    void spare(String id) {
        if (wanted) {
            spared.add(id);
        }
    }

    /** A bad row of which nobody can say whose it is. */
    void spareUnknown() {
        nameless++;
    }

    /** The ids of items that stay; refuses where they are not known, or where there is no row at all. */
    Set<String> spared(long rows, long items) {
        if (nameless > 0) {
            throw refused(
                    "%,d bad %s no id, so that it is not known which items may go: mend %s, or leave out --replace"
                            .formatted(
                                    nameless, nameless == 1 ? "row has" : "rows have", nameless == 1 ? "it" : "them"));
        }
        if (rows == 0 && items > 0) {
            throw refused("no item is in it, and --replace would remove all %,d: check the file".formatted(items));
        }
        return spared;
    }

    /** Refuses where too many would go. */
    void judge(long removed, long items) {
        if (removed * 100 > mostPercent * items) {
            throw refused("--replace would remove %,d of %,d items, more than %d %%: check the file, or allow it with"
                            .formatted(removed, items, mostPercent)
                    + " --max-removed "
                    + (removed * 100 + items - 1) / items);
        }
    }

    private CatalogException refused(String reason) {
        return CatalogException.badData("%s: %s: nothing was imported".formatted(files, reason));
    }
}
