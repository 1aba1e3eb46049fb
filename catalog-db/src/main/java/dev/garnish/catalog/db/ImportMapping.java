package dev.garnish.catalog.db;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.garnish.catalog.db.model.Repeats;
import dev.garnish.internal.text.Printable;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How files are read, as options of the command say it, a file in TOML or the studio's page: the options of {@link CatalogImport}
 * under the names that the command has for them. Every member may be missing.
 *
 * @param id the column of the ids
 * @param rows where the rows are in JSON
 * @param encoding of the files, such as {@code windows-1252}
 * @param decimal the sign before decimals, {@code .} or {@code ,}
 * @param repeats which row of an id counts, in a word: the first, the last, or all of them in one ({@code merge})
 * @param nullWords that mean that a value is missing
 * @param header the columns of files that have no header line
 * @param only the columns that are taken
 * @param json paths that stay JSON text
 * @param currency columns of amounts whose currencies go to columns of their own
 * @param map the catalog's names of columns; empty: the column is left out
 * @param list columns of lists, and the sign between their entries
 * @param date columns of dates, and what comes first in them: {@code dmy}, {@code mdy}, {@code ymd}, {@code epoch} or {@code text}
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ImportMapping(
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
    /**
     * This over another: what both say is as here, lists and maps hold what either says.
     *
     * @param other what counts where this says nothing
     * @return both in one
     */
    public ImportMapping over(ImportMapping other) {
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

    /**
     * Sets it on an import.
     *
     * @param wanted the import
     * @throws IllegalArgumentException if a setting is none of those that fit
     */
    public void on(CatalogImport wanted) {
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
            throw new IllegalArgumentException(
                    "--encoding %s: there is no such encoding: expected one such as UTF-8 or windows-1252"
                            .formatted(Printable.name(name)));
        }
    }

    private static char sign(String text) {
        if (!text.equals(".") && !text.equals(",")) {
            throw new IllegalArgumentException("--decimal %s: expected . or ,".formatted(Printable.name(text)));
        }
        return text.charAt(0);
    }

    private static Repeats repeats(String word) {
        return switch (word) {
            case "first" -> Repeats.FIRST;
            case "last" -> Repeats.LAST;
            case "merge" -> Repeats.MERGED;
            default ->
                throw new IllegalArgumentException(
                        "repeats = %s: expected first, last or merge".formatted(Printable.name(word)));
        };
    }

    private static char separator(String column, String sign) {
        if (sign.length() != 1) {
            throw new IllegalArgumentException(
                    "--list %s=%s: expected one sign between a list's entries, for instance '%s=|'"
                            .formatted(column, sign, column));
        }
        return sign.charAt(0);
    }

    private static void date(CatalogImport wanted, String column, String order) {
        if (!List.of("dmy", "mdy", "ymd", "epoch", "text").contains(order)) {
            throw new IllegalArgumentException("--date %s=%s: expected dmy, mdy, ymd, epoch or text"
                    .formatted(Printable.name(column), Printable.name(order)));
        }
        wanted.date(column, order);
    }
}
