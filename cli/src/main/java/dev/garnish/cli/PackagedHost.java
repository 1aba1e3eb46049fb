package dev.garnish.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Whose events a packaged function answers.
 *
 * @param setting as the function's {@code GARNISH_HOST} takes it
 * @param shape the file with the shape of events of one's own, which stands in the package under that name; null for a
 *     host's
 */
record PackagedHost(String setting, @Nullable Path shape) {
    private static final String FOLDER = "shapes/";

    /** Fails where it is no host, and no file with a shape. */
    static PackagedHost of(HostOption option) {
        @Nullable String given = option.given();
        if (given == null) {
            return new PackagedHost("auto", null);
        }
        option.format();
        return HostOption.isFile(given)
                ? new PackagedHost(FOLDER + Path.of(given).getFileName(), Path.of(given))
                : new PackagedHost(HostOption.id(given), null);
    }

    void addTo(Bundle bundle) throws IOException {
        if (shape != null) {
            Files.copy(shape, bundle.file(setting));
        }
    }
}
