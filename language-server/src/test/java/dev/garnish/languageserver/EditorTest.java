package dev.garnish.languageserver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.garnish.catalog.Catalog;
import dev.garnish.catalog.CatalogSource;
import dev.garnish.catalog.Item;
import dev.garnish.internal.lang.LanguageLimits;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.lsp4j.CodeActionContext;
import org.eclipse.lsp4j.CodeActionParams;
import org.eclipse.lsp4j.DidChangeConfigurationParams;
import org.eclipse.lsp4j.FoldingRangeRequestParams;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.TextDocumentIdentifier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class EditorTest {
    private static final String UNTITLED = "untitled:Untitled-1";
    private static final String FINE = "attribute A\n  use item.title\n  else \"-\"\n";

    @TempDir
    private Path temporary = Path.of("");

    private Path folder = Path.of("");

    @BeforeEach
    void resolve() throws Exception {
        folder = temporary.toRealPath();
    }

    private Editor editor() throws Exception {
        return Editor.open(Films.options(), folder.toUri().toString(), "");
    }

    private String file(String name, String text) throws Exception {
        return Files.writeString(folder.resolve(name), text).toUri().toString();
    }

    @Test
    void valuesOfTheCatalogAreProposedTheMostFrequentFirst() throws Exception {
        try (Editor editor = editor()) {
            editor.open(UNTITLED, "");

            assertThat(editor.proposed(UNTITLED, "attribute A\n  when item.genre == \""))
                    .containsExactly("Comedy: 3 of 5", "Action: 1 of 5", "Drama: 1 of 5");
            assertThat(editor.proposed(UNTITLED, "attribute A\n  when item.genres contains \"D"))
                    .startsWith("Drama: 2 of 5", "Comedy: 4 of 5");
            assertThat(editor.proposed(UNTITLED, "attribute A\n  when item.price > 1 && item.price == "))
                    .contains("10: 1 of 5", "12: 1 of 5", "4.5: 1 of 5", "9.99: 1 of 5");
            assertThat(editor.proposed(UNTITLED, "attribute A\n  use money(item.price, \"EUR\", \"de"))
                    .startsWith("en-US: locale")
                    .contains("de-DE: locale", "de-AT: locale");
            assertThat(editor.proposed(UNTITLED, "attribute A\n  use money(item.price, \"E"))
                    .contains("EUR: currency");
        }
    }

    @Test
    void ofManyValuesSomeAreProposedAndTypingFindsTheOthers() throws Exception {
        List<Item> items = new ArrayList<>();
        for (int i = 0; i < 900; i++) {
            items.add(Item.of(Films.SCHEMA, "" + i, "Title " + i, "Genre " + i, List.of(), null, null));
        }
        CatalogSource many = CatalogSource.of(Catalog.of(Films.SCHEMA, items));
        try (Editor editor = Editor.open(Films.options(many), folder.toUri().toString(), "")) {
            editor.open(UNTITLED, "");

            assertThat(editor.proposed(UNTITLED, "attribute A\n  when item.genre == \""))
                    .hasSize(100);
            assertThat(editor.proposed(UNTITLED, "attribute A\n  when item.genre == \"genre 77"))
                    .hasSize(11)
                    .contains("Genre 77: 1 of 900", "Genre 777: 1 of 900");
        }
    }

    @Test
    void itemsOfTheCatalogAreProposedInTestsByIdAndTitle() throws Exception {
        try (Editor editor = editor()) {
            editor.open(UNTITLED, "");

            assertThat(editor.proposed(UNTITLED, "test \"t\"\n  items "))
                    .containsExactlyInAnyOrder(
                            "1815: Fleabag", "2009: Late Night", "1527: Catastrophe", "1210: Hanna", "7001: Amélie 🎬");
            assertThat(editor.proposed(UNTITLED, "test \"t\"\n  items 1815, 15"))
                    .containsExactly("1527: Catastrophe", "1815: Fleabag");
            assertThat(editor.proposed(UNTITLED, "test \"t\"\n  items 1815, han"))
                    .containsExactly("1210: Hanna");
            assertThat(editor.proposed(UNTITLED, "test \"t\"\n  items \"20")).containsExactly("2009: Late Night");
            assertThat(editor.proposed(UNTITLED, "attribute A\n  when item.price > 1"))
                    .isEmpty();
        }
    }

    @Test
    void tablesAndIncludedRulesBesideTheFileAreProposed() throws Exception {
        file("labels.csv", "a,b\n");
        file("base.rules", "value V\n  use item.title\n");
        String uri = file("shop.rules", FINE);
        try (Editor editor = editor()) {
            editor.open(uri, FINE);

            assertThat(editor.proposed(uri, "table t from ")).containsExactly("labels.csv: table");
            assertThat(editor.proposed(uri, "include \"")).containsExactly("base.rules: rules");
        }
    }

    @Test
    void fieldsThatTheRulesReadAreProposed() throws Exception {
        try (Editor editor = editor()) {
            editor.open(UNTITLED, "");

            assertThat(editor.proposed(
                            UNTITLED,
                            "attribute B\n  use recipient.user.Plan\n  else \"-\"\nattribute A\n  use recipient.user."))
                    .containsExactly("Plan: read by these rules");
        }
    }

    @Test
    void aTableThatIsOpenIsReadInPlaceOfItsFile() throws Exception {
        String table = file("labels.csv", "Comedy,Funny\nComedy,Twice\n");
        String text = "table t from labels.csv\nattribute A\n  use lookup(\"t\", item.genre)\n  else \"-\"\n";
        String uri = file("shop.rules", text);
        try (Editor editor = editor()) {
            editor.open(uri, text);
            assertThat(editor.problems(uri))
                    .containsExactly("0:13 line 2 of `labels.csv` repeats the key `Comedy` of line 1");

            editor.open(table, "csv", "Comedy,Funny\n");

            assertThat(editor.problems(uri)).noneMatch(problem -> problem.contains("repeats"));
            assertThat(editor.problems(table)).isEmpty();
        }
    }

    @Test
    void aFileThatCannotBeReadIsReportedAndCostsNoOther() throws Exception {
        Path broken = folder.resolve("broken.rules");
        Files.write(broken, new byte[] {'a', (byte) 0xff, (byte) 0xfe, 'b'});
        String uri = file("shop.rules", "attribute A\n  use item.titel\n  else \"-\"\n");
        try (Editor editor = editor()) {
            editor.open(uri, Files.readString(folder.resolve("shop.rules")));

            assertThat(editor.problems(broken.toUri().toString()))
                    .containsExactly(
                            "0:0 this file cannot be read: is no UTF-8 text in line 1: save the file as UTF-8");
            assertThat(editor.problems(uri)).containsExactly("1:11 the catalog has no column `titel`");

            Files.delete(broken);
            editor.write(uri, FINE);

            assertThat(editor.problems(broken.toUri().toString())).isEmpty();
            assertThat(editor.problems(uri)).isEmpty();
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aLinkThatLeadsOutOfTheFolderIsNotRead() throws Exception {
        Path rules = Files.createDirectory(folder.resolve("rules"));
        file("secret.rules", "attribute Secret\n  use item.nothing\n");
        Path link = Files.createSymbolicLink(rules.resolve("link.rules"), folder.resolve("secret.rules"));
        Files.createSymbolicLink(rules.resolve("inner.rules"), rules.resolve("other.rules"));
        file("rules/other.rules", "attribute B\n  use item.titel\n  else \"-\"\n");
        String uri = file("rules/shop.rules", FINE);
        try (Editor editor = editor()) {
            editor.open(uri, FINE);

            assertThat(editor.problems(link.toUri().toString()))
                    .containsExactly("0:0 this file cannot be read: is a link that leads out of its folder:"
                            + " put the file itself there");
            assertThat(editor.problems(rules.resolve("inner.rules").toUri().toString()))
                    .contains("1:11 the catalog has no column `titel`");
        }
    }

    @Test
    void commentsOverSeveralLinesFold() throws Exception {
        try (Editor editor = editor()) {
            editor.open(UNTITLED, "# one\n  # two\n\n# alone\nattribute A\n  # why\n  # so\n  use \"a # b\"\n");

            assertThat(editor.server()
                            .getTextDocumentService()
                            .foldingRange(new FoldingRangeRequestParams(new TextDocumentIdentifier(UNTITLED)))
                            .get())
                    .extracting(fold -> fold.getStartLine() + "-" + fold.getEndLine() + " " + fold.getKind())
                    .containsExactly("4-7 null", "0-1 comment", "5-6 comment");
        }
    }

    @Test
    void aFileThatWasDeletedIsStillWhatIsOpen() throws Exception {
        String uri = file("shop.rules", FINE);
        try (Editor editor = editor()) {
            editor.open(uri, FINE);
            Files.delete(folder.resolve("shop.rules"));
            editor.write(uri, FINE.replace("title", "titel"));

            assertThat(editor.problems(uri)).containsExactly("1:11 the catalog has no column `titel`");
        }
    }

    @Test
    void aTextThatIsTooLargeForRulesIsOneProblem() throws Exception {
        try (Editor editor = editor()) {
            editor.open(UNTITLED, FINE + "#".repeat(LanguageLimits.FILE));

            assertThat(editor.problems(UNTITLED)).hasSize(1);
            assertThat(editor.proposed(UNTITLED, FINE + "#".repeat(LanguageLimits.FILE) + "\n"))
                    .isEmpty();
        }
    }

    @Test
    void addressesThatAreNoFilesAreDocumentsOfTheirOwn() throws Exception {
        try (Editor editor = editor()) {
            for (String uri :
                    List.of("git:/a.rules?x=1", "vscode-vfs://host/a.rules", "not an address", "file://host/a b")) {
                editor.open(uri, FINE.replace("title", "titel"));
                assertThat(editor.problems(uri)).containsExactly("1:11 the catalog has no column `titel`");
            }
        }
    }

    @Test
    void aSignOrQuotesThatAProblemSaysToWriteAreAFix() throws Exception {
        String text = """
                attribute A
                  when item.title == “x” use item.title
                  when item.price > 1 and item.price < 2 use "b"
                  when item.genre ≠ "Y" use "c"
                  when item.price between 1 && 2 use "b"
                  else “-”
                """;
        try (Editor editor = editor()) {
            editor.open(UNTITLED, text);

            assertThat(editor.server()
                            .getTextDocumentService()
                            .codeAction(new CodeActionParams(
                                    new TextDocumentIdentifier(UNTITLED),
                                    new Range(new Position(0, 0), new Position(6, 0)),
                                    new CodeActionContext(List.of())))
                            .get())
                    .extracting(action -> action.getRight().getTitle())
                    .containsExactly("Write `\"x\"`", "Write `&&`", "Write `!=`", "Write `\"-\"`");
        }
    }

    @Test
    void aNewVersionOfTheItemsIsTakenOver() throws Exception {
        AtomicReference<Catalog> now = new AtomicReference<>(Films.catalog());
        CatalogSource versions = new CatalogSource() {
            @Override
            public Object stamp() {
                return Objects.requireNonNull(now.get());
            }

            @Override
            public Catalog open() {
                return Objects.requireNonNull(now.get());
            }
        };
        try (Editor editor = Editor.open(Films.options(versions), folder.toUri().toString(), "")) {
            String text = "attribute A\n  when item.genre == \"Western\" use \"x\"\n  use item.title\n  else \"-\"\n";
            editor.open(UNTITLED, text);
            assertThat(editor.problems(UNTITLED)).containsExactly("1:21 no item has the genre \"Western\"");

            now.set(Catalog.of(
                    Films.SCHEMA,
                    List.of(
                            Item.of(Films.SCHEMA, "1", "Shane", "Western", List.of(), null, null),
                            Item.of(Films.SCHEMA, "2", "Hanna", "Action", List.of(), null, null))));
            for (int i = 0; i < 100 && !editor.problems(UNTITLED).isEmpty(); i++) {
                Thread.sleep(100);
                editor.rest();
            }

            assertThat(editor.problems(UNTITLED)).isEmpty();
        }
    }

    @Test
    void aCatalogThatTheSettingsNameAndNobodyFindsIsSaidOnce() throws Exception {
        try (Editor editor = Editor.open(Films.options(), folder.toUri().toString(), "none.mv.db")) {
            editor.open(UNTITLED, "attribute A\n  use item.anything + upper(\n  else \"-\"\n");
            editor.write(UNTITLED, "attribute A\n  use item.anything + upper()\n  else \"-\"\n");
            editor.server()
                    .getWorkspaceService()
                    .didChangeConfiguration(new DidChangeConfigurationParams(new Object()));
            editor.rest();

            assertThat(editor.messages())
                    .containsExactly("the catalog cannot be used, columns and values are not checked:"
                            + " none.mv.db: no such file");
            assertThat(editor.problems(UNTITLED))
                    .containsExactly("1:22 `upper` needs what it works on in its brackets");
        }
    }
}
