package dev.garnish.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LauncherNameTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void aCommandOnThePathIsCalledByItsName() throws IOException {
        Map<String, String> path = Map.of("PATH", "/nowhere:" + folder);
        Path command = Files.writeString(folder.resolve("garnish"), "#!/bin/sh\n");
        assertThat(Launcher.command(path, "./garnish")).isEqualTo("./garnish");
        assertThat(command.toFile().setExecutable(true)).isTrue();
        assertThat(Launcher.command(path, "./garnish")).isEqualTo("garnish");
    }

    @Test
    void anotherIsCalledAsItWasTyped() {
        assertThat(Launcher.command(Map.of(), "../my tools/garnish")).isEqualTo("'../my tools/garnish'");
    }
}
