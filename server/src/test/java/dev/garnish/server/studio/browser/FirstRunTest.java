package dev.garnish.server.studio.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Does what the documentation's list of clicks says, and sees what it says. */
@Tag("heavy")
class FirstRunTest {
    private static final Path MANUAL = Path.of("../docs/studio.md");
    private static final Pattern FILE = Pattern.compile("```csv\n(.*?)```", Pattern.DOTALL);
    private static final Pattern LINE = Pattern.compile("^\\d+\\. (.*)$", Pattern.MULTILINE);

    @TempDir
    Path folder;

    @Test
    void theListOfClicksInTheDocumentationDoesWhatItSays() throws IOException {
        String manual = Files.readString(MANUAL);
        Matcher items = FILE.matcher(manual);
        assertThat(items.find()).isTrue();
        Files.writeString(folder.resolve("shop.csv"), items.group(1));
        try (Desk desk = Desk.empty(Files.createDirectories(folder.resolve("desk")))) {
            desk.browser().see("Drop a file here");
            Clicks clicks = new Clicks(desk.browser(), folder);
            int lines = 0;
            for (Matcher line = LINE.matcher(manual); line.find(); lines++) {
                clicks.follow(line.group(1));
            }
            assertThat(lines).isGreaterThan(15);
            assertThat(desk.faults()).isEmpty();
        }
    }
}
