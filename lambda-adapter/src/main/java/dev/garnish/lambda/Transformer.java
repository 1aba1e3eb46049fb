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
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Answers the events of every host by one set of rules over one catalog. Safe for use by many threads. */
final class Transformer {
    private final @Nullable Host host;
    private final Map<Host, EventFormat> formats = new EnumMap<>(Host.class);
    private final Answering answering;
    private final LiveRules rules;
    private final Runnable lookForItems;

    /** A reply, whose event it answers, and what made it. */
    record Answer(Enrichment made, Host host, Serving by) {}

    private Transformer(Settings settings, OpenedRules opened, Answering answering, Runnable lookForItems, Log log) {
        this.host = settings.host();
        for (Host one : Host.values()) {
            formats.put(one, settings.format(one));
        }
        this.answering = answering;
        this.lookForItems = lookForItems;
        this.rules = new LiveRules(settings, opened, answering, log);
    }

    /** @throws StartException if the rules or the catalog can not be used */
    static Transformer open(Settings settings, Log log) {
        Path file = settings.catalog();
        return file == null || settings.catalogEvery().isZero()
                ? over(catalog(file), settings, log)
                : live(file, settings, log);
    }

    /** Over items that stay the same. */
    static Transformer over(Catalog catalog, Settings settings, Log log) {
        TimedCatalog items = new TimedCatalog(catalog);
        OpenedRules opened = OpenedRules.open(settings, items, log);
        boolean isPack = catalog instanceof PackedCatalog;
        Answering.Fixed fixed =
                new Answering.Fixed(Serving.of(opened.enricher(), items, isPack ? catalog.version() : ""));
        if (!isPack) {
            findVersion(catalog, fixed);
        }
        return new Transformer(settings, opened, fixed, () -> {}, log);
    }

    /** Other catalogs than packs read all of their items for it, which no invocation is to wait for. */
    private static void findVersion(Catalog slow, Answering.Fixed answering) {
        Thread finder = new Thread(
                () -> {
                    String version = slow.version();
                    answering.update(now -> now.of(version));
                },
                "garnish-catalog-version");
        finder.setDaemon(true);
        finder.start();
    }

    private static Transformer live(Path file, Settings settings, Log log) {
        AtomicReference<OpenedRules> opened = new AtomicReference<>();
        LiveItems items = opening(
                file,
                () -> new LiveItems(
                        file,
                        settings.catalogEvery(),
                        first -> opened.updateAndGet(none -> OpenedRules.open(settings, first, log)),
                        log));
        return new Transformer(settings, Objects.requireNonNull(opened.get()), items, items::lookIfDue, log);
    }

    private static Catalog catalog(@Nullable Path file) {
        return file == null ? SampleCatalog.open() : opening(file, () -> CatalogFile.open(file));
    }

    private static <T> T opening(Path file, Supplier<T> open) {
        try {
            return open.get();
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
        return answering.use(now -> {
            now.items().answerUntil(until);
            return new Answer(now.enricher().enrich(format, event), whose, now);
        });
    }

    /** An event of every host that it may answer. */
    List<byte[]> samples() {
        return Stream.of(Host.values())
                .filter(one -> host == null || host == one)
                .map(one -> answering.use(now -> Rehearsal.event(one, now.items())))
                .toList();
    }

    /** Starts to look for newer rules and items if it is time; returns at once. */
    void lookForNewer() {
        rules.lookIfDue();
        lookForItems.run();
    }
}
