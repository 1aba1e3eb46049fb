package dev.garnish.catalog.db;

import dev.garnish.catalog.db.model.CatalogAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A process that imports into a PostgreSQL database and never comes to an end. */
final class PgKilledWriter {
    static final String LOADING = "LOADING";

    private PgKilledWriter() {}

    public static void main(String[] words) throws IOException {
        String rows = IntStream.range(0, 5_000)
                .mapToObj(i -> "i" + i + ",Killed\n")
                .collect(Collectors.joining("", "item_id,title\n", ""));
        Path file = Files.writeString(Path.of(words[1], "killed.csv"), rows);
        CatalogImport.of(CatalogAddress.parse(words[0]), List.of(file))
                .progress((count, read, size) -> hang())
                .run();
    }

    private static void hang() {
        System.out.println(LOADING);
        while (true) {
            try {
                Thread.sleep(1000);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
