package dev.garnish.catalog.db.internal.pack;

import dev.garnish.catalog.CatalogUnavailableException;
import dev.garnish.catalog.Item;
import dev.garnish.catalog.db.internal.text.Failures;
import dev.garnish.catalog.db.model.CatalogException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Why a pack is refused, without the name of the file, which the reader of the bytes does not know. All is made here and of
 * a common type: a method that throws such is checked without loading this class, which a whole pack never needs.
 */
public final class PackFailure extends RuntimeException {
    public static final String HEADER = "its header is damaged";
    public static final String DAMAGED = "it is damaged";

    private static final long serialVersionUID = 1;

    private PackFailure(String reason, @Nullable Throwable cause) {
        super(reason, cause);
    }

    public static RuntimeException of(String reason) {
        return of(reason, null);
    }

    public static RuntimeException of(String reason, @Nullable Throwable cause) {
        return new PackFailure(reason, cause);
    }

    static RuntimeException damaged(long at) {
        return of(DAMAGED + " near byte " + at);
    }

    /**
     * What is reported to the user of a pack.
     *
     * @param met while it was read
     * @param nonsense the reason where it was bytes that make no sense
     */
    public static RuntimeException explained(String name, RuntimeException met, String nonsense) {
        boolean isNonsense = met instanceof IndexOutOfBoundsException || met instanceof IllegalArgumentException;
        if (!isNonsense && !(met instanceof PackFailure)) {
            return met;
        }
        String reason = isNonsense ? nonsense : String.valueOf(met.getMessage());
        return CatalogException.badData(
                "catalog " + name + ": cannot be used: " + reason + ": pack the catalog again", met);
    }

    /** What the JDK does not find may be there, and be a folder or somebody else's. */
    public static RuntimeException missing(String name, IOException met) {
        Path file = Path.of(name);
        if (Files.isDirectory(file)) {
            return CatalogException.environment("catalog " + name + ": it is a folder: name a file in it", met);
        }
        if (Files.exists(file)) {
            return CatalogException.environment("catalog " + name + ": cannot be read: no permission", met);
        }
        return CatalogException.environment("catalog " + name + ": there is no such file: check the path", met);
    }

    public static RuntimeException unreadable(String name, IOException met) {
        return CatalogException.environment("catalog " + name + ": cannot be read: " + Failures.reason(met), met);
    }

    /** A look-up that found some items all the same. */
    public static RuntimeException unavailable(Map<String, Item> found, RuntimeException explained) {
        return new CatalogUnavailableException(found, explained);
    }
}
