package dev.garnish.catalog.db.internal.load;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/**
 * The column that a file's column gets where nobody names one: lower case, letters, digits and {@code _}, at most 63. Umlauts
 * and ligatures are written out ({@code Größe (cm)} is {@code groesse_cm}), accents are taken off, everything else parts
 * words. A name of nothing else gets its place: {@code column_3}. Of a longer one the start is left, and a checksum of all of it
 * in hexadecimal, so that names that begin alike stay apart and do not depend on what is beside them.
 */
final class ColumnName {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,62}");
    private static final int LONGEST = 63;
    private static final Map<String, String> WRITTEN_OUT = Map.ofEntries(
            Map.entry("\u00e4", "ae"),
            Map.entry("\u00f6", "oe"),
            Map.entry("\u00fc", "ue"),
            Map.entry("\u00df", "ss"),
            Map.entry("\u00e6", "ae"),
            Map.entry("\u0153", "oe"),
            Map.entry("\u00f8", "oe"),
            Map.entry("\u00e5", "aa"),
            Map.entry("\u00fe", "th"),
            Map.entry("\u00f0", "d"),
            Map.entry("\u0111", "d"),
            Map.entry("\u0142", "l"),
            Map.entry("\u0131", "i"));

    private ColumnName() {}

    /** @param place of the column in its file, from 1 */
    static String of(String spelled, int place) {
        String plain = plain(spelled);
        if (NAME.matcher(plain).matches()) {
            return plain;
        }
        String composed = Normalizer.normalize(plain, Normalizer.Form.NFC);
        StringBuilder latin = new StringBuilder();
        composed.codePoints()
                .mapToObj(Character::toString)
                .forEach(each -> latin.append(WRITTEN_OUT.getOrDefault(each, each)));
        String safe = Normalizer.normalize(latin, Normalizer.Form.NFKD)
                .replaceAll("\\p{M}", "")
                .replaceAll("['\u2019]", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "_")
                .replaceAll("^_|_$", "");
        if (safe.isEmpty()) {
            return "column_" + place;
        }
        String named = Character.isDigit(safe.charAt(0)) ? "column_" + safe : safe;
        return named.length() <= LONGEST ? named : named.substring(0, LONGEST - 9) + "_" + checksum(named);
    }

    private static String checksum(String name) {
        CRC32 crc = new CRC32();
        crc.update(name.getBytes(StandardCharsets.US_ASCII));
        return HexFormat.of().toHexDigits((int) crc.getValue());
    }

    /** The same, unless there is such a column under the name itself, or under its start, as earlier versions named it. */
    static String among(Set<String> known, String spelled, int place) {
        String plain = plain(spelled);
        String start = plain.substring(0, Math.min(LONGEST, plain.length()));
        return known.contains(start) ? start : of(spelled, place);
    }

    /** {@code Image-Url} and {@code IMAGE_URL} mean {@code image_url}. */
    static String plain(String name) {
        return lower(name).replace('-', '_').replace(' ', '_');
    }

    static String lower(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }
}
