package dev.garnish.benchmarks.catalogs;

import dev.garnish.catalog.db.CatalogImport;
import dev.garnish.catalog.db.DbCatalog;
import dev.garnish.catalog.db.PackedCatalog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Makes catalogs of the sizes asked for, opens each in every way in JVMs of their own and writes the tables:
 * {@code CatalogSuite FOLDER [--sizes N,N,...] [--runs N]}. What is made is kept in the folder for the next run.
 */
public final class CatalogSuite {
    private static final String SIZES = "36,1000,2465,100000,1000000,5000000";
    private static final long LARGE = 1_000_000;

    private final Path folder;
    private final int runs;
    private final Tables tables;

    private CatalogSuite(Path folder, int runs, Tables tables) {
        this.folder = folder;
        this.runs = runs;
        this.tables = tables;
    }

    public static void main(String[] words) throws IOException, InterruptedException {
        List<String> all = List.of(words);
        List<Long> sizes = Arrays.stream(after("--sizes", all, SIZES).split(","))
                .map(Long::valueOf)
                .toList();
        Path folder = Files.createDirectories(Path.of(words[0]));
        CatalogSuite suite = new CatalogSuite(folder, Integer.parseInt(after("--runs", all, "5")), new Tables(sizes));
        for (long size : sizes) {
            suite.prepare(size);
        }
        if (!all.contains("--only-prepare")) {
            suite.measure(sizes);
        }
    }

    private static String after(String option, List<String> words, String fallback) {
        int index = words.indexOf(option);
        return index < 0 ? fallback : words.get(index + 1);
    }

    private Path file(long size, boolean pack) {
        return folder.resolve(size + (pack ? ".pack" : ".mv.db"));
    }

    private void prepare(long size) throws IOException {
        Path pack = file(size, true);
        if (Files.exists(pack)) {
            return;
        }
        Path csv = folder.resolve(size + ".csv");
        Rows.write(csv, size);
        CatalogImport.of(file(size, false), List.of(csv)).extend().keep(1).run();
        Files.delete(csv);
        try (DbCatalog catalog = DbCatalog.open(file(size, false))) {
            PackedCatalog.write(catalog, pack);
        }
        System.out.printf(
                "%,d items: H2 %,d bytes, pack %,d bytes%n", size, Files.size(file(size, false)), Files.size(pack));
    }

    private void measure(List<Long> sizes) throws IOException, InterruptedException {
        for (int run = 0; run < runs; run++) {
            Fork.run(tables.bare(), List.of());
            for (long size : sizes) {
                if (run < (size < LARGE ? runs : Math.min(runs, 3))) {
                    measure(size);
                }
            }
        }
        String name = "catalogs-" + Runtime.version().feature() + ".md";
        Files.writeString(folder.resolveSibling(name), tables.markdown());
        System.out.println(tables.markdown());
    }

    private void measure(long size) throws IOException, InterruptedException {
        for (Way way : Way.values()) {
            List<String> words =
                    new ArrayList<>(List.of(way.name(), file(size, way.isPack()).toString(), "" + size));
            if (!Fork.run(tables.of(size, way), words)) {
                System.out.printf("%,d items, %s: it did not end well%n", size, way.title());
            }
        }
    }
}
