package dev.garnish.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.garnish.RuleFiles;
import dev.garnish.rules.Source;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each way in which editors save is seen once, whole and soon; what only looks like a save is not seen. */
class SavedRulesTest {
    private static final String BEFORE = text("before");
    private static final String AFTER = text("after");

    @TempDir
    private Path parent = Path.of("");

    private Path folder = Path.of("");
    private Path file = Path.of("");
    private final BlockingQueue<SavedRules.State> states = new LinkedBlockingQueue<>();
    private @Nullable Thread watcher;

    private static String text(String title) {
        return "attribute A\n  use   \"" + title + "\"\n  else  \"-\"\n";
    }

    @BeforeEach
    void watch() throws Exception {
        folder = Files.createDirectory(parent.resolve("rules"));
        file = Files.writeString(folder.resolve("my.rules"), BEFORE);
        watch(folder);
        assertThat(texts(take())).containsExactly(BEFORE);
    }

    private void watch(Path rules) {
        SavedRules saved = SavedRules.of(RuleFiles.source(rules));
        Thread thread = new Thread(() -> {
            try {
                while (true) {
                    states.add(saved.next());
                }
            } catch (InterruptedException e) {
                // The test is over.
            }
        });
        thread.start();
        watcher = thread;
    }

    @AfterEach
    void stop() throws InterruptedException {
        if (watcher != null) {
            watcher.interrupt();
            watcher.join();
        }
    }

    private SavedRules.State take() throws InterruptedException {
        SavedRules.State state = states.poll(10, TimeUnit.SECONDS);
        assertThat(state).isNotNull();
        return Objects.requireNonNull(state);
    }

    private static List<String> texts(SavedRules.State state) {
        return state.sources().stream().map(Source::text).toList();
    }

    /** How an editor puts a new text in the place of the old one. */
    private enum Editor {
        WRITES_IN_PLACE {
            @Override
            void save(Path file) throws IOException {
                try (OutputStream out = Files.newOutputStream(file, StandardOpenOption.WRITE)) {
                    out.write(AFTER.getBytes(StandardCharsets.UTF_8));
                }
                try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                    channel.truncate(AFTER.length());
                }
            }
        },
        TRUNCATES_AND_WRITES {
            @Override
            void save(Path file) throws IOException {
                Files.writeString(file, AFTER);
            }
        },
        RENAMES_OVER {
            @Override
            void save(Path file) throws IOException {
                Path made = Files.writeString(file.resolveSibling(".my.rules.tmp"), AFTER);
                Files.move(made, file, StandardCopyOption.ATOMIC_MOVE);
            }
        },
        KEEPS_A_BACKUP {
            @Override
            void save(Path file) throws IOException {
                Files.move(file, file.resolveSibling("my.rules~"));
                Files.writeString(file, AFTER);
            }
        },
        DELETES_AND_CREATES {
            @Override
            void save(Path file) throws IOException, InterruptedException {
                Files.delete(file);
                Thread.sleep(60);
                Files.writeString(file, AFTER);
            }
        },
        KEEPS_THE_TIME {
            @Override
            void save(Path file) throws IOException {
                FileTime before = Files.getLastModifiedTime(file);
                Files.writeString(file, AFTER);
                Files.setLastModifiedTime(file, before);
            }
        },
        WRITES_IN_PARTS {
            @Override
            void save(Path file) throws IOException, InterruptedException {
                Files.writeString(file, AFTER.substring(0, 20));
                Thread.sleep(20);
                Files.writeString(file, AFTER.substring(20), StandardOpenOption.APPEND);
            }
        },
        LEAVES_FILES_BESIDE {
            @Override
            void save(Path file) throws IOException {
                Files.writeString(file.resolveSibling(".my.rules.swp"), "swap");
                Files.writeString(file.resolveSibling("4913"), "probe");
                Files.writeString(file.resolveSibling("#my.rules#"), "auto save");
                Files.writeString(file, AFTER);
                Files.delete(file.resolveSibling("4913"));
            }
        },
        TURNS_A_LINK {
            @Override
            void save(Path file) throws IOException {
                Path other = Files.writeString(file.resolveSibling("other.txt"), AFTER);
                Path link = Files.createSymbolicLink(file.resolveSibling(".link"), other.getFileName());
                Files.move(link, file, StandardCopyOption.ATOMIC_MOVE);
            }
        };

        abstract void save(Path file) throws IOException, InterruptedException;
    }

    @ParameterizedTest
    @EnumSource
    void aSaveIsSeenOnceAndWhole(Editor editor) throws Exception {
        editor.save(file);

        SavedRules.State state = take();
        assertThat(state.trouble()).isEmpty();
        assertThat(texts(state)).containsExactly(AFTER);
        assertThat(states.poll(300, TimeUnit.MILLISECONDS)).isNull();
    }

    @Test
    void whatIsNoSaveIsNotSeen() throws Exception {
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().plusSeconds(5)));
        Files.writeString(file, BEFORE);
        Path same = Files.writeString(folder.resolve(".same"), BEFORE);
        Files.move(same, file, StandardCopyOption.ATOMIC_MOVE);
        Files.writeString(folder.resolve("notes.txt"), "not read");

        assertThat(states.poll(400, TimeUnit.MILLISECONDS)).isNull();
    }

    @Test
    void aFolderThatIsALinkMayBeTurned() throws Exception {
        stop();
        Path other = Files.createDirectory(parent.resolve("other"));
        Files.writeString(other.resolve("my.rules"), AFTER);
        Path link = Files.createSymbolicLink(parent.resolve("live"), folder);
        watch(link);
        assertThat(texts(take())).containsExactly(BEFORE);

        Files.move(Files.createSymbolicLink(parent.resolve("next"), other), link, StandardCopyOption.ATOMIC_MOVE);

        assertThat(texts(take())).containsExactly(AFTER);
    }

    @Test
    void whatIsGoneIsReportedUntilItIsBack() throws Exception {
        Files.delete(file);
        SavedRules.State gone = take();
        Files.writeString(file, BEFORE);
        SavedRules.State back = take();

        assertThat(gone.sources()).isEmpty();
        assertThat(gone.trouble()).startsWith("the rules cannot be read: ").contains("holds no file");
        assertThat(texts(back)).containsExactly(BEFORE);
    }

    @Test
    void aTableThatWasReadIsPartOfTheState() throws Exception {
        Files.writeString(folder.resolve("t.csv"), "key,value\na,b\n");
        Files.writeString(file, AFTER);
        SavedRules.State state = take();
        assertThat(state.tables().read(state.sources().get(0), "t.csv")).isPresent();

        Files.writeString(folder.resolve("t.csv"), "key,value\na,c\n");

        SavedRules.State next = take();
        assertThat(next.tables().read(next.sources().get(0), "t.csv")).hasValue("key,value\na,c\n");
    }
}
