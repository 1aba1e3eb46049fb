package dev.garnish.cli;

import dev.garnish.catalog.db.model.CatalogAddress;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** Options and parameters that several verbs take. */
final class Args {
    private Args() {}

    /** A verb's specification: what it is for, and below its options an example or two. */
    static CommandSpec spec(Object verb, String name, String description, String... footer) {
        CommandSpec spec = CommandSpec.wrapWithoutInspection(verb).name(name);
        spec.usageMessage().description(description).footer(footer);
        return withHelp(spec);
    }

    static CommandSpec withHelp(CommandSpec spec) {
        return spec.versionProvider(() -> new String[] {Garnish.version()})
                .addOption(OptionSpec.builder("-h", "--help")
                        .usageHelp(true)
                        .description("Shows this help.")
                        .build())
                .addOption(OptionSpec.builder("-V", "--version")
                        .versionHelp(true)
                        .description("Shows the version.")
                        .build());
    }

    static OptionSpec flag(String name, String description) {
        return OptionSpec.builder(name)
                .type(boolean.class)
                .defaultValue("false")
                .description(description)
                .build();
    }

    /** An option that is null where it is not given. */
    static OptionSpec option(String name, String label, Class<?> type, String description) {
        return OptionSpec.builder(name)
                .type(type)
                .paramLabel(label)
                .description(description)
                .build();
    }

    /** An option with a value for where it is not given. */
    static OptionSpec option(String name, String label, Class<?> type, String fallback, String description) {
        return OptionSpec.builder(name)
                .type(type)
                .paramLabel(label)
                .defaultValue(fallback)
                .description(description + " Without it " + fallback + ".")
                .build();
    }

    /** An option that can be given several times, each time a name and a value. */
    static OptionSpec pairs(String name, String label, String description) {
        return OptionSpec.builder(name)
                .type(Map.class)
                .auxiliaryTypes(String.class, String.class)
                .paramLabel(label)
                .description(description)
                .build();
    }

    /** An option that can be given several times, with several values each time. */
    static OptionSpec list(String name, String label, String description) {
        return OptionSpec.builder(name)
                .type(List.class)
                .auxiliaryTypes(String.class)
                .paramLabel(label)
                .description(description)
                .build();
    }

    static List<String> listOf(OptionSpec list) {
        @Nullable List<String> given = list.getValue();
        return given == null ? List.of() : given;
    }

    static Map<String, String> valueOf(OptionSpec pairs) {
        @Nullable Map<String, String> given = pairs.getValue();
        return given == null ? Map.of() : given;
    }

    /** A catalog, wherever it stands; {@link #addressOf} reads it. */
    static OptionSpec catalog() {
        // As text: what picocli says of a value that it cannot convert repeats it, and it may hold a password.
        return OptionSpec.builder("--catalog")
                .required(true)
                .type(String.class)
                .paramLabel("FILE|ADDRESS")
                .description("The catalog: an H2 database, FILE.mv.db, or postgresql://user@host[:port]/database (the"
                        + " password comes from PGPASSWORD or ~/.pgpass).")
                .build();
    }

    static CatalogAddress addressOf(OptionSpec catalog) {
        return CatalogAddress.parse(catalog.<String>getValue());
    }

    static OptionSpec format() {
        return option("--format", "FORMAT", Format.class, "human", "human or json.");
    }

    static PositionalParamSpec event() {
        return parameter("0", "EVENT.json|-", "The event; - reads standard input.");
    }

    static PositionalParamSpec parameter(String index, String label, String description) {
        return PositionalParamSpec.builder()
                .index(index)
                .arity("1")
                .required(true)
                .type(String.class)
                .paramLabel(label)
                .description(description)
                .build();
    }

    static PositionalParamSpec optional(String index, String label, String description) {
        return PositionalParamSpec.builder()
                .index(index)
                .arity("0..1")
                .type(String.class)
                .paramLabel(label)
                .description(description)
                .build();
    }
}
