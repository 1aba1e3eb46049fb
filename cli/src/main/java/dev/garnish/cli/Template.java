package dev.garnish.cli;

import dev.garnish.catalog.db.internal.text.Excerpt;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The template that deploys a package with AWS SAM. Its first line holds the checksum of the rest, so that one that was
 * edited is recognized and never overwritten.
 *
 * @param text what is to be written; empty where an edited template stays
 */
record Template(Path file, String text) {
    private static final String NAME = "template.yaml";

    /** The package as the template's source names it. */
    private static final String CODE = "CodeUri: garnish-lambda.zip";

    /** Whose events the function answers, as the template's source names it. */
    private static final String HOST = "Default: auto";

    private static final String SEAL =
            "# From `garnish package lambda`, which replaces this file as long as it is not edited: sha256 ";

    /** A package in an edited template, as it is spelled there. */
    private static final Pattern DEPLOYED =
            Pattern.compile("(?m)^[^#\n]*\\bCodeUri[\"']?[ \t]*:[ \t]*(.*?)(?:[ \t]+#.*)?$");

    /**
     * What becomes of the template beside a package. Nothing is written yet.
     *
     * @throws Failure if it was edited and deploys another package
     */
    static Template beside(Path zip, PackagedHost host) throws IOException {
        Path file = zip.resolveSibling(NAME);
        String found = Files.exists(file) ? read(Files.readAllBytes(file)) : "";
        if (found.isEmpty() || isUnedited(found)) {
            return new Template(
                    file,
                    sealed(source().replace(CODE, "CodeUri: " + Report.json(name(zip)))
                            .replace(HOST, "Default: " + Report.json(host.setting()))));
        }
        for (String other : deployed(found)) {
            if (!isSame(file.resolveSibling(other), zip)) {
                throw Failure.usage(
                        "%s: it was edited and deploys %s instead of %s: change its CodeUri, or move it away for a new one"
                                .formatted(file, other.isEmpty() ? "another package" : Excerpt.of(other), name(zip)));
            }
        }
        return new Template(file, "");
    }

    boolean isWritten() {
        return !text.isEmpty();
    }

    void write() {
        if (isWritten()) {
            Target.replace(file, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
        }
    }

    private static String sealed(String body) {
        return SEAL + sha256(body) + "\n" + body;
    }

    private static boolean isUnedited(String text) {
        return text.startsWith(SEAL) && text.equals(sealed(text.substring(text.indexOf('\n') + 1)));
    }

    private static List<String> deployed(String text) {
        return DEPLOYED.matcher(text)
                .results()
                .map(found -> unquoted(found.group(1).strip()))
                .toList();
    }

    private static String unquoted(String value) {
        boolean isQuoted = value.length() > 1
                && (value.charAt(0) == '"' || value.charAt(0) == '\'')
                && value.charAt(0) == value.charAt(value.length() - 1);
        return isQuoted ? value.substring(1, value.length() - 1) : value;
    }

    private static boolean isSame(Path one, Path other) {
        return one.toAbsolutePath().normalize().equals(other.toAbsolutePath().normalize());
    }

    private static String name(Path zip) {
        return zip.getFileName().toString();
    }

    /** Git may have changed the ends of lines. */
    private static String read(byte[] file) {
        return new String(file, StandardCharsets.UTF_8).replace("\r\n", "\n");
    }

    private static String sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String source() {
        try (InputStream in = Template.class.getResourceAsStream(NAME)) {
            if (in == null) {
                throw new IllegalStateException("the build left out " + NAME);
            }
            return read(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
