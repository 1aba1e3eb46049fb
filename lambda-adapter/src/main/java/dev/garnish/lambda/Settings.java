package dev.garnish.lambda;

import dev.garnish.event.Reply;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a function is told by its environment, read once.
 *
 * @param rules a rules file or a folder of them
 * @param catalog the items' database; null for the sample that comes with Garnish
 */
record Settings(Path rules, @Nullable Path catalog, Reply reply) {
    static final String RULES = "GARNISH_RULES";
    static final String CATALOG = "GARNISH_CATALOG";
    static final String REPLY = "GARNISH_REPLY";

    private static final String SAMPLE = "sample";

    /** Where Lambda unpacks the function's package. */
    private static final String TASK_ROOT = "LAMBDA_TASK_ROOT";

    /** @throws StartException if a setting can not be used */
    static Settings of(Map<String, String> environment) {
        return new Settings(
                file(environment, RULES, "rules", "a rules file or a folder of them"),
                catalog(environment),
                reply(environment.getOrDefault(REPLY, "bare")));
    }

    private static @Nullable Path catalog(Map<String, String> environment) {
        return SAMPLE.equals(environment.get(CATALOG))
                ? null
                : file(environment, CATALOG, "catalog.mv.db", "a catalog file (.mv.db) or `" + SAMPLE + "`");
    }

    /** What a setting names; without it, what the function's package holds under a name. */
    private static Path file(Map<String, String> environment, String setting, String packaged, String expected) {
        String given = environment.get(setting);
        Path path = Path.of(given == null ? environment.getOrDefault(TASK_ROOT, "") : given);
        Path file = given == null ? path.resolve(packaged) : path;
        if (!Files.exists(file)) {
            String found = given == null ? "it is not set" : "there is no " + given;
            throw new StartException(setting, "expected " + expected + ", " + found);
        }
        return file;
    }

    private static Reply reply(String value) {
        return switch (value) {
            case "bare" -> Reply.BARE;
            case "wrapped" -> Reply.WRAPPED;
            default -> throw new StartException(REPLY, "expected bare or wrapped, found `" + value + "`");
        };
    }
}
