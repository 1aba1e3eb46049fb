package dev.garnish.catalog.db;

import java.nio.file.Path;
import java.util.Set;

/** A program that opens a pack and finds an item in it. */
public final class OpenPack {
    private OpenPack() {}

    public static void main(String[] words) {
        try (CatalogFile catalog = CatalogFile.open(Path.of(words[0]))) {
            System.out.println(catalog.find(Set.of(words[1])));
        }
    }
}
