package dev.garnish;

import dev.garnish.catalog.Catalog;
import dev.garnish.catalog.CatalogSource;
import dev.garnish.internal.lookup.TimedCatalog;
import dev.garnish.internal.rules.RulesSnapshot;
import java.time.Duration;

/** A version of the items that was just opened, and is released by {@link #close} unless it came into use. */
final class OpenedVersion implements AutoCloseable {
    private final CatalogSource source;
    private final Catalog version;
    private boolean isUsed;

    private OpenedVersion(CatalogSource source, Catalog version) {
        this.source = source;
        this.version = version;
    }

    static OpenedVersion of(CatalogSource source) {
        return new OpenedVersion(source, source.open());
    }

    /**
     * Rules over it.
     *
     * @param isTested whether the rules are known to pass their tests
     * @param deadline of each look-up; zero for none
     * @throws RuntimeException as {@link RulesGate#open} throws it
     */
    Deployment deploy(RulesSnapshot rules, boolean isTested, RulesGate gate, Duration deadline) {
        TimedCatalog catalog = new TimedCatalog(version, deadline);
        return Deployment.of(gate.open(rules, catalog, isTested), catalog, version, source);
    }

    /** From now on the deployment releases it. */
    void use() {
        isUsed = true;
    }

    @Override
    public void close() {
        if (!isUsed) {
            Guarded.run(() -> source.release(version));
        }
    }
}
