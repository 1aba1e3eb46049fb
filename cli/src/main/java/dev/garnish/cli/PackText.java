package dev.garnish.cli;

import dev.garnish.catalog.db.CatalogFile;
import dev.garnish.catalog.db.PackedCatalog;
import dev.garnish.catalog.db.model.CatalogAddress;
import dev.garnish.internal.text.Printable;
import dev.garnish.review.json.Fields;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** A pack, which is one version and has no history, for people and for programs. */
final class PackText {
    private PackText() {}

    /** Where a pack stands; empty for any other catalog. */
    static Optional<Path> at(CatalogAddress address) {
        return address.file().filter(CatalogFile::isPack);
    }

    static String status(Path file) {
        try (PackedCatalog pack = PackedCatalog.open(file)) {
            return "%s: %s, %s, a pack%s%ncolumns  %s"
                    .formatted(
                            Printable.name(file.toString()),
                            CatalogText.items(pack.size()),
                            version(pack),
                            pack.isRendered() ? " rendered with rules" : "",
                            String.join(", ", CatalogText.columns(pack.schema())));
        }
    }

    /** The one line of its log. */
    static String log(Path file) {
        try (PackedCatalog pack = PackedCatalog.open(file)) {
            return "%s, %s, %s; a pack has no other"
                    .formatted(
                            version(pack),
                            CatalogText.items(pack.size()),
                            pack.version().substring(0, CatalogText.SHOWN_CONTENT));
        }
    }

    /** Reads all of it. */
    static String verified(Path file) {
        try (PackedCatalog pack = PackedCatalog.open(file)) {
            pack.verify();
            return CatalogText.items(pack.size()) + ", all as they were written";
        }
    }

    static Map<String, Object> fields(Path file) {
        try (PackedCatalog pack = PackedCatalog.open(file)) {
            return Fields.of(
                    "file", file.toString(),
                    "items", pack.size(),
                    "number", pack.number(),
                    "content", pack.version(),
                    "rendered", pack.isRendered(),
                    "columns", CatalogText.columns(pack.schema()));
        }
    }

    private static String version(PackedCatalog pack) {
        return pack.number() == 0 ? "no numbered version" : "version " + pack.number();
    }
}
