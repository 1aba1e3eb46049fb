package dev.garnish.lambda;

import dev.garnish.RuleFiles;
import dev.garnish.ShapeFile;
import dev.garnish.event.EventFormat;
import dev.garnish.event.Host;
import dev.garnish.event.InvalidShapeException;
import dev.garnish.event.ListStyle;
import dev.garnish.event.ReplyEnvelope;
import dev.garnish.internal.text.Printable;
import dev.garnish.internal.text.Suggestion;
import dev.garnish.rules.RulesSource;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The settings of a function, from its environment, read once.
 *
 * @param packagedRules the place of the rules in the function's package, which may hold none
 * @param catalog the items' file; null for the sample that comes with Garnish
 * @param host whose events it gets, by the host's name or a file with the shape of its events; null where each event tells
 * @param connectItems where item ids stand in a Connect profile's data, as a JSON pointer
 * @param rulesEvery how often newer rules are looked for at most; zero for never
 * @param catalogEvery how often the catalog's file is looked at at most; zero for never
 */
record Settings(
        RulesSource rules,
        RulesSource packagedRules,
        @Nullable Path catalog,
        @Nullable String host,
        ReplyEnvelope reply,
        String connectItems,
        String connectLists,
        Duration rulesEvery,
        Duration catalogEvery) {
    static final String RULES = "GARNISH_RULES";
    static final String CATALOG = "GARNISH_CATALOG";
    static final String HOST = "GARNISH_HOST";
    static final String REPLY = "GARNISH_REPLY";
    static final String CONNECT_ITEMS = "GARNISH_CONNECT_ITEMS";
    static final String CONNECT_LISTS = "GARNISH_CONNECT_LISTS";
    static final String RULES_EVERY = "GARNISH_RULES_EVERY";
    static final String CATALOG_EVERY = "GARNISH_CATALOG_EVERY";

    private static final String PINPOINT = "pinpoint";
    private static final String CONNECT = "connect";
    private static final String SHAPE = ".json";
    private static final String SAMPLE = "sample";
    private static final String WHOLE = "whole";
    private static final int MOST_SECONDS = 86_400;

    /** Where Lambda unpacks the function's package. */
    private static final String TASK_ROOT = "LAMBDA_TASK_ROOT";

    private static final String PREFIX = "GARNISH_";
    private static final List<String> ALL =
            List.of(RULES, CATALOG, HOST, REPLY, CONNECT_ITEMS, CONNECT_LISTS, RULES_EVERY, CATALOG_EVERY);

    /** @throws StartException if a setting cannot be used */
    static Settings of(Map<String, String> environment) {
        return new Settings(
                rules(environment),
                RuleFiles.source(packaged(environment, "rules")),
                catalog(environment),
                host(given(environment, HOST, "auto"), environment),
                reply(given(environment, REPLY, "bare")),
                pointer(given(environment, CONNECT_ITEMS, "/attributes/RecommendationItems")),
                lists(given(environment, CONNECT_LISTS, WHOLE)),
                every(RULES_EVERY, given(environment, RULES_EVERY, "30")),
                every(CATALOG_EVERY, given(environment, CATALOG_EVERY, "0")));
    }

    /** Says which variables are meant as settings and are none: a name with a slip in it would have no effect at all. */
    static void tellUnknown(Map<String, String> environment, Log log) {
        for (String name : environment.keySet()) {
            if (name.regionMatches(true, 0, PREFIX, 0, PREFIX.length()) && !ALL.contains(name)) {
                log.unknownSetting(name + ": there is no such setting: " + meant(name.substring(PREFIX.length())));
            }
        }
    }

    /** By what follows the prefix, which would make all of them look alike. */
    private static String meant(String written) {
        List<String> names =
                ALL.stream().map(name -> name.substring(PREFIX.length())).toList();
        return Suggestion.among(names, written)
                .map(name -> "did you mean " + PREFIX + name + "?")
                .orElse("the settings are " + String.join(", ", ALL));
    }

    /** A setting's value; one that is empty counts as not given, because a template cannot leave a variable out. */
    private static String given(Map<String, String> environment, String setting, String fallback) {
        String value = environment.getOrDefault(setting, "");
        return value.isBlank() ? fallback : value;
    }

    /**
     * The shape of one host's events. No switch over hosts, for which a class of its own is made.
     *
     * @throws StartException if that is a file that says none
     */
    EventFormat format(String whose) {
        if (whose.equals(PINPOINT)) {
            return EventFormat.pinpoint(reply);
        }
        if (whose.equals(CONNECT)) {
            ListStyle lists = WHOLE.equals(connectLists) ? ListStyle.WHOLE : ListStyle.FLATTENED;
            return EventFormat.connect(connectItems, lists);
        }
        return whose.endsWith(SHAPE) ? shape(whose) : EventFormat.of(Host.valueOf(whose.toUpperCase(Locale.ROOT)));
    }

    private static EventFormat shape(String file) {
        try {
            return ShapeFile.load(Path.of(file));
        } catch (RuntimeException e) {
            boolean isShapes = e instanceof InvalidShapeException || e instanceof UncheckedIOException;
            throw isShapes ? StartException.of(HOST, Printable.text(String.valueOf(e.getMessage()))) : e;
        }
    }

    /** What a log calls a host: its name, or that of the file with its shape. */
    static String nameOf(String host) {
        if (!host.endsWith(SHAPE)) {
            return host;
        }
        String file = String.valueOf(Path.of(host).getFileName());
        return file.substring(0, file.length() - SHAPE.length());
    }

    private static RulesSource rules(Map<String, String> environment) {
        String given = given(environment, RULES, "");
        return given.contains("://")
                ? AddressedRules.of(given)
                : RuleFiles.source(
                        file(environment, RULES, "rules", "a rules file, a folder of them or a local http address"));
    }

    private static @Nullable Path catalog(Map<String, String> environment) {
        return SAMPLE.equals(given(environment, CATALOG, ""))
                ? null
                : file(environment, CATALOG, "catalog.pack", "a catalog file or `" + SAMPLE + "`");
    }

    /** What a setting names; without it, what the function's package holds under a name. */
    private static Path file(Map<String, String> environment, String setting, String packaged, String expected) {
        String given = given(environment, setting, "");
        Path file = given.isEmpty() ? packaged(environment, packaged) : Path.of(given);
        if (!Files.exists(file)) {
            String found = given.isEmpty() ? "it is not set" : "there is no " + AddressText.of(given);
            throw StartException.of(setting, "expected " + expected + ", " + found);
        }
        return file;
    }

    private static Path packaged(Map<String, String> environment, String name) {
        return Path.of(given(environment, TASK_ROOT, "")).resolve(name);
    }

    private static @Nullable String host(String value, Map<String, String> environment) {
        if (value.equals("auto")) {
            return null;
        }
        if (value.equals(PINPOINT) || value.equals(CONNECT)) {
            return value;
        }
        if (value.endsWith(SHAPE)) {
            Path file = packaged(environment, value);
            if (!Files.exists(file)) {
                throw StartException.of(HOST, "expected a file with a shape, there is no " + AddressText.of(value));
            }
            return file.toString();
        }
        String host = value.replace('-', '_');
        StringBuilder known = new StringBuilder("auto");
        for (Host one : Host.values()) {
            if (one.name().toLowerCase(Locale.ROOT).equals(host)) {
                return host;
            }
            known.append(", ").append(one.id());
        }
        throw unexpected(HOST, known.append(" or the FILE.json of a shape").toString(), value);
    }

    private static ReplyEnvelope reply(String value) {
        return switch (value) {
            case "bare" -> ReplyEnvelope.BARE;
            case "wrapped" -> ReplyEnvelope.WRAPPED;
            default -> throw unexpected(REPLY, "bare or wrapped", value);
        };
    }

    private static String pointer(String value) {
        if (!value.startsWith("/") || value.length() == 1) {
            throw unexpected(CONNECT_ITEMS, "a JSON pointer such as /attributes/RecommendationItems", value);
        }
        return value;
    }

    private static String lists(String value) {
        if (!value.equals(WHOLE) && !value.equals("flattened")) {
            throw unexpected(CONNECT_LISTS, "whole or flattened", value);
        }
        return value;
    }

    private static Duration every(String setting, String value) {
        boolean isMillis = value.endsWith("ms");
        int unit = isMillis ? 2 : value.endsWith("s") ? 1 : 0;
        try {
            int number = Integer.parseInt(value.substring(0, value.length() - unit));
            Duration every = isMillis ? Duration.ofMillis(number) : Duration.ofSeconds(number);
            if (!every.isNegative() && every.toSeconds() <= MOST_SECONDS) {
                return every;
            }
        } catch (NumberFormatException e) {
            // Reported below, as one that is out of range.
        }
        throw unexpected(
                setting,
                "seconds from 0 (never) to " + MOST_SECONDS + " as in 30s, or milliseconds as in 500ms",
                value);
    }

    private static RuntimeException unexpected(String setting, String expected, String found) {
        return StartException.of(setting, "expected " + expected + ", found `" + AddressText.of(found) + "`");
    }
}
