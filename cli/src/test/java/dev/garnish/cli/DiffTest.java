package dev.garnish.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code garnish diff} of revisions, packages and catalog versions. */
final class DiffTest {
    private static final String RULES = """
            table kind from kinds.csv
            attribute Genre
              use lookup("kind", item.genre)
              else "Featured"
            """;

    @TempDir
    private Path folder = Path.of("");

    private void git(String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
                List.of("git", "-C", folder.toString(), "-c", "user.name=A", "-c", "user.email=a@example.com"));
        command.addAll(List.of(words));
        Process git = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(git.waitFor()).as(said).isZero();
    }

    private Path committed() throws IOException, InterruptedException {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/git")), "there is no git here");
        Path rules = Files.createDirectories(folder.resolve("my rules"));
        Files.writeString(rules.resolve("a.rules"), RULES);
        Files.writeString(rules.resolve("kinds.csv"), "key,value\nDrama,Serious\nComedy,Funny\n");
        git("init", "-q");
        git("add", "-A");
        git("commit", "-q", "-m", "first");
        return rules;
    }

    @Test
    void aRevisionIsComparedWithTheFolderAndItsTables() throws Exception {
        Path rules = committed();
        Files.writeString(rules.resolve("kinds.csv"), "key,value\nDrama,Serious\n");

        Ran ran = Ran.garnish("diff", "git:HEAD", rules.toString());
        Ran unchanged = Ran.garnish("diff", "git:HEAD", "git:HEAD", "--rules", rules.toString(), "--exit-code");

        assertThat(ran.out()).startsWith("""
                5 values of 36 items change, 5 to the else

                Genre: 5 items, 5 to the else
                  5 items  git:HEAD/a.rules:3 -> my rules/a.rules:4  else
                """);
        assertThat(unchanged.out()).isEqualTo("Nothing changes for 36 items\n");
        assertThat(unchanged.exit()).isZero();
    }

    @Test
    void includedFilesOfARevisionAreThoseOfThatRevision() throws Exception {
        Path rules = committed();
        Path words = Files.createDirectories(rules.resolve("shared")).resolve("words.rules");
        Files.writeString(rules.resolve("a.rules"), "include \"shared/words.rules\"\n" + RULES);
        Files.writeString(words, "table w from w.csv\nattribute Call\n  use lookup(\"w\", \"buy\")\n  else \"-\"\n");
        Files.writeString(words.resolveSibling("w.csv"), "key,value\nbuy,Buy\n");
        git("add", "-A");
        git("commit", "-q", "-m", "second");
        Files.writeString(words.resolveSibling("w.csv"), "key,value\nbuy,Get it\n");

        for (String file : List.of("", "/a.rules")) {
            String path = rules + file;
            assertThat(Ran.garnish("diff", "git:HEAD:" + path, path).out()).contains("Buy  ->  Get it");
        }
    }

    @Test
    void oneFileOfARevisionCanBeNamed() throws Exception {
        Path file = committed().resolve("a.rules");
        Files.writeString(file, RULES.replace("Featured", "For you"));

        assertThat(Ran.garnish("diff", "git:HEAD:" + file, file.toString()).out())
                .contains("git:HEAD/a.rules:4 -> my rules/a.rules:4")
                .contains("Featured  ->  For you");
    }

    @Test
    void theSidesAreToldApartInEveryFormat() throws Exception {
        Path rules = committed();
        git("tag", "-a", "rel/1.0", "-m", "first");
        git("branch", "feature/words");
        Files.writeString(rules.resolve("a.rules"), RULES.replace("Featured", "For you"));
        git("commit", "-q", "-a", "-m", "second");

        assertThat(compared("git:rel/1.0", "git:HEAD", rules)).contains(" git:rel/1.0/a.rules:4 -> git:HEAD/a.rules:4");
        assertThat(compared("git:feature/words", "git:HEAD", rules, "--format", "markdown"))
                .contains("| git:feature/words/a.rules:4 | git:HEAD/a.rules:4 |");
        assertThat(compared("git:HEAD~1", "git:HEAD", rules, "--format", "json"))
                .contains("\"file\" : \"git:HEAD~1/a.rules\"", "\"file\" : \"git:HEAD/a.rules\"");
        assertThat(compared("git:HEAD~1", "git:HEAD", rules, "--html", "-"))
                .contains("git:HEAD~1/a.rules:4", "git:HEAD/a.rules:4");

        Path other = Files.createDirectories(folder.resolve("next/my rules"));
        Files.writeString(other.resolve("a.rules"), RULES);
        Files.copy(rules.resolve("kinds.csv"), other.resolve("kinds.csv"));
        assertThat(compared(rules.toString(), other.toString(), rules, "--format", "markdown"))
                .contains(" | " + folder.getFileName() + "/my rules/a.rules:4 | next/my rules/a.rules:4");
        git("add", "-A");
        git("commit", "-q", "-m", "third");
        assertThat(compared("git:HEAD:" + rules, "git:HEAD:" + other, rules, "--format", "markdown"))
                .contains(" | git:HEAD:" + rules + "/a.rules:4 | git:HEAD:" + other + "/a.rules:4 | ");
    }

    private static String compared(String old, String next, Path rules, String... options) {
        List<String> command = new ArrayList<>(List.of("diff", old, next, "--rules", rules.toString()));
        command.addAll(List.of(options));
        return Ran.garnish(command.toArray(String[]::new)).out().replace("&#45;", "-");
    }

    @Test
    void aFolderThatWasMovedIsFoundInTheRevisionThatHadIt() throws Exception {
        Path rules = committed();
        Path moved = Files.move(rules, folder.resolve("moved"));

        assertThat(Ran.garnish("diff", "git:HEAD:" + rules, moved.toString()).out())
                .isEqualTo("Nothing changes for 36 items\n");
        assertThat(Ran.garnish("diff", "git:HEAD", moved.toString()))
                .isEqualTo(new Ran(
                        Exit.ENVIRONMENT, "", "garnish: git:HEAD: this revision has no folder " + moved + "\n"));
    }

    @Test
    void aFolderOutsideEveryRepositoryIsSaidToBe() {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/git")), "there is no git here");

        assertThat(Ran.garnish("diff", "git:HEAD", folder.toString()).err())
                .isEqualTo("garnish: git:HEAD: " + folder + " is in no repository of git\n");
    }

    @Test
    void aRevisionThatDoesNotExistIsReportedInOneLine() throws Exception {
        Path rules = committed();

        for (String revision : List.of("nope", "--output=x", "")) {
            Ran ran = Ran.garnish("diff", "git:" + revision, rules.toString());

            assertThat(ran.err())
                    .isEqualTo("garnish: git:" + revision + ": git has no such revision of " + rules + "\n");
            assertThat(ran.exit()).isEqualTo(Exit.ENVIRONMENT);
        }
    }

    @Test
    void theRulesOfAPackageAreThoseThatAreLive() throws Exception {
        Path zip = folder.resolve("function.zip");
        try (OutputStream out = Files.newOutputStream(zip);
                ZipOutputStream entries = new ZipOutputStream(out)) {
            for (String name : List.of("../../evil.rules", "rules/../evil.rules", "rules/a.rules", "rules/kinds.csv")) {
                entries.putNextEntry(new ZipEntry(name));
                entries.write((name.endsWith("a.rules") ? RULES : name.endsWith("csv") ? "key,value\nDrama,Sad\n" : "x")
                        .getBytes(StandardCharsets.UTF_8));
            }
        }
        Path rules = Files.createDirectories(folder.resolve("rules"));
        Files.writeString(rules.resolve("a.rules"), RULES);
        Files.writeString(rules.resolve("kinds.csv"), "key,value\nDrama,Serious\n");

        assertThat(Ran.garnish("diff", zip.toString(), rules.toString()).out()).contains("Sad  ->  Serious");
    }

    @Test
    void versionsOfACatalogAreComparedByWhatTheyChange() throws Exception {
        Path items = folder.resolve("items.csv");
        String catalog = folder.resolve("items.mv.db").toString();
        String rules = Files.writeString(folder.resolve("a.rules"), "attribute Title\n  use item.title\n  else \"-\"\n")
                .toString();
        Files.writeString(items, "item_id,title\n1,One\n2,Two\n3,Three\n");
        Ran.garnish("catalog", "import", items.toString(), "--catalog", catalog, "--extend");
        Files.writeString(items, "item_id,title\n1,One\n2,\n4,Four\n");
        Ran.garnish("catalog", "import", items.toString(), "--catalog", catalog, "--replace", "--max-removed", "50");

        Ran ran = Ran.garnish("diff", "--catalog-version", "1..2", "--catalog", catalog, "--rules", rules);

        assertThat(ran.out() + ran.err()).isEqualTo("""
                1 value of 3 items change, 1 to the else
                1 item added to the catalog: 4
                1 item removed from the catalog: 3

                Title: 1 item, 1 to the else
                  1 item  a.rules:2 -> a.rules:3  else
                     2    Two  ->  -
                """);
    }

    @Test
    void theWorkflowOfTheDocumentationCallsWhatThereIs() throws Exception {
        Path rules = committed();
        String run = Files.readAllLines(Ran.PROJECT.resolve("docs/pull-request.yml")).stream()
                .filter(line -> line.contains("garnish diff"))
                .findFirst()
                .orElseThrow();
        List<String> words = new ArrayList<>(List.of(run.strip().split(" +", -1)));
        assertThat(words.subList(0, 3)).containsExactly("./garnish", "diff", "\"git:origin/$BASE\"");
        words.set(2, "git:HEAD");
        words.set(3, rules.toString());

        Ran ran = Ran.garnish(words.subList(1, words.indexOf(">")).toArray(String[]::new));

        assertThat(ran.out()).isEqualTo("### Nothing changes for 36 items\n\n");
    }

    @Test
    void withoutRulesToCompareItIsAUsageError() {
        assertThat(Ran.garnish("diff").exit()).isEqualTo(Exit.USAGE);
        assertThat(Ran.garnish("diff", "--catalog-version", "3", "--catalog", "x.mv.db")
                        .exit())
                .isEqualTo(Exit.USAGE);
    }
}
