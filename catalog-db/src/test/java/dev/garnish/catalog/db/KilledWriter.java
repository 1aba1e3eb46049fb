package dev.garnish.catalog.db;

import dev.garnish.catalog.db.internal.h2.H2File;
import dev.garnish.catalog.db.internal.h2.VersionArchive;
import dev.garnish.catalog.db.model.CatalogVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * A process that changes a catalog in every way until it is killed. What it prints is acknowledged: {@code READY} after
 * the first version, {@code VERSION number content .} for each, {@code MADE file .} for each new catalog.
 */
final class KilledWriter {
    static final String READY = "READY";
    private static final int COLUMNS = 12;

    private final Path folder;
    private final Path catalog;
    private final Random random;

    private KilledWriter(Path folder, Random random) {
        this.folder = folder;
        this.catalog = catalog(folder);
        this.random = random;
    }

    static Path catalog(Path folder) {
        return folder.resolve("shop.mv.db");
    }

    public static void main(String[] words) throws IOException {
        KilledWriter writer = new KilledWriter(Path.of(words[0]), new Random(Long.parseLong(words[1])));
        writer.add(false, false);
        writer.acknowledge();
        System.out.println(READY);
        while (true) {
            writer.change();
            writer.acknowledge();
        }
    }

    private void acknowledge() {
        CatalogVersion newest = CatalogStore.of(catalog).log().get(0);
        System.out.println("VERSION " + newest.number() + " " + newest.content() + " .");
    }

    private void change() throws IOException {
        switch (random.nextInt(8)) {
            case 0 -> add(true, false);
            case 1 -> add(false, true);
            case 2 -> goBack();
            case 3 -> migrate();
            case 4 -> make();
            default -> add(false, false);
        }
    }

    private void add(boolean replace, boolean extend) throws IOException {
        CatalogImport wanted = CatalogImport.of(catalog, List.of(items(extend))).keep(1 + random.nextInt(4));
        CatalogImport replacing = replace ? wanted.replace().maxRemoved(100) : wanted;
        (extend ? replacing.extend() : replacing).run();
    }

    private Path items(boolean extend) throws IOException {
        StringBuilder rows = new StringBuilder("item_id,title,price");
        rows.append(extend ? ",more_" + random.nextInt(COLUMNS) : "").append('\n');
        for (int id = 0; id < 200; id++) {
            if (random.nextBoolean()) {
                rows.append("i%d,Title %d,%d".formatted(id, random.nextInt(1000), random.nextInt(100)));
                rows.append(extend ? "," + random.nextInt() : "").append('\n');
            }
        }
        return Files.writeString(folder.resolve("items.csv"), rows);
    }

    private void goBack() throws IOException {
        if (!VersionArchive.numbers(catalog).isEmpty()) {
            CatalogStore.of(catalog).rollback(CatalogStore.of(catalog).previous());
        }
    }

    private void migrate() throws IOException {
        Path migrations = Files.createDirectories(H2File.beside(catalog, ".migrations"));
        Path half = Files.writeString(
                folder.resolve("half.sql"),
                "update item set title = title || '.';\nupdate item set price = price + 1 where price < 50;\n");
        int last = CatalogStore.of(catalog).migrations(Optional.of(migrations)).stream()
                .mapToInt(one -> Integer.parseInt(one.script().replaceAll("V(\\d+)__.*", "$1")))
                .max()
                .orElse(0);
        Path next = migrations.resolve("V%d__change.sql".formatted(last + 1));
        Files.move(half, next, StandardCopyOption.ATOMIC_MOVE);
        DbCatalog.migrate(catalog, migrations);
    }

    private void make() {
        Path made = folder.resolve("made-" + random.nextInt(1_000_000_000) + ".mv.db");
        DbCatalog.migrate(made);
        System.out.println("MADE " + made + " .");
    }
}
