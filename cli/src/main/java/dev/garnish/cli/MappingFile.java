package dev.garnish.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.dataformat.toml.TomlMapper;
import dev.garnish.catalog.db.CatalogImport;
import dev.garnish.catalog.db.ImportMapping;
import dev.garnish.internal.text.Printable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;

/** How a supplier's files are read, in TOML: {@code shop.import.toml} beside {@code shop.csv}. */
final class MappingFile {
    private static final TomlMapper TOML = TomlMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private MappingFile() {}

    /** Where the mapping of a file stands: beside it, under its name without what is behind the first point. */
    static Path beside(Path file) {
        String name = String.valueOf(file.getFileName());
        int point = name.indexOf('.', 1);
        return file.resolveSibling((point < 0 ? name : name.substring(0, point)) + ".import.toml");
    }

    static ImportMapping load(Path file) throws IOException {
        try {
            return TOML.readValue(Files.readString(file), ImportMapping.class);
        } catch (JsonProcessingException e) {
            throw Failure.badInput("mapping %s: %s".formatted(Printable.name(file.toString()), reason(e)));
        }
    }

    private static String reason(JsonProcessingException e) {
        // Settings that are read as a whole have no line.
        boolean hasLine = e.getLocation() != null && e.getLocation().getLineNr() > 0;
        String line = hasLine ? "line %d: ".formatted(e.getLocation().getLineNr()) : "";
        if (e instanceof UnrecognizedPropertyException unknown) {
            return line
                    + "there is no setting `%s`: expected %s"
                            .formatted(
                                    Printable.name(unknown.getPropertyName()),
                                    new TreeSet<>(unknown.getKnownPropertyIds()));
        }
        if (e instanceof JsonMappingException wrong && !wrong.getPath().isEmpty()) {
            return line
                    + "`%s` has another kind of value than expected"
                            .formatted(Printable.name(
                                    String.valueOf(wrong.getPath().get(0).getFieldName())));
        }
        return line + "not TOML: expected lines such as id = \"sku\", and [map] above \"Variant SKU\" = \"sku\"";
    }

    static void save(ImportMapping mapping, Path file) throws IOException {
        Files.writeString(file, TOML.writeValueAsString(mapping));
    }

    /** Sets a mapping on an import; what it names wrongly is a usage error. */
    static void set(ImportMapping mapping, CatalogImport wanted) {
        try {
            mapping.on(wanted);
        } catch (IllegalArgumentException e) {
            throw Failure.usage(String.valueOf(e.getMessage()));
        }
    }
}
