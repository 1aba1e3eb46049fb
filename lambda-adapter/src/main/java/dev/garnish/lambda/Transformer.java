package dev.garnish.lambda;

import dev.garnish.Deployment;
import dev.garnish.FailedTestsException;
import dev.garnish.Garnish;
import dev.garnish.ReplyBuffer;
import dev.garnish.Report;
import dev.garnish.catalog.CatalogSource;
import dev.garnish.catalog.db.CatalogFile;
import dev.garnish.catalog.db.SampleCatalog;
import dev.garnish.catalog.db.model.CatalogException;
import dev.garnish.event.EventFormat;
import dev.garnish.internal.event.HostDetector;
import dev.garnish.rules.InvalidRulesException;
import dev.garnish.rules.UnsupportedMvelException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Answers the events of every host by one set of rules over one catalog. Safe for use by many threads. */
final class Transformer {
    private final @Nullable String host;
    private final Settings settings;

    /** Those that were asked for. */
    private final Map<String, EventFormat> formats = new ConcurrentHashMap<>();

    private final Garnish garnish;
    private final Lookout rules;
    private final Lookout items;

    /** A reply, whose event it answers, and what made it. */
    record Answer(ReplyBuffer reply, Report report, String host, String rules, String catalog) {}

    private Transformer(Settings settings, Garnish garnish) {
        this.host = settings.host();
        this.settings = settings;
        if (host != null) {
            formats.put(host, settings.format(host));
        }
        this.garnish = garnish;
        this.rules = new Lookout("garnish-rules", settings.rulesEvery(), garnish, true);
        this.items = new Lookout("garnish-catalog", settings.catalogEvery(), garnish, false);
    }

    /** @throws StartException if the rules or the catalog cannot be used */
    static Transformer open(Settings settings, Log log) {
        try {
            return over(source(settings), settings, log);
        } catch (RuntimeException | NoClassDefFoundError e) {
            throw unopened(settings.catalog(), e);
        }
    }

    /** A pack that stays the same needs nothing that follows versions. */
    private static CatalogSource source(Settings settings) {
        Path file = settings.catalog();
        if (file == null) {
            return CatalogSource.of(SampleCatalog.open());
        }
        return settings.catalogEvery().isZero() && CatalogFile.isPack(file)
                ? CatalogSource.of(CatalogFile.open(file))
                : CatalogFile.source(file);
    }

    /** @throws StartException if the rules cannot be used */
    static Transformer over(CatalogSource catalog, Settings settings, Log log) {
        try {
            Garnish garnish = Garnish.builder()
                    .rules(settings.rules())
                    .packagedRules(settings.packagedRules())
                    .catalog(catalog)
                    .onChange(log)
                    .open();
            return new Transformer(settings, garnish);
        } catch (RuntimeException e) {
            throw refused(e);
        }
    }

    /** What is reported of rules that cannot be used, or not be tested; anything else stays what it is. */
    private static RuntimeException refused(RuntimeException thrown) {
        if (thrown instanceof InvalidRulesException invalid) {
            return StartException.of(Settings.RULES, invalid.inOneLine());
        }
        if (thrown instanceof IllegalStateException) {
            return StartException.of(Settings.CATALOG, String.valueOf(thrown.getMessage()));
        }
        boolean isOfRules = thrown instanceof FailedTestsException
                || thrown instanceof UncheckedIOException
                || thrown instanceof UnsupportedMvelException;
        return isOfRules ? StartException.of(Settings.RULES, String.valueOf(thrown.getMessage())) : thrown;
    }

    /** What is reported of a catalog that cannot be used; anything else stays what it is. */
    private static RuntimeException unopened(@Nullable Path file, Throwable thrown) {
        if (thrown instanceof CatalogException) {
            return StartException.of(Settings.CATALOG, String.valueOf(thrown.getMessage()));
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

    /** What the answers come from. */
    Garnish garnish() {
        return garnish;
    }

    /**
     * The reply to an event.
     *
     * @param within how long the catalog may look for the event's items; those it has not found by then count as unknown
     */
    Answer answer(byte[] event, Duration within) {
        String whose = host == null ? HostDetector.of(event).name().toLowerCase(Locale.ROOT) : host;
        return garnish.use(new Question(event, whose, format(whose), within));
    }

    private EventFormat format(String whose) {
        EventFormat format = formats.get(whose);
        if (format == null) {
            format = settings.format(whose);
            formats.put(whose, format);
        }
        return format;
    }

    /** An event to be answered. */
    private static final class Question implements Function<Deployment, Answer> {
        private final byte[] event;
        private final String host;
        private final EventFormat format;
        private final Duration within;

        Question(byte[] event, String host, EventFormat format, Duration within) {
            this.event = event;
            this.host = host;
            this.format = format;
            this.within = within;
        }

        @Override
        public Answer apply(Deployment now) {
            ReplyBuffer reply = new ReplyBuffer();
            Report report = now.enrich(format, event, reply, within);
            return new Answer(reply, report, host, now.rules(), now.catalogName());
        }
    }

    /** An event of every host that it may answer. */
    List<byte[]> samples() {
        return Rehearsal.HOSTS.stream()
                .filter(one -> host == null || host.equals(one))
                .map(one -> garnish.use(now -> Rehearsal.event(one, now.catalog())))
                .toList();
    }

    /** Starts to look for newer rules and items if it is time; returns at once. */
    void lookForNewer() {
        rules.lookIfDue();
        items.lookIfDue();
    }
}
