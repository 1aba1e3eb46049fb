package dev.garnish.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The launcher script in a project whose Maven and Java only say how they were called. */
@DisabledOnOs(OS.WINDOWS)
final class LauncherTest {
    @TempDir
    private Path folder = Path.of("");

    private Path project = Path.of("");
    private Path tools = Path.of("");

    /** How a run of the launcher ended. */
    private record Launched(int exit, String out, String err) {}

    @BeforeEach
    void layProject() throws IOException {
        folder = folder.toRealPath();
        project = Files.createDirectories(folder.resolve("a project"));
        tools = Files.createDirectories(folder.resolve("tools"));
        Files.createDirectories(project.resolve("cli/src/main"));
        Files.writeString(project.resolve("cli/src/main/Old.java"), "");
        Files.setLastModifiedTime(project.resolve("cli/src/main/Old.java"), FileTime.from(Instant.EPOCH));
        Files.copy(Ran.PROJECT.resolve("garnish"), project.resolve("garnish"));
        script(project.resolve("garnish"), Files.readString(project.resolve("garnish")));
        script(tools.resolve("mvn"), """
                #!/bin/sh
                sleep 0.3
                echo build >>../builds.txt
                mkdir -p cli/target/quick/lib lambda-adapter/target/quick/runtime-client
                : >lambda-adapter/target/quick/lambda-code.zip
                : >cli/target/quick/lib/engine.jar
                : >cli/target/quick/garnish-cli-1.jar
                """);
        script(tools.resolve("java"), "#!/bin/sh\nfor last; do :; done\necho \"java $last\"\n");
    }

    @Test
    void theFirstRunBuildsQuietlyAndTheSecondDoesNotBuild() throws Exception {
        Launched first = launch(project.resolve("garnish"), Map.of());
        Launched second = launch(project.resolve("garnish"), Map.of());

        assertThat(first.out()).isEqualTo("java verb\n");
        assertThat(first.err()).isEqualTo("garnish: building, which takes a minute the first time ...\n");
        assertThat(second).isEqualTo(new Launched(0, "java verb\n", ""));
        assertThat(builds()).isEqualTo(1);
    }

    @Test
    void aSymlinkFromElsewhereFindsTheProject() throws Exception {
        Path link = folder.resolve("bin");
        Files.createSymbolicLink(link, Path.of("a project", "garnish"));
        Path linkToLink = Files.createSymbolicLink(tools.resolve("g"), Path.of("..", "bin"));

        assertThat(launch(linkToLink, Map.of()).out()).isEqualTo("java verb\n");
        assertThat(project.resolve(".garnish/current")).exists();
    }

