package dev.garnish.lambda;

import dev.garnish.Enricher;
import dev.garnish.catalog.Catalog;
import dev.garnish.catalog.db.CatalogFile;
import dev.garnish.catalog.db.CatalogNews;
import dev.garnish.catalog.db.LiveCatalog;
import dev.garnish.catalog.db.PackedCatalog;
import dev.garnish.internal.lookup.TimedCatalog;
import dev.garnish.internal.rules.RulesSnapshot;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/**
 * Answers over the newest version of a catalog's file. A version that the rules do not fit is refused, and the last good
 * one stays.
 */
final class LiveItems implements Answering {
    private final LiveCatalog<Serving> catalog;
    private final Lookout lookout;

    /** @param first what answers over the first version */
    LiveItems(Path file, Duration every, Function<TimedCatalog, OpenedRules> first, Log log) {
        Opening opening = new Opening(first);
        this.catalog = LiveCatalog.open(file, Duration.ZERO, opening, news -> tell(news, log));
        this.lookout = new Lookout("garnish-catalog", every, catalog::look);
    }

    /** The first version is opened with what its settings say, later ones take what was found then. */
    private static final class Opening implements Function<Catalog, Serving> {
        private final Function<TimedCatalog, OpenedRules> first;
        private Optional<RulesSnapshot> found = Optional.empty();

        Opening(Function<TimedCatalog, OpenedRules> first) {
            this.first = first;
        }

        @Override
        public Serving apply(Catalog version) {
            if (found.isPresent()) {
                return serving(found.get(), version);
            }
            TimedCatalog items = new TimedCatalog(version);
            OpenedRules opened = first.apply(items);
            found = Optional.of(opened.found());
            return Serving.of(opened.enricher(), items, name(version));
        }
    }

    private static Serving serving(RulesSnapshot found, Catalog version) {
        TimedCatalog items = new TimedCatalog(version);
        Enricher enricher =
                Enricher.rendered(items, found.sources(), found).orElseGet(() -> RulesCheck.enricher(found, items));
        return Serving.of(enricher, items, name(version));
    }

    /** What a log calls it: naming the content of anything but a pack takes reading all of it. */
    private static String name(Catalog version) {
        boolean isQuick = version instanceof PackedCatalog || !(version instanceof CatalogFile);
        return isQuick ? version.version() : "version " + ((CatalogFile) version).number();
    }

    private static void tell(CatalogNews news, Log log) {
        log.catalog(news instanceof CatalogNews.Replaced ? "catalog replaced" : "catalog refused", news.message());
    }

    /** Starts to look for a newer version, unless that was done a moment ago; returns at once. */
    void lookIfDue() {
        lookout.lookIfDue();
    }

    @Override
    public <R> R use(Function<? super Serving, ? extends R> work) {
        return catalog.use(work);
    }

    @Override
    public void replace(RulesSnapshot found, Enricher fit) {
        catalog.remake(version -> serving(found, version));
    }
}
