package dev.garnish.lambda;

import dev.garnish.Catalog;
import dev.garnish.Enrichment;
import dev.garnish.catalog.CatalogException;
import dev.garnish.catalog.CatalogFile;
import dev.garnish.catalog.PackedCatalog;
import dev.garnish.catalog.SampleCatalog;
import dev.garnish.event.EventFormat;
import dev.garnish.event.Host;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Answers the events of every host by one set of rules over one catalog. Safe for use by many threads. */
final class Transformer {
    private final @Nullable Host host;
    private final Map<Host, EventFormat> formats = new EnumMap<>(Host.class);
    private final TimedCatalog catalog;
    private final AtomicReference<Serving> serving = new AtomicReference<>();
    private final LiveRules rules;

    /** A reply, whose event it answers, and what made it. */
    record Answer(Enrichment made, Host host, Serving by) {}

    Transformer(Settings settings, Catalog catalog, Log log) {
        this.host = settings.host();
        for (Host one : Host.values()) {
            formats.put(one, settings.format(one));
        }
        this.catalog = new TimedCatalog(catalog);
        OpenedRules opened = OpenedRules.open(settings, this.catalog, log);
        boolean isPack = catalog instanceof PackedCatalog;
        serving.set(Serving.of(opened.enricher(), isPack ? catalog.version() : ""));
        if (!isPack) {
            findVersion(catalog);
        }
        this.rules = new LiveRules(settings, opened, this.catalog, serving, log);
    }

    /** Other catalogs than packs read all of their items for it, which no invocation is to wait for. */
    private void findVersion(Catalog slow) {
        Thread finder = new Thread(() -> name(slow.version()), "garnish-catalog-version");
        finder.setDaemon(true);
        finder.start();
    }

    private void name(String catalogVersion) {
        serving.updateAndGet(now -> now.of(catalogVersion));
    }

    /** @throws StartException if the rules or the catalog can not be used */
    static Transformer open(Settings settings, Log log) {
        return new Transformer(settings, catalog(settings.catalog()), log);
    }

    private static Catalog catalog(@Nullable Path file) {
        try {
            return file == null ? SampleCatalog.open() : CatalogFile.open(file);
        } catch (CatalogException e) {
            throw new StartException(Settings.CATALOG, String.valueOf(e.getMessage()));
        } catch (NoClassDefFoundError e) {
            throw new StartException(
                    Settings.CATALOG,
                    file
                            + " is no pack, and this function's package has no database: `garnish catalog pack` makes one");
        }
    }

    /**
     * The reply to an event.
     *
     * @param until the {@link System#nanoTime} from which on items that the catalog still looks for count as unknown
     */
    Answer answer(byte[] event, long until) {
        Host whose = host == null ? Host.of(event) : host;
        EventFormat format = formats.get(whose);
        if (format == null) {
            throw new IllegalStateException("every host has its format");
        }
        Serving current = Objects.requireNonNull(serving.get());
        catalog.answerUntil(until);
        return new Answer(current.enricher().enrich(format, event), whose, current);
    }

    /** An event of every host that it may answer. */
    List<byte[]> samples() {
        return Stream.of(Host.values())
                .filter(one -> host == null || host == one)
                .map(one -> Rehearsal.event(one, catalog))
                .toList();
    }

    /** Starts to look for newer rules if it is time; returns at once. */
    void lookForNewer() {
        rules.lookIfDue();
    }
}
