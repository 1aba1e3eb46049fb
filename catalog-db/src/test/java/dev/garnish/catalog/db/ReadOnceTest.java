package dev.garnish.catalog.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.garnish.catalog.db.model.BadRow;
import dev.garnish.catalog.db.model.ImportResult;
import dev.garnish.catalog.db.model.InvalidItemsException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A pipe gives its content once, to whoever opens it first, so whoever opens it again waits for ever. */
@EnabledOnOs({OS.LINUX, OS.MAC})
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ReadOnceTest {
    private static final String CSV = "item_id,title\na,One\nb,Two\n";
    private static final String JSON = "[{\"item_id\":\"a\",\"title\":\"One\"},{\"item_id\":\"b\",\"stock\":2}]";
    private static final String LINES = "{\"item_id\":\"c\",\"title\":\"One\"}\n{\"item_id\":\"d\",\"stock\":2}\n";

    @TempDir
    Path folder = Path.of("");

    /** A pipe that somebody writes this into. */
    private Path pipe(String name, String content) throws Exception {
        Path pipe = folder.resolve(name);
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
        Thread writer = new Thread(() -> write(pipe, content));
        writer.setDaemon(true);
        writer.start();
        return pipe;
    }

    private static void write(Path pipe, String content) {
        try {
            Files.writeString(pipe, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private CatalogImport importOf(Path... files) {
        return CatalogImport.of(folder.resolve("shop.mv.db"), List.of(files));
    }

    @ParameterizedTest
    @CsvSource({"true", "false"})
    void aFileOfEveryKindIsOpenedAndReadOnce(boolean extend) throws Exception {
        if (!extend) {
            importOf(Files.writeString(folder.resolve("old.csv"), "item_id,title,stock\nz,Old,1\n"))
                    .extend()
                    .run();
        }
        Path csv = pipe("items.csv", CSV.replace("a,", "e,").replace("b,", "f,"));
        Path json = pipe("items.json", JSON);
        Path lines = pipe("items.jsonl", LINES);
        CatalogImport wanted = importOf(csv, json, lines);
        ImportResult result = (extend ? wanted.extend() : wanted).run();
        assertThat(result.rows()).isEqualTo(6);
        try (DbCatalog open = DbCatalog.open(folder.resolve("shop.mv.db"))) {
            assertThat(open.items()
                            .map(item -> item.id() + " "
                                    + item.value("title").orElse("-") + " "
                                    + item.value("stock").orElse("-")))
                    .startsWith("a One -", "b - 2", "c One -", "d - 2", "e One -", "f Two -");
        }
    }

    @Test
    void moreRowsThanAreKeptInMemoryAreTheSame() throws Exception {
        StringBuilder rows = new StringBuilder();
        String title = "t\u00e9".repeat(500);
        for (int i = 0; i < 12_000; i++) {
            rows.append("{\"item_id\":\"i%05d\",\"title\":\"%s\",\"tags\":[\"x\",\"y%d\"]}%n".formatted(i, title, i));
        }
        assertThat(importOf(pipe("items.jsonl", rows.toString())).extend().run().rows())
                .isEqualTo(12_000);
        try (DbCatalog open = DbCatalog.open(folder.resolve("shop.mv.db"))) {
            assertThat(open.items()
                            .filter(item -> item.value("title").orElse("").equals(title)))
                    .hasSize(12_000);
            assertThat(open.items()
                            .skip(11_999)
                            .map(item -> item.id() + " " + item.value("tags").orElse("-")))
                    .containsExactly("i11999 [x, y11999]");
        }
    }

    @Test
    void manyFilesAreReadOnceToo() throws Exception {
        Path[] files = new Path[20];
        for (int i = 0; i < files.length; i++) {
            files[i] = pipe("items%02d.csv".formatted(i), "item_id,title\ni%d,One\n".formatted(i));
        }
        assertThat(importOf(files).extend().run().rows()).isEqualTo(20);
        Path more = Files.createDirectory(folder.resolve("more"));
        for (int i = 0; i < files.length; i++) {
            files[i] =
                    pipe(more.getFileName() + "/items%02d.csv".formatted(i), "item_id,title\ni%d,Two\n".formatted(i));
        }
        assertThat(importOf(files).run().rows()).isEqualTo(20);
    }

    @Test
    void aBadRowOfAFileThatWasSpooledStandsWhereItStood() throws Exception {
        Path lines = pipe("items.jsonl", LINES + "{\"item_id\":\n" + "{\"item_id\":\"e\",\"stock\":\"many\"}\n");
        importOf(Files.writeString(folder.resolve("old.csv"), "item_id,title,stock\nz,Old,1\n"))
                .extend()
                .run();
        Throwable refused = catchThrowable(() -> importOf(lines).run());
        assertThat(refused).isInstanceOf(InvalidItemsException.class);
        assertThat(((InvalidItemsException) refused).first().stream().map(BadRow::line))
                .containsExactly(3L, 4L);
    }
}
