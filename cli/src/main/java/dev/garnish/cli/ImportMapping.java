package dev.garnish.cli;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.dataformat.toml.TomlMapper;
import dev.garnish.catalog.db.CatalogImport;
import dev.garnish.catalog.db.model.Repeats;
import dev.garnish.internal.text.Printable;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * How a supplier's files are read, as options of the command say it or a file in TOML keeps it: {@code shop.import.toml}
 * beside {@code shop.csv}. Every member may be missing.
 *
 * @param repeats which row of an id counts: the first, the last, or all of them merged
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record ImportMapping(
        @Nullable String id,
        @Nullable String rows,
        @Nullable String encoding,
        @Nullable String decimal,
        @Nullable String repeats,
        @JsonProperty("null") @Nullable List<String> nullWords,
        @Nullable List<String> header,
        @Nullable List<String> only,
        @Nullable List<String> json,
        @Nullable List<String> currency,
        @Nullable Map<String, String> map,
        @Nullable Map<String, String> list,
        @Nullable Map<String, String> date) {
    private static final TomlMapper TOML = TomlMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

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

    void save(Path file) throws IOException {
        Files.writeString(file, TOML.writeValueAsString(this));
    }

    /** This over another: what both say is as here, lists and maps hold what either says. */
    ImportMapping over(ImportMapping other) {
        return new ImportMapping(
                first(id, other.id),
                first(rows, other.rows),
                first(encoding, other.encoding),
                first(decimal, other.decimal),
                first(repeats, other.repeats),
                joined(other.nullWords, nullWords),
                header == null || header.isEmpty() ? other.header : header,
                only == null || only.isEmpty() ? other.only : only,
                joined(other.json, json),
                joined(other.currency, currency),
                joined(other.map, map),
                joined(other.list, list),
                joined(other.date, date));
    }

    private static @Nullable String first(@Nullable String one, @Nullable String other) {
        return one == null ? other : one;
    }

    private static List<String> joined(@Nullable List<String> one, @Nullable List<String> other) {
        List<String> all = new ArrayList<>(orNone(one));
        orNone(other).stream().filter(each -> !all.contains(each)).forEach(all::add);
        return all;
    }

    private static Map<String, String> joined(@Nullable Map<String, String> one, @Nullable Map<String, String> other) {
        Map<String, String> all = new LinkedHashMap<>(orNone(one));
        all.putAll(orNone(other));
        return all;
    }

    private static List<String> orNone(@Nullable List<String> list) {
        return list == null ? List.of() : list;
    }

    private static Map<String, String> orNone(@Nullable Map<String, String> map) {
        return map == null ? Map.of() : map;
    }

    /** Sets it on an import; what it names wrongly is a usage error. */
    void on(CatalogImport wanted) {
        if (id != null) {
            wanted.id(id);
        }
        if (rows != null) {
            wanted.rows(rows);
        }
        if (encoding != null) {
            wanted.encoding(charset(encoding));
        }
        if (decimal != null) {
            wanted.decimal(sign(decimal));
        }
        if (repeats != null) {
            wanted.repeats(repeats(repeats));
        }
        if (!orNone(header).isEmpty()) {
            wanted.header(orNone(header));
        }
        if (!orNone(only).isEmpty()) {
            wanted.only(orNone(only));
        }
        orNone(nullWords).forEach(wanted::nullWord);
        orNone(json).forEach(wanted::json);
        orNone(currency).forEach(wanted::currency);
        orNone(map).forEach(wanted::map);
        orNone(list).forEach((column, sign) -> wanted.list(column, separator(column, sign)));
        orNone(date).forEach((column, order) -> date(wanted, column, order));
    }

    private static Charset charset(String name) {
        try {
            return Charset.forName(name);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            throw Failure.usage("--encoding %s: there is no such encoding: expected one such as UTF-8 or windows-1252"
                    .formatted(Printable.name(name)));
        }
    }

    private static char sign(String text) {
        if (!text.equals(".") && !text.equals(",")) {
            throw Failure.usage("--decimal %s: expected . or ,".formatted(Printable.name(text)));
        }
        return text.charAt(0);
    }

    private static Repeats repeats(String word) {
        return switch (word) {
            case "first" -> Repeats.FIRST;
            case "last" -> Repeats.LAST;
            case "merge" -> Repeats.MERGED;
            default ->
                throw Failure.usage("repeats = %s: expected first, last or merge".formatted(Printable.name(word)));
        };
    }

    private static char separator(String column, String sign) {
        if (sign.length() != 1) {
            throw Failure.usage("--list %s=%s: expected one sign between a list's entries, for instance '%s=|'"
                    .formatted(column, sign, column));
        }
        return sign.charAt(0);
    }

    private static void date(CatalogImport wanted, String column, String order) {
        if (!List.of("dmy", "mdy", "ymd", "epoch", "text").contains(order)) {
            throw Failure.usage("--date %s=%s: expected dmy, mdy, ymd, epoch or text"
                    .formatted(Printable.name(column), Printable.name(order)));
        }
        wanted.date(column, order);
    }
}
