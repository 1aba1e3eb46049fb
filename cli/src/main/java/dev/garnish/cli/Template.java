package dev.garnish.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The template that deploys a package with AWS SAM.
 *
 * @param written whether this command wrote it; one that stands there and was edited is left alone
 */
record Template(Path file, boolean written) {
    private static final String NAME = "template.yaml";

    /** The package as the template's own text names it. */
    private static final String CODE = "CodeUri: garnish-lambda.zip";

    static Template beside(Path zip) throws IOException {
        Path file = zip.resolveSibling(NAME);
        boolean isFree = !Files.exists(file);
        if (isFree) {
            write(
                    file,
                    text().replace(
                                    CODE,
                                    "CodeUri: " + Report.json(zip.getFileName().toString())));
        }
        return new Template(file, isFree);
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw Target.unwritten(file, e);
        }
    }

    private static String text() {
        try (InputStream in = Template.class.getResourceAsStream(NAME)) {
            if (in == null) {
                throw new IllegalStateException("the build left out " + NAME);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
