package dev.garnish;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Recognises by its first bytes what a file is that should be text: people drag the wrong file, or save it in another way. */
final class FileKind {
    private static final String[][] STARTS = {
        {"\u0089PNG", "a PNG image"},
        {"\u00ff\u00d8\u00ff", "a JPEG image"},
        {"GIF8", "a GIF image"},
        {"RIFF", "an image or a sound"},
        {"%PDF", "a PDF file"},
        {"PK\u0003\u0004", "a Word, Excel, OpenDocument or ZIP file"},
        {"PK\u0005\u0006", "a ZIP file"},
        {"\u00d0\u00cf\u0011\u00e0", "an old Word or Excel file"},
        {"{\\rtf", "a rich text file (RTF)"},
        {"\u001f\u008b", "a gzip file"},
        {"7z\u00bc\u00af", "a 7z file"},
        {"Rar!", "a RAR file"},
        {"bplist", "a property list"},
        {"SQLite format 3", "a SQLite database"},
        {"\u007fELF", "a program"},
    };

    private FileKind() {}

    /** What the file is, with an article; null where it may be text. */
    static @Nullable String of(byte[] bytes) {
        String head = new String(bytes, 0, Math.min(bytes.length, 16), StandardCharsets.ISO_8859_1);
        for (String[] start : STARTS) {
            if (head.startsWith(start[0])) {
                return start[1];
            }
        }
        boolean fourBytes = head.length() > 3 && (head.startsWith("\0\0") || head.startsWith("\0\0", 2));
        return fourBytes ? "a text in UTF-32" : null;
    }

    /** UTF-16 by its mark, or by the zeros between the letters of a text in Latin script; null where it is neither. */
    static @Nullable Charset wide(byte[] bytes) {
        if (bytes.length < 2) {
            return null;
        }
        int first = bytes[0] & 0xff;
        int second = bytes[1] & 0xff;
        if (first == 0xff && second == 0xfe) {
            return StandardCharsets.UTF_16LE;
        }
        if (first == 0xfe && second == 0xff) {
            return StandardCharsets.UTF_16BE;
        }
        boolean even = bytes.length % 2 == 0 && bytes.length >= 4;
        if (even && first != 0 && second == 0 && bytes[2] != 0 && bytes[3] == 0) {
            return StandardCharsets.UTF_16LE;
        }
        return even && first == 0 && second != 0 && bytes[2] == 0 && bytes[3] != 0 ? StandardCharsets.UTF_16BE : null;
    }
}
