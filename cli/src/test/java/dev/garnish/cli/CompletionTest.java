package dev.garnish.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

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
        Files.writeString(folder.resolve("mail.html"), "");
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
        "garnish render --format , csv jsonl braze iterable klaviyo",
        "garnish render --summary , human json",
        "garnish check --template ma, mail.html",
        "garnish coverage --recipients ma, mail.html",
        "garnish preview --recipient ma, mail.html",
        "garnish preview --event ma, mail.html",
        "garnish diff --weight ma, mail.html",
        "garnish check --catalog ma, mail.html",
        "garnish enrich ma, mail.html",
    })
    void verbsOptionsAndValuesAreCompleted(String line, String completed) throws Exception {
        assertThat(completed(line + (line.matches(".* (completion|--format|--summary)") ? " " : "")))
                .isEqualTo(completed);
    }

    @ParameterizedTest
    @CsvSource({
        "garnish ren, garnish render",
        "garnish check --cov, garnish check --coverage",
        "garnish render --format kl, garnish render --format klaviyo",
        "garnish catalog imp, garnish catalog import",
    })
    void aRealZshCompletesThem(String typed, String line) throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/zsh")), "there is no zsh here");
        Path script = Files.writeString(
                folder.resolve("garnish.zsh"), Ran.garnish("completion", "zsh").out());
        Path types = Files.writeString(folder.resolve("types.zsh"), """
                zmodload zsh/zpty
                zpty -b shell zsh -f -i
                zpty -w shell "PS1= ; source $1; print REA''DY"
                seen=
                repeat 400; do
                  if zpty -r -t shell part; then seen+=$part; else sleep 0.05; fi
                  [[ $seen == *READY* ]] && break
                done
                zpty -n -w shell "$2"$'\\t'
                seen=
                repeat 200; do
                  if zpty -r -t shell part; then seen+=$part; else sleep 0.05; fi
                  [[ $seen == *"$3"* ]] && break
                done
                print -r -- "$seen"
                zpty -d shell
                """);

        Process zsh = new ProcessBuilder("/usr/bin/zsh", "-f", types.toString(), script.toString(), typed, line)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String shown = new String(zsh.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(zsh.waitFor()).isZero();
        assertThat(shown).contains(line);
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
