package dev.garnish.catalog.db;

import dev.garnish.catalog.db.internal.text.Failures;
import dev.garnish.catalog.db.model.CatalogException;
import java.io.IOException;
import java.io.InputStream;

/** The catalog that is used where none is given: the items of Amazon Pinpoint's documentation and thirty films. */
public final class SampleCatalog {
    private static final String NAME = "sample";
    private static final String PACK = "sample.pack";

    private SampleCatalog() {}

    /**
     * The sample as the build packed it; neither Flyway nor a database runs.
     *
     * @return the items, in memory
     */
    public static CatalogFile open() {
        try (InputStream in = SampleCatalog.class.getResourceAsStream(PACK)) {
            if (in == null) {
                throw new IllegalStateException("the build left out " + PACK + ": build the module with Maven");
            }
            return Pack.of(NAME, in.readAllBytes());
        } catch (IOException e) {
            throw CatalogException.environment("catalog sample: cannot be read: " + Failures.reason(e), e);
        }
    }
}
