package dev.garnish.release;

import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Properties;

/** What is written down of a release, in a hidden file beside its rules. */
final class ReleaseFile {
    private static final String NAME = ".release.properties";

    private ReleaseFile() {}

    static void write(Path version, Release release) throws IOException {
        Properties properties = new Properties();
        properties.setProperty("when", release.when().toString());
        properties.setProperty("who", release.who());
        properties.setProperty("why", release.why());
        properties.setProperty("checksum", release.checksum());
        properties.setProperty("restores", Long.toString(release.restores()));
        StringWriter text = new StringWriter();
        properties.store(text, null);
        DurableFile.write(version.resolve(NAME), text.toString());
    }

    /** @param number the name of the version's folder */
    static Release read(Path version, long number) throws IOException {
        Properties properties = new Properties();
        Path file = version.resolve(NAME);
        try (Reader in = Files.newBufferedReader(file)) {
            properties.load(in);
            return new Release(
                    number,
                    Instant.parse(properties.getProperty("when", "")),
                    properties.getProperty("who", ""),
                    properties.getProperty("why", ""),
                    properties.getProperty("checksum", ""),
                    Long.parseLong(properties.getProperty("restores", "0")),
                    false);
        } catch (DateTimeParseException | IllegalArgumentException e) {
            throw new FileSystemException(file.toString(), null, "is damaged: it was written by garnish ship");
        }
    }
}
