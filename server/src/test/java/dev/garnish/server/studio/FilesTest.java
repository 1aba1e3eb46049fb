package dev.garnish.server.studio;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.garnish.server.studio.OpenStudio.Answer;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files are read and written in the rules folder alone, whole or not at all, and never over what others wrote. */
class FilesTest {
    private static final String PAGE = "page-0001";
    private static final String TITLE = "attribute Title\n  use   item.title\n  else  \"x\"\n";

    @TempDir
    private Path folder = Path.of("");

    private Path rules = Path.of("");
    private OpenStudio studio;

    @BeforeEach
    void start() throws Exception {
        rules = Files.createDirectory(folder.resolve("rules"));
        Files.writeString(rules.resolve("a.rules"), TITLE);
        studio = OpenStudio.sample(rules, folder.resolve("state"));
    }

    @AfterEach
    void stop() {
        studio.close();
    }

    private JsonNode read(String name) throws Exception {
        return studio.get("/api/files?name=" + name).json();
    }

    private Answer save(String name, String text, String base) throws Exception {
        return studio.post("/api/files/save", Map.of("name", name, "text", text, "base", base));
    }

    private static final List<String> OTHER_NAMES = List.of(
            "../secret.rules",
            "/etc/passwd",
            "/tmp/x.rules",
            "..",
            ".",
            "",
            "sub/../../x.rules",
            "sub//x.rules",
            "./a.rules",
            "..\\x.rules",
            "sub\\x.rules",
            "C:\\x.rules",
            "C:x.rules",
            "\\\\host\\share\\x.rules",
            "a.rules\u0000.csv",
            "a\n.rules",
            "CON.rules",
            "nul.csv",
            "com1.rules",
            ".hidden.rules",
            ".git/config",
            "sub/.git/x.rules",
            "a.rules.",
            "a.rules ",
            " a.rules",
            "a.rules:stream.csv",
            "a|b.rules",
            "a*.rules",
            "index.html",
            "x.sh",
            "x.jar",
            "rules",
            "a/b/c/d/e/f.rules");

    @Test
    void otherNamesAreNone() throws Exception {
        Files.writeString(folder.resolve("secret.rules"), "secret");
        for (String name : OTHER_NAMES) {
            refused(name);
        }
        assertThat(tree()).containsExactlyInAnyOrder("secret.rules", "rules/a.rules");
    }

