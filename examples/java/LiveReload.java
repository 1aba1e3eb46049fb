import dev.garnish.Change;
import dev.garnish.Garnish;
import dev.garnish.Recommendations;
import dev.garnish.event.Recipient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** Rules in a folder that are edited while the application runs: checked and tested first, the last good ones stay. */
public final class LiveReload {
    record Film(String id, String title) {}

    private LiveReload() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("rules");
        Path file = folder.resolve("films.rules");
        Files.writeString(file, rules("Watch "));
        BlockingQueue<Change> changes = new LinkedBlockingQueue<>();
        try (Garnish garnish = Garnish.builder()
                .rules(folder)
                .items(Film.class, List.of(new Film("1", "Fleabag")), Film::id)
                .watching(Duration.ofMillis(50))
                .onChange(changes::add)
                .open()) {
            System.out.println(title(garnish));

            Files.writeString(file, rules("See "));
            System.out.println(changes.take().outcome() + ": " + title(garnish));

            Files.writeString(file, rules("See ").replace("item.title", "item.titel"));
            System.out.println(changes.take().outcome() + ": " + title(garnish));
            List<Recipient> recipients = List.of(Recipient.of("u1"), Recipient.of("u2"));
            List<Recommendations> shown = garnish.use(now ->
                    recipients.stream().map(one -> now.recommend(one, List.of("1"))).toList());
            System.out.println(shown.size() + " recipients by one version");
            System.out.println(garnish.state().refused().get(0).message().replace(folder.toString(), "rules"));
        } finally {
            Files.delete(file);
            Files.delete(folder);
        }
    }

    private static String rules(String before) {
        return """
                attribute Title
                  use   "%s" + item.title
                  else  "Recommended for you"

                test "titles begin with a verb"
                  items   1
                  expect  Title = ["%sFleabag"]
                """.formatted(before, before);
    }

    private static String title(Garnish garnish) {
        return garnish.recommend(Recipient.of("u1"), List.of("1")).items().get(0).text("Title");
    }
}

// Prints:
// Watch Fleabag
// TOOK_OVER: See Fleabag
// REFUSED: See Fleabag
// 2 recipients by one version
// newer rules not used: rules/films.rules:2:23: the catalog has no column `titel` (`garnish check` explains)
