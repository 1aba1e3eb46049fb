package dev.garnish.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
        "garnish completion , bash zsh fish",
        "garnish check --template-kind j, json",
        "garnish enrich --host connect, connect",
        "garnish enrich --host mai, mail.html",
        "garnish explain-error R61, R610 R611 R612",
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
        "garnish check --template-kind js, garnish check --template-kind json",
        "garnish enrich --host pin, garnish enrich --host pinpoint",
        "garnish explain-error R612, garnish explain-error R612",
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

    @ParameterizedTest
    @CsvSource({
        "garnish rend, render",
        "garnish check --cov, --coverage",
        "garnish check --template-kind j, json",
        "garnish render --format kl, klaviyo",
        "garnish enrich --host connect, connect",
        "garnish enrich --host ma, mail.html",
        "garnish check --template ma, mail.html",
        "garnish diff --format mark, markdown",
        "garnish catalog imp, import",
        "garnish catalog diff --cat, --catalog",
        "garnish catalog import ma, mail.html",
        "garnish explain-error R612, R612",
        "garnish completion f, fish",
    })
    void aRealFishCompletesThem(String typed, String completed) throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/fish")), "there is no fish here");
        Path script = Files.writeString(
                folder.resolve("garnish.fish"),
                Ran.garnish("completion", "fish").out());
        Files.writeString(folder.resolve("mail.html"), "");

        Process fish = new ProcessBuilder(
                        "/usr/bin/fish",
                        "--no-config",
                        "-c",
                        "source $argv[1]; complete -C $argv[2]",
                        script.toString(),
                        typed)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String offered = new String(fish.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(fish.waitFor()).as(offered).isZero();
        assertThat(offered.lines().map(line -> line.split("\t", 2)[0])).containsExactly(completed);
    }

    @Test
    void everyVerbAndOptionIsInTheScriptOfFish() {
        String fish = Ran.garnish("completion", "fish").out();
        Matcher verbs = Pattern.compile(
                        "function _picocli_garnish_(\\w+)\\(\\) \\{.*?flag_opts=(.*?)\\R.*?arg_opts=(.*?)\\R",
                        Pattern.DOTALL)
                .matcher(Ran.garnish("completion", "bash").out());
        int options = 0;
        while (verbs.find()) {
            String verb =
                    verbs.group(1).replace("explainerror", "explain-error").replace('_', ' ');
            Matcher names = Pattern.compile("'--([\\w-]+)'").matcher(verbs.group(2) + verbs.group(3));
            while (names.find() && !verb.equals("catalog") && !verb.equals("package")) {
                assertThat(fish)
                        .containsPattern("-n '__garnish_at %s' (?:-s . )?-l %s ".formatted(verb, names.group(1)));
                options++;
            }
        }
        assertThat(options).isGreaterThan(100);
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
        Ran ran = Ran.garnish("completion", "tcsh");

        assertThat(ran.exit()).isEqualTo(Exit.USAGE);
        assertThat(ran.err()).hasLineCount(1).contains("bash, zsh, fish");
    }
}
