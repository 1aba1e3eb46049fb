package dev.garnish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.garnish.catalog.Column;
import dev.garnish.catalog.Schema;
import dev.garnish.catalog.Type;
import dev.garnish.event.Recipient;
import dev.garnish.internal.eval.Inputs;
import dev.garnish.internal.lang.Program;
import dev.garnish.internal.rules.CheckedRules;
import dev.garnish.rules.InvalidRulesException;
import dev.garnish.rules.Source;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RuleSetTest {
    private static final Schema SCHEMA = Schema.of(new Column("title", Type.TEXT), new Column("genre", Type.TEXT));
    private static final String TITLE = "attribute Title\n  use item.title\n  else \"For you\"\n";
    private static final String GENRE = """
            table labels from labels.csv
            attribute Genre
              use lookup("labels", item.genre)
              else "Featured"
            """;

    @TempDir
    Path folder;

    @Test
    void aFolderIsReadInNameOrderWithTheTablesBesideIt() throws IOException {
        write("b.rules", "\uFEFF" + TITLE);
        write("a.rules", GENRE);
        write("labels.csv", "key,value\nDrama,Serious\n");
        write("notes.txt", "not rules");

        RuleSet rules = RuleSet.load(folder, SCHEMA);

        assertThat(rules.unwrap(CheckedRules.class).program().attributes())
                .extracting(Program.Attribute::name)
                .containsExactly("Genre", "Title");
        assertThat(rules.unwrap(CheckedRules.class).compiled().attributes()).hasSize(2);
        assertThat(rules.warnings()).isEmpty();
        assertThat(rules.recipientFields()).isEmpty();
    }

    @Test
    void aTableThatALinkLeadsOutOfTheFolderIsNotRead() throws IOException {
        Path rules = Files.createDirectory(folder.resolve("rules"));
        Files.writeString(folder.resolve("secret.csv"), "key,value\nDrama,Secret\n");
        Files.createSymbolicLink(rules.resolve("labels.csv"), folder.resolve("secret.csv"));
        Files.writeString(rules.resolve("a.rules"), GENRE);

        assertThatThrownBy(() -> RuleSet.load(rules, SCHEMA))
                .isInstanceOf(InvalidRulesException.class)
                .hasMessageContaining("labels.csv");
    }

    @Test
    void aListKeepsAnEntryThatStandsInItTwiceAndOneThatIsEmpty() {
        RuleSet rules = RuleSet.parse(List.of(new Source("a.rules", """
                        attribute Twice  once
                          use join(["a", "b", "a"], "-") + " " + text(size([1, 1]))
                          else "x"
                        attribute Blank  once
                          use join(["", "b", ""], "-")
                          else "x"
                        """)), SCHEMA);
        Inputs nothing = Inputs.of(List.of(), Recipient.of("e-1"));

        assertThat(rules.unwrap(CheckedRules.class).compiled().attributes())
                .extracting(one -> one.evaluate(nothing).value())
                .containsExactly("a-b-a 2", "-b-");
    }

    @Test
    void anElseThatComesOutBlankIsAnError() {
        Source source = new Source("a.rules", """
                attribute Title
                  use item.title
                  else "abc".substring(position)
                attribute Genre
                  use item.genre
                  else "abc".substring(5)
                """);

        assertThatThrownBy(() -> RuleSet.parse(List.of(source), SCHEMA))
                .isInstanceOf(InvalidRulesException.class)
                .hasMessage("""
                        error[R403]: this `else` can give nothing that may be sent, and then Genre would have no value
                          --> a.rules:6:8
                           |
                         6 |   else "abc".substring(5)
                           |        ^^^^^^^^^^^^^^^^^^ write a text in quotes""");
    }

    @Test
    void theChecksumNamesWhatRulesAndTablesSay() throws IOException {
        write("a.rules", GENRE);
        write("labels.csv", "key,value\nDrama,Serious\n");
        String first = RuleSet.load(folder, SCHEMA).checksum();
        assertThat(first).matches("[0-9a-f]{64}");
        assertThat(RuleSet.load(folder.resolve("a.rules"), SCHEMA).checksum()).isEqualTo(first);

        write("labels.csv", "key,value\nDrama,Sad\n");
        assertThat(RuleSet.load(folder, SCHEMA).checksum()).isNotEqualTo(first);
    }

    @Test
    void everyProblemIsReportedAtOnce() {
        Source source = new Source("movies.rules", """
                attribute Title
                  use item.titel
                  else "For you"
                attribute Genre
                  use item.gener
                  else "Featured"
                """);

        assertThatThrownBy(() -> RuleSet.parse(List.of(source), SCHEMA))
                .isInstanceOf(InvalidRulesException.class)
                .hasMessage("""
                        error[R201]: the catalog has no column `titel`
                          --> movies.rules:2:12
                           |
                         2 |   use item.titel
                           |            ^^^^^ did you mean `title`?
                           = help: the columns are title, genre

                        error[R201]: the catalog has no column `gener`
                          --> movies.rules:5:12
                           |
                         5 |   use item.gener
                           |            ^^^^^ did you mean `genre`?
                           = help: the columns are title, genre""")
                .satisfies(thrown ->
                        assertThat(((InvalidRulesException) thrown).problems()).hasSize(2));
    }

    @Test
    void whatCanNotBeReadIsNamed() throws IOException {
        Files.write(folder.resolve("latin.rules"), new byte[] {(byte) 0xE9, '\n'});
        assertThatThrownBy(() -> RuleSet.load(folder, SCHEMA))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageEndingWith("latin.rules: is no UTF-8 text in line 1: save the file as UTF-8");
        assertThatThrownBy(() -> RuleSet.load(folder.resolve("none.rules"), SCHEMA))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageEndingWith("NoSuchFileException: " + folder.resolve("none.rules"));
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }
}
