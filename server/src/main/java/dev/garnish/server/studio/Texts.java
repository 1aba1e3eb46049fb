package dev.garnish.server.studio;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Texts of files: as the page has them, with one kind of line end, and as they are on disk. */
final class Texts {
    private static final int DIGITS = 32;

    /** What stands for a file that is not there. */
    static final String ABSENT = "";

    private Texts() {}

    /** What distinguishes one text from another. */
    static String digest(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash).substring(0, DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** As browsers and editors in them have it. */
    static String ofPage(String text) {
        return text.replace("\r\n", "\n").replace('\r', '\n');
    }

    /** A text of the page with the line ends that a file has now. */
    static String likeFile(String text, String file) {
        String plain = ofPage(text);
        boolean isWindows = file.contains("\r\n") && !file.replace("\r\n", "").contains("\n");
        return isWindows ? plain.replace("\n", "\r\n") : plain;
    }
}
