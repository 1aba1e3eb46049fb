package dev.garnish.lambda;

import dev.garnish.ReplyBuffer;
import dev.garnish.Report;
import dev.garnish.catalog.Catalog;
import dev.garnish.catalog.db.CatalogFile;
import dev.garnish.catalog.db.PackedCatalog;
import dev.garnish.catalog.db.SampleCatalog;
import dev.garnish.catalog.db.model.CatalogException;
import dev.garnish.event.EventFormat;
import dev.garnish.event.Host;
import dev.garnish.internal.event.HostDetector;
import dev.garnish.internal.lookup.TimedCatalog;
import dev.garnish.rules.UnsupportedMvelException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Answers the events of every host by one set of rules over one catalog. Safe for use by many threads. */
final class Transformer implements Runnable {
    private final @Nullable Host host;
    private final Settings settings;

    /** Those that were asked for. */
    private final Map<Host, EventFormat> formats = new ConcurrentHashMap<>();

    private final Answering answering;
    private final OpenedRules opened;
    private final Log log;
    private final Lookout rulesLookout;

    /** Null where items stay the same. */
    private final @Nullable LiveItems items;

    /** Made by the first look: the first reply does without. */
    private @Nullable LiveRules rules;

    /** A reply, whose event it answers, and what made it. */
    record Answer(ReplyBuffer reply, Report report, Host host, Serving by) {}

    private Transformer(
            Settings settings, OpenedRules opened, Answering answering, @Nullable LiveItems items, Log log) {
        this.host = settings.host();
        this.settings = settings;
        this.answering = answering;
        this.items = items;
        this.opened = opened;
        this.log = log;
        this.rulesLookout = new Lookout("garnish-rules", settings.rulesEvery(), this);
    }

    /** @throws StartException if the rules or the catalog cannot be used */
    static Transformer open(Settings settings, Log log) {
        Path file = settings.catalog();
        try {
            return file == null || settings.catalogEvery().isZero()
                    ? over(catalog(file), settings, log)
                    : live(file, settings, log);
        } catch (RuntimeException | NoClassDefFoundError e) {
            throw unopened(file, e);
        }
    }

    /** Over items that stay the same. */
    static Transformer over(Catalog catalog, Settings settings, Log log) {
        TimedCatalog items = new TimedCatalog(catalog);
        OpenedRules opened = OpenedRules.open(settings, items, log);
        boolean isPack = catalog instanceof PackedCatalog;
        Answering.Fixed fixed =
                new Answering.Fixed(Serving.of(opened.enricher(), items, isPack ? catalog.version() : ""));
        if (!isPack) {
            findVersion(catalog, fixed, log);
        }
        return new Transformer(settings, opened, fixed, null, log);
    }

    /** Other catalogs than packs read all of their items for it, which no invocation is to wait for. */
    private static void findVersion(Catalog slow, Answering.Fixed answering, Log log) {
        Thread finder = new Thread(
                () -> {
                    try {
                        String version = slow.version();
                        answering.update(now -> now.of(version));
                    } catch (RuntimeException | Error e) {
                        log.catalog(
                                "catalog version unknown",
                                String.valueOf(FaultException.of(e).getMessage()));
                    }
                },
                "garnish-catalog-version");
        finder.setDaemon(true);
        finder.start();
    }

    private static Transformer live(Path file, Settings settings, Log log) {
        AtomicReference<OpenedRules> opened = new AtomicReference<>();
        LiveItems items = new LiveItems(
                file,
                settings.catalogEvery(),
                first -> opened.updateAndGet(none -> OpenedRules.open(settings, first, log)),
                log);
        return new Transformer(settings, Objects.requireNonNull(opened.get()), items, items, log);
    }

    private static Catalog catalog(@Nullable Path file) {
        return file == null ? SampleCatalog.open() : CatalogFile.open(file);
    }

    /** What is reported of a catalog that cannot be used; anything else stays what it is. */
    private static RuntimeException unopened(@Nullable Path file, Throwable thrown) {
        if (thrown instanceof CatalogException) {
            return StartException.of(Settings.CATALOG, String.valueOf(thrown.getMessage()));
        }
        if (thrown instanceof UnsupportedMvelException) {
            return StartException.of(Settings.RULES, String.valueOf(thrown.getMessage()));
        }
        if (thrown instanceof RuntimeException other) {
            return other;
        }
        return file != null && String.valueOf(thrown.getMessage()).contains("/h2/")
                ? StartException.of(
                        Settings.CATALOG,
                        file
                                + " is no pack, and this function's package has no database: `garnish catalog pack` makes one")
                : FaultException.of(thrown);
    }

    /**
     * The reply to an event.
     *
     * @param until the {@link System#nanoTime} from which on items that the catalog still looks for count as unknown
     */
    Answer answer(byte[] event, long until) {
        Host whose = host == null ? HostDetector.of(event) : host;
        return answering.use(new Question(event, whose, format(whose), until));
    }

    private EventFormat format(Host whose) {
        EventFormat format = formats.get(whose);
        if (format == null) {
            format = settings.format(whose);
            formats.put(whose, format);
        }
        return format;
    }

    /** An event to be answered. */
    private static final class Question implements Function<Serving, Answer> {
        private final byte[] event;
        private final Host host;
        private final EventFormat format;
        private final long until;

        Question(byte[] event, Host host, EventFormat format, long until) {
            this.event = event;
            this.host = host;
            this.format = format;
            this.until = until;
        }

        @Override
        public Answer apply(Serving now) {
            now.items().answerUntil(until);
            ReplyBuffer reply = new ReplyBuffer();
            return new Answer(reply, now.enricher().enrich(format, event, reply), host, now);
        }
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
        rulesLookout.lookIfDue();
        if (items != null) {
            items.lookIfDue();
        }
    }

    /** One look for newer rules. */
    @Override
    public void run() {
        LiveRules looking = rules;
        if (looking == null) {
            looking = new LiveRules(settings, opened, answering, log);
            rules = looking;
        }
        looking.run();
    }
}