    private void refused(String name) throws Exception {
        List<Answer> answers = List.of(
                studio.get("/api/files?name=" + URLEncoder.encode(name, StandardCharsets.UTF_8)),
                save(name, "planted", ""),
                studio.post("/api/files/new", Map.of("name", name, "text", "planted")),
                studio.post("/api/files/delete", Map.of("name", name)),
                studio.post("/api/files/discard", Map.of("name", name)),
                studio.post("/api/textdiff", Map.of("name", name, "against", "disk")));

        assertThat(answers).describedAs(name).allSatisfy(answer -> {
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.body()).doesNotContain("secret", "root:");
        });
    }

    private List<String> tree() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString().replace('\\', '/'))
                    .filter(name -> !name.startsWith("state/"))
                    .toList();
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void linksThatLeadOutAreNotFollowed() throws Exception {
        Path outside = Files.writeString(folder.resolve("secret.rules"), "secret");
        Files.createSymbolicLink(rules.resolve("link.rules"), outside);
        Files.createSymbolicLink(rules.resolve("up"), folder);
        Files.createSymbolicLink(rules.resolve("dangling.rules"), folder.resolve("not-there.rules"));

        for (String name : List.of("link.rules", "up/secret.rules", "dangling.rules", "up/new.rules")) {
            assertThat(studio.get("/api/files?name=" + name).body())
                    .describedAs(name)
                    .doesNotContain("\"secret\"");
            assertThat(save(name, "planted", "").status()).describedAs(name).isEqualTo(400);
            assertThat(studio.post("/api/files/new", Map.of("name", name, "text", "planted"))
                            .status())
                    .isEqualTo(400);
        }
        assertThat(outside).hasContent("secret");
        assertThat(folder.resolve("not-there.rules")).doesNotExist();
        assertThat(folder.resolve("new.rules")).doesNotExist();
        assertThat(studio.get("/api/state").status()).isEqualTo(200);
    }

    @Test
    void savingWritesTheWholeFileAndGivesItsDigest() throws Exception {
        JsonNode before = read("a.rules");

        Answer saved = save("a.rules", TITLE + "# more\n", before.path("digest").asText());

        assertThat(saved.status()).isEqualTo(200);
        assertThat(rules.resolve("a.rules")).hasContent(TITLE + "# more\n");
        assertThat(read("a.rules").path("digest")).isEqualTo(saved.json().path("digest"));
        assertThat(tree()).containsExactly("rules/a.rules");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void permissionsAndLinksWithinTheFolderStay() throws Exception {
        Files.createSymbolicLink(rules.resolve("b.rules"), rules.resolve("a.rules"));
        Files.setPosixFilePermissions(rules.resolve("a.rules"), PosixFilePermissions.fromString("rw-r-----"));

        save("b.rules", "# b\n", read("b.rules").path("digest").asText());

        assertThat(rules.resolve("b.rules")).isSymbolicLink();
        assertThat(rules.resolve("a.rules")).hasContent("# b\n");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(rules.resolve("a.rules"))))
                .isEqualTo("rw-r-----");
    }

    @Test
    void lineEndsOfWindowsStay() throws Exception {
        Files.writeString(rules.resolve("a.rules"), TITLE.replace("\n", "\r\n"));

        save("a.rules", TITLE + "# more\n", read("a.rules").path("digest").asText());

        assertThat(Files.readString(rules.resolve("a.rules"))).isEqualTo((TITLE + "# more\n").replace("\n", "\r\n"));
    }

    @Test
    void whatAnotherEditorWroteIsShownAndNeverWrittenOver() throws Exception {
        String base = read("a.rules").path("digest").asText();
        Files.writeString(rules.resolve("a.rules"), "# theirs\n");

        Answer refused = save("a.rules", "# mine\n", base);

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.json().path("text").asText()).isEqualTo("# theirs\n");
        assertThat(rules.resolve("a.rules")).hasContent("# theirs\n");
        Answer agreed =
                save("a.rules", "# mine\n", refused.json().path("digest").asText());
        assertThat(agreed.status()).isEqualTo(200);
        assertThat(rules.resolve("a.rules")).hasContent("# mine\n");
    }

    @Test
    void aFileThatWasDeletedIsAConflictToo() throws Exception {
        String base = read("a.rules").path("digest").asText();
        Files.delete(rules.resolve("a.rules"));

        Answer refused = save("a.rules", "# mine\n", base);

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.json().path("digest").asText()).isEmpty();
        assertThat(save("a.rules", "# mine\n", "").status()).isEqualTo(200);
    }

    @Test
    void manyWhoSaveAtOnceWriteOneOfTheirTexts() throws Exception {
        String base = read("a.rules").path("digest").asText();
        List<Thread> writers = new ArrayList<>();
        List<Integer> statuses = Collections.synchronizedList(new ArrayList<>());
        for (int i = 0; i < 8; i++) {
            String text = ("# writer " + i + "\n").repeat(500);
            Thread writer = new Thread(() -> {
                try {
                    statuses.add(save("a.rules", text, base).status());
                } catch (Exception e) {
                    statuses.add(0);
                }
            });
            writers.add(writer);
            writer.start();
        }
        for (Thread writer : writers) {
            writer.join();
        }

        assertThat(statuses).containsOnlyOnce(200).containsOnly(200, 409);
        assertThat(Files.readAllLines(rules.resolve("a.rules"))).hasSize(500);
        assertThat(Files.readAllLines(rules.resolve("a.rules")).stream().distinct())
                .hasSize(1);
    }

    @Test
    void filesAreMadeAndDeleted() throws Exception {
        assertThat(studio.post("/api/files/new", Map.of("name", "b.rules", "text", "# b\n"))
                        .status())
                .isEqualTo(200);
        assertThat(rules.resolve("b.rules")).hasContent("# b\n");
        assertThat(studio.post("/api/files/new", Map.of("name", "b.rules", "text", ""))
                        .status())
                .isEqualTo(409);
        assertThat(rules.resolve("b.rules")).hasContent("# b\n");
        assertThat(studio.post("/api/files/delete", Map.of("name", "b.rules", "base", "other"))
                        .status())
                .isEqualTo(409);
        assertThat(studio.post("/api/files/delete", Map.of("name", "b.rules")).status())
                .isEqualTo(204);
        assertThat(rules.resolve("b.rules")).doesNotExist();
        assertThat(studio.post("/api/files/delete", Map.of("name", "b.rules")).status())
                .isEqualTo(404);
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void whatCannotBeWrittenSaysSoAndLosesNothing() throws Exception {
        String base = read("a.rules").path("digest").asText();
        Files.delete(rules.resolve("a.rules"));
        Files.createDirectory(rules.resolve("a.rules"));

        Answer refused = save("a.rules", "# mine\n", base);

        assertThat(refused.status()).isBetween(400, 499);
        assertThat(refused.body()).doesNotContain("Exception", "\tat ");
        assertThat(studio.get("/api/state").status()).isEqualTo(200);
    }

    @Test
    void whatIsTypedIsADraftThatSurvivesTheStudio() throws Exception {
        try (OpenStudio.Events events = studio.events(PAGE)) {
            events.next("hello");
            read("a.rules");
            studio.type(PAGE, rules.resolve("a.rules"), TITLE + "# typed\n");
            assertThat(read("a.rules").path("draft").path("text").asText()).isEqualTo(TITLE + "# typed\n");
        }
        studio.close();
        studio = OpenStudio.sample(rules, folder.resolve("state"));

        JsonNode again = read("a.rules");

        assertThat(again.path("text").asText()).isEqualTo(TITLE);
        assertThat(again.path("draft").path("text").asText()).isEqualTo(TITLE + "# typed\n");
        assertThat(again.path("draft").path("base")).isEqualTo(again.path("digest"));
        save("a.rules", TITLE + "# typed\n", again.path("digest").asText());
        assertThat(read("a.rules").path("draft").isNull()).isTrue();
        assertThat(studio.get("/api/state").json().findValues("draft")).allMatch(draft -> !draft.asBoolean());
    }

    @Test
    void aDraftOverAFileThatOthersChangedIsAConflict() throws Exception {
        try (OpenStudio.Events events = studio.events(PAGE)) {
            events.next("hello");
            read("a.rules");
            studio.type(PAGE, rules.resolve("a.rules"), "# mine\n");
            Files.writeString(rules.resolve("a.rules"), "# theirs\n");

            JsonNode noticed = events.next(
                    "files",
                    one -> one.path("name").asText().equals("a.rules")
                            && one.path("digest").asText().equals(Texts.digest("# theirs\n")));

            assertThat(noticed.path("digest").asText()).isEqualTo(Texts.digest("# theirs\n"));
            assertThat(studio.get("/api/state")
                            .json()
                            .at("/rules/files/0/conflict")
                            .asBoolean())
                    .isTrue();
            studio.post("/api/files/rebase", Map.of("name", "a.rules", "base", Texts.digest("# theirs\n")));
            assertThat(studio.get("/api/state")
                            .json()
                            .at("/rules/files/0/conflict")
                            .asBoolean())
                    .isFalse();
            assertThat(read("a.rules").path("draft").path("text").asText()).isEqualTo("# mine\n");
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void draftsAreTheirUsersAlone() throws Exception {
        try (OpenStudio.Events events = studio.events(PAGE)) {
            events.next("hello");
            studio.type(PAGE, rules.resolve("a.rules"), "# mine\n");
        }
        studio.close();

        try (Stream<Path> files = Files.list(folder.resolve("state"))) {
            assertThat(files.toList())
                    .isNotEmpty()
                    .allSatisfy(file -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                            .isEqualTo("rw-------"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"a.rules\":{\"text\":\"# mi", "{\"a.rules\":{}}", "[]", ""})
    void aDamagedFileOfDraftsIsPutAside(String damaged) throws Exception {
        try (OpenStudio.Events events = studio.events(PAGE)) {
            events.next("hello");
            studio.type(PAGE, rules.resolve("a.rules"), "# mine\n");
        }
        studio.close();
        Path stored = onlyFile(folder.resolve("state"));
        Files.writeString(stored, damaged);
        studio = OpenStudio.sample(rules, folder.resolve("state"));

        assertThat(read("a.rules").path("draft").isNull()).isTrue();
        assertThat(onlyFile(folder.resolve("state")))
                .hasFileName(stored.getFileName() + ".damaged")
                .hasContent(damaged);
    }

    private static Path onlyFile(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> all = files.toList();
            assertThat(all).hasSize(1);
            return all.get(0);
        }
    }

    @Test
    void draftsThatCannotBeStoredAreReported() throws Exception {
        Files.writeString(folder.resolve("blocked"), "a file where a folder should be");
        studio.close();
        studio = OpenStudio.sample(rules, folder.resolve("blocked").resolve("state"));
        try (OpenStudio.Events events = studio.events(PAGE)) {
            events.next("hello");
            studio.type(PAGE, rules.resolve("a.rules"), "# mine\n");

            assertThat(events.next("drafts").path("trouble").asText()).startsWith("what was typed is not stored: ");
            assertThat(read("a.rules").path("draft").path("text").asText()).isEqualTo("# mine\n");
        }
    }

    @Test
    void aFolderThatIsNotThereIsAnEmptyOne() throws Exception {
        Path none = folder.resolve("none").resolve("rules");
        try (OpenStudio empty = OpenStudio.of(none, null, folder.resolve("state"), null)) {
            empty.enter();

            JsonNode state = empty.get("/api/state").json();

            assertThat(state.at("/rules/files")).isEmpty();
            assertThat(state.path("catalog").isNull()).isTrue();
            assertThat(empty.post("/api/preview", Map.of()).status()).isEqualTo(422);
            assertThat(empty.post("/api/files/new", Map.of("name", "first.rules", "text", TITLE))
                            .status())
                    .isEqualTo(200);
            assertThat(none.resolve("first.rules")).hasContent(TITLE);
        }
    }
}
