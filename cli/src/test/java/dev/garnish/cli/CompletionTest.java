package dev.garnish.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a real bash completes by the script. */
class CompletionTest {
    @TempDir
    private Path folder = Path.of("");

    /** What is offered for the last of these words. */
    private String completed(String line) throws IOException, InterruptedException {
        Path script = Files.writeString(
                folder.resolve("garnish.bash"),
                Ran.garnish("completion", "bash").out());
        String[] words = line.split(" ", -1);
        Process bash = new ProcessBuilder(
                        "bash",
                        "--norc",
                        "-c",
                        "source \"$0\"; COMP_WORDS=(%s); COMP_CWORD=%d; COMP_LINE='%s'; _complete_garnish; echo \"${COMPREPLY[*]}\""
                                .formatted(line.replaceAll(" $", " ''"), words.length - 1, line),
                        script.toString())
                .directory(folder.toFile())
                // A script asks for what only an interactive shell has.
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String reply = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(bash.waitFor()).isZero();
        return reply.strip();
    }

    @ParameterizedTest
    @CsvSource({
        "garnish che, check",
        "garnish ro, rollback",
        "garnish completion , bash zsh",
        "garnish check --cov, --coverage",
        "garnish test --format , human json junit",
        "garnish catalog imp, import",
        "garnish package l, lambda",
    })
    void verbsOptionsAndValuesAreCompleted(String line, String completed) throws Exception {
        assertThat(completed(line + (line.endsWith("completion") || line.endsWith("--format") ? " " : "")))
                .isEqualTo(completed);
    }

    @Test
    void theScriptOfZshAsksItToImitateBash() {
        Ran ran = Ran.garnish("completion", "zsh");

        assertThat(ran.exit()).isZero();
        assertThat(ran.out())
                .startsWith("autoload -U +X compinit && compinit\nautoload -U +X bashcompinit && bashcompinit\n")
                .endsWith(Ran.garnish("completion", "bash").out());
    }

    @Test
    void anotherShellIsOneLine() {
        Ran ran = Ran.garnish("completion", "fish");

        assertThat(ran.exit()).isEqualTo(Exit.USAGE);
        assertThat(ran.err()).hasLineCount(1).contains("bash, zsh");
    }
}