    @Test
    void fourFirstRunsAtOnceBuildOnce() throws Exception {
        List<Process> started = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            started.add(start(project.resolve("garnish"), Map.of()));
        }
        for (Process one : started) {
            assertThat(finish(one).out()).isEqualTo("java verb\n");
        }
        assertThat(builds()).isEqualTo(1);
    }

    @Test
    void aNewerSourceIsBuilt() throws Exception {
        launch(project.resolve("garnish"), Map.of());
        Path newer = Files.writeString(project.resolve("cli/src/main/New.java"), "");
        Files.setLastModifiedTime(newer, FileTime.from(Instant.now().plusSeconds(60)));

        launch(project.resolve("garnish"), Map.of());

        assertThat(builds()).isEqualTo(2);
    }

    @Test
    void theLockOfABuildThatWasKilledIsTakenOver() throws Exception {
        Files.createDirectories(project.resolve(".garnish/lock"));
        Files.writeString(project.resolve(".garnish/lock/owner"), "4194399\n");

        assertThat(launch(project.resolve("garnish"), Map.of()).exit()).isZero();
    }

    @Test
    void aBuildThatFailsShowsItsErrors() throws Exception {
        script(tools.resolve("mvn"), "#!/bin/sh\necho '[ERROR] no such class'\nexit 1\n");

        Launched launched = launch(project.resolve("garnish"), Map.of());

        assertThat(launched).isEqualTo(new Launched(4, "", """
                        garnish: building, which takes a minute the first time ...
                        [ERROR] no such class
                        garnish: the build failed, see above
                        """));
        assertThat(project.resolve(".garnish/lock")).doesNotExist();
    }

    @Test
    void javaHomeIsUsedWhereItIsSet() throws Exception {
        Path home = folder.resolve("jdk");
        Files.createDirectories(home.resolve("bin"));
        script(home.resolve("bin/java"), "#!/bin/sh\necho from home\n");

        assertThat(launch(project.resolve("garnish"), Map.of("JAVA_HOME", home.toString()))
                        .out())
                .isEqualTo("from home\n");
    }

    @Test
    void eachJavaMakesItsClassArchiveWhenItIsFirstUsed() throws Exception {
        Path home = Files.createDirectories(folder.resolve("jdk"));
        Files.createDirectories(home.resolve("bin"));
        String counted = "#!/bin/sh\necho call >>" + folder.resolve("calls.txt") + "\n";
        script(home.resolve("bin/java"), counted);
        script(tools.resolve("java"), counted);

        launch(project.resolve("garnish"), Map.of());
        launch(project.resolve("garnish"), Map.of());
        assertThat(folder.resolve("calls.txt")).content().hasLineCount(3 + 1);

        launch(project.resolve("garnish"), Map.of("JAVA_HOME", home.toString()));
        launch(project.resolve("garnish"), Map.of("JAVA_HOME", home.toString()));
        assertThat(folder.resolve("calls.txt")).content().hasLineCount(3 + 1 + 3 + 1);
    }

    @Test
    void aMovedOrCopiedProjectMakesItsClassArchiveAgainOnce() throws Exception {
        countCalls();
        launch(project.resolve("garnish"), Map.of());
        Path moved = Files.move(project, folder.resolve("moved"));

        launch(moved.resolve("garnish"), Map.of());
        launch(moved.resolve("garnish"), Map.of());

        assertThat(calls()).isEqualTo(3 + 3 + 1);
        assertThat(builds()).isEqualTo(1);
    }

    @Test
    void aJavaThatIsReplacedAtItsPathGetsANewClassArchiveOnce() throws Exception {
        countCalls();
        launch(project.resolve("garnish"), Map.of());
        Files.setLastModifiedTime(tools.resolve("java"), FileTime.from(Instant.EPOCH));

        launch(project.resolve("garnish"), Map.of());
        launch(project.resolve("garnish"), Map.of());

        assertThat(calls()).isEqualTo(3 + 3 + 1);
    }

    /** As a system's `alternatives` do; both may be of one second, which is all that some file systems keep. */
    @Test
    void aLinkThatLeadsToAnotherJavaGetsANewClassArchiveOnce() throws Exception {
        countCalls();
        Files.setLastModifiedTime(tools.resolve("java"), FileTime.from(Instant.EPOCH));
        Path other = folder.resolve("other");
        Files.copy(tools.resolve("java"), other, StandardCopyOption.COPY_ATTRIBUTES);
        launch(project.resolve("garnish"), Map.of());
        Files.delete(tools.resolve("java"));
        Files.createSymbolicLink(tools.resolve("java"), other);

        launch(project.resolve("garnish"), Map.of());
        launch(project.resolve("garnish"), Map.of());

        assertThat(calls()).isEqualTo(3 + 3 + 1);
    }

    /** Names that a process's number gives could be guessed, and a link planted there. */
    @Test
    void theBuildWritesThroughNoLinkAndLeavesNothingBehind() throws Exception {
        Path victim = Files.writeString(folder.resolve("victim.txt"), "mine");
        Path built = Files.createDirectories(project.resolve(".garnish"));
        for (String name : List.of("started", "build.log")) {
            Files.createSymbolicLink(built.resolve(name), victim);
        }

        launch(project.resolve("garnish"), Map.of());

        assertThat(victim).hasContent("mine");
        assertThat(built.resolve("current")).isRegularFile();
        try (Stream<Path> left = Files.list(built)) {
            assertThat(left.map(file -> file.getFileName().toString().replaceFirst("^lib\\..*", "lib")))
                    .containsExactlyInAnyOrder("current", "lib", "started", "build.log");
        }
    }

    private void countCalls() throws IOException {
        script(tools.resolve("java"), "#!/bin/sh\necho call >>" + folder.resolve("calls.txt") + "\n");
    }

    private int calls() throws IOException {
        return Files.readAllLines(folder.resolve("calls.txt")).size();
    }

    @Test
    void aWrongJavaHomeIsOneLine() throws Exception {
        Launched launched = launch(project.resolve("garnish"), Map.of("JAVA_HOME", "/nowhere"));

        assertThat(launched)
                .isEqualTo(new Launched(
                        4,
                        "",
                        "garnish: JAVA_HOME is /nowhere, where there is no bin/java:"
                                + " set it to a JDK 17 or newer, or unset it\n"));
    }

    private Launched launch(Path launcher, Map<String, String> environment) throws Exception {
        return finish(start(launcher, environment));
    }

    private Process start(Path launcher, Map<String, String> environment) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(launcher.toString(), "verb").directory(folder.toFile());
        builder.environment().remove("JAVA_HOME");
        builder.environment().put("PATH", tools + ":/usr/bin:/bin");
        builder.environment().putAll(environment);
        return builder.start();
    }

    private static Launched finish(Process process) throws Exception {
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Launched(process.waitFor(), out, err);
    }

    private int builds() throws IOException {
        return Files.readAllLines(folder.resolve("builds.txt")).size();
    }

    private static void script(Path file, String text) throws IOException {
        Files.writeString(file, text);
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }
}
