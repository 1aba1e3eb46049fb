package dev.garnish.catalog.db.internal.input;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Files that are no items as they are: what they are by their first bytes, and how they become items. */
final class FileKind {
    private static final String SHEET = "save the sheet as CSV (UTF-8)";
    private static final String DUCK = "convert it, for instance: duckdb -c \"copy (from '%s') to 'items.csv'\"";

    /** By the characters that start them, read as Latin 1. */
    private static final Map<String, List<String>> STARTS = new LinkedHashMap<>();

    static {
        STARTS.put("PAR1", List.of("a Parquet file", DUCK));
        STARTS.put("Obj\u0001", List.of("an Avro file", "convert it to JSON Lines, for instance: avro-tools tojson"));
        STARTS.put("ORC", List.of("an ORC file", "convert it to JSON Lines, for instance: orc-tools data"));
        STARTS.put(
                "ARROW1", List.of("an Arrow file", "convert it to CSV or Parquet's JSON with the tool that wrote it"));
        STARTS.put("\u00d0\u00cf\u0011\u00e0", List.of("an old Excel or Office file", SHEET));
        STARTS.put(
                "SQLite format 3", List.of("a SQLite database", "export the table: sqlite3 -header -csv FILE TABLE"));
        STARTS.put("H:2,", List.of("an H2 database", "name it with --catalog, or export its items to CSV"));
        STARTS.put("GARNPACK", List.of("a pack of a catalog", "import what the pack was made from"));
        STARTS.put("%PDF", List.of("a PDF file", "ask for the table as CSV"));
        STARTS.put("{\\rtf", List.of("a rich text file", "save it as plain text in CSV"));
        STARTS.put("BZh", List.of("a file packed with bzip2", "unpack it with bunzip2, or pack it with gzip"));
        STARTS.put("\u00fd7zXZ", List.of("a file packed with xz", "unpack it with unxz, or pack it with gzip"));
        STARTS.put("(\u00b5/\u00fd", List.of("a file packed with zstd", "unpack it, or pack it with gzip"));
        STARTS.put("7z\u00bc\u00af", List.of("a 7-Zip archive", "unpack it and import the files within"));
    }

    private static final Pattern YAML = Pattern.compile("---( .*)?|%YAML.*|- [\\w.-]+:( .*)?|[\\w.-]+:( [^,;\\t|]*)?");

    private FileKind() {}

    /** Refuses a file whose first bytes show another format. */
    static void requireText(byte[] head, String file) {
        String start = new String(head, StandardCharsets.ISO_8859_1);
        if (start.startsWith("PK")) {
            throw refused(
                    file,
                    archive(start),
                    archive(start).startsWith("a zip file") ? "unpack it and import the files within" : SHEET);
        }
        STARTS.forEach((with, kind) -> {
            if (start.startsWith(with)) {
                throw refused(file, kind.get(0), kind.get(1).formatted(file));
            }
        });
    }

    private static String archive(String start) {
        if (start.contains("xl/") || start.contains("[Content_Types].xml")) {
            return "an Excel workbook (.xlsx)";
        }
        if (start.contains("opendocument")) {
            return "an OpenDocument sheet (.ods)";
        }
        boolean isWhole = start.length() > 30;
        return isWhole ? "a zip file" : "a zip or Excel file";
    }

    /** Refuses a text whose first line that is not blank shows that it is no table, no JSON and no feed. */
    static void requireRows(String first, String file) {
        if (YAML.matcher(first).matches()) {
            throw refused(file, "YAML", "convert it to JSON, for instance: yq -o=json '.' " + file);
        }
        if (first.toLowerCase(Locale.ROOT).matches("<(!doctype html|html).*")) {
            throw refused(file, "a web page", "download the file behind it, as CSV or JSON");
        }
    }

    static InputException refused(String file, String kind, String advice) {
        return InputException.badData("%s: %s: %s".formatted(file, kind, advice));
    }
}
