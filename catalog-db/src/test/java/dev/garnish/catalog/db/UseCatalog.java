package dev.garnish.catalog.db;

import dev.garnish.catalog.db.model.CatalogException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** A program that finds an item in a catalog, and then imports into it where a file is named. */
final class UseCatalog {
    private UseCatalog() {}

    public static void main(String[] words) {
        Path catalog = Path.of(words[0]);
        try (CatalogFile open = CatalogFile.open(catalog)) {
            System.out.println(open.find(Set.of("a")));
        }
        if (words.length > 1) {
            try {
                CatalogImport.of(catalog, List.of(Path.of(words[1]))).run();
            } catch (CatalogException e) {
                System.out.println(e.kind() + " " + e.getMessage());
            }
        }
    }
}
