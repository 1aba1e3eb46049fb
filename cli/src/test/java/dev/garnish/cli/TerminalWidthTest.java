package dev.garnish.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.garnish.internal.text.DisplayWidth;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No line is wider than the terminal, whatever names, columns and values there are, and nothing is left out for that. */
class TerminalWidthTest {
    @TempDir
    private Path folder = Path.of("");

    @BeforeEach
    void files() throws IOException {
        StringBuilder header = new StringBuilder("item_id,title,price");
        StringBuilder row = new StringBuilder(",商品カタログのとても長いタイトルがここに立っています 商品カタログ,19.90");
        for (int i = 0; i < 12; i++) {
            header.append(",a_column_with_a_long_name_").append(i);
            row.append(",value ").append(i);
        }
        Path items = folder.resolve("items of the catalog with a name that is rather long 商品カタログ.csv");
        for (String price : new String[] {"19.90", "24.90"}) {
            Files.writeString(
                    items, header + "\nsku-1" + row.toString().replace("19.90", price) + "\nsku-2" + row + "\n");
            Ran.garnish("catalog", "import", items.toString(), "--catalog", catalog(), "--extend");
        }
        Files.writeString(folder.resolve("a.rules"), """
                attribute Title  max 20
                  when item.price > 20 && item.title != "商品"  use "★ " + item.title  [dear-and-with-a-label-of-some-length]
                  use item.title
                  else "Something that is recommended to everybody who has none"
                attribute Price
                  use money(item.price, "JPY", "ja")
                  else "-"
                test "a name that says in many words what is expected here: 商品カタログのとても長いタイトル"
                  items sku-1
                  expect Price = ["1"]
                """);
        Files.writeString(folder.resolve("old.rules"), """
                attribute Title
                  use item.title
                  else "-"
                """);
    }

    @AfterEach
    void asTheTerminalSays() {
        System.clearProperty(TerminalSize.COLUMNS);
    }

    private String catalog() {
        return folder.resolve("shop.mv.db").toString();
    }

    private static String plain(String shown) {
        return shown.replaceAll("\u001b\\[[0-9;]*m", "");
    }

    private Ran ran(boolean terminal, String command) {
        return Ran.garnish(
                new byte[0],
                terminal,
                Stream.of(command.split(" "))
                        .map(word -> word.replace("{}", folder.toString()))
                        .toArray(String[]::new));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "catalog status --catalog {}/shop.mv.db",
                "catalog log --catalog {}/shop.mv.db",
                "catalog diff 1..2 --catalog {}/shop.mv.db",
                "check --rules {}/a.rules --catalog {}/shop.mv.db --coverage",
                "test --rules {}/a.rules --catalog {}/shop.mv.db --coverage",
                "preview --rules {}/a.rules --catalog {}/shop.mv.db --sample 2",
                "coverage --rules {}/a.rules --catalog {}/shop.mv.db",
                "diff {}/old.rules {}/a.rules --catalog {}/shop.mv.db",
                "explain sku-1 --rules {}/a.rules --catalog {}/shop.mv.db",
                "explain-error R610",
            })
    void everyLineFits(String command) {
        for (int width : new int[] {80, 200}) {
            System.setProperty(TerminalSize.COLUMNS, String.valueOf(width));

            assertThat(plain(ran(true, command).out()).lines())
                    .isNotEmpty()
                    .allSatisfy(
                            line -> assertThat(DisplayWidth.of(line)).as(line).isLessThanOrEqualTo(width));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "catalog status --catalog {}/shop.mv.db",
                "catalog log --catalog {}/shop.mv.db",
                "catalog diff 1..2 --catalog {}/shop.mv.db",
                "explain sku-1 --rules {}/a.rules --catalog {}/shop.mv.db",
            })
    void whatDoesNotFitGoesOnBelow(String command) {
        System.setProperty(TerminalSize.COLUMNS, "80");

        assertThat(plain(ran(true, command).out()).replaceAll("\\s", ""))
                .isEqualTo(ran(false, command).out().replaceAll("\\s", ""));
    }

    @Test
    void whatGoesOnStandsBelowWhatItBelongsTo() {
        assertThat(TerminalSize.fitted("columns  item_id text, title text", 24)).isEqualTo("""
                columns  item_id text,
                        title text""");
        assertThat(TerminalSize.fitted("no columns: item_id text, title text", 24))
                .isEqualTo("""
                no columns: item_id
                    text, title text""");
    }
}
