package dev.garnish.internal.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.garnish.rules.Source;
import dev.garnish.rules.TableReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Rules and tables as they stood at one moment. */
class RulesSnapshotTest {
    private static final Source A = new Source("a.rules", "a");
    private static final Source B = new Source("b.rules", "b");

    private final List<String> read = new ArrayList<>();

    private RulesSnapshot snapshot(Map<String, String> tables, Source... sources) {
        return new RulesSnapshot(List.of(sources), (rules, file) -> {
            read.add(file);
            return Optional.ofNullable(tables.get(file));
        });
    }

    @Test
    void aTableIsReadOnce() {
        RulesSnapshot snapshot = snapshot(Map.of("t.csv", "1"), A, B);

        assertThat(snapshot.read(A, "t.csv")).contains("1");
        assertThat(snapshot.read(A, "t.csv")).contains("1");
        assertThat(snapshot.read(A, "none.csv")).isEmpty();
        assertThat(snapshot.read(A, "none.csv")).isEmpty();

        assertThat(read).containsExactly("t.csv", "none.csv");
        assertThat(snapshot.tables())
                .containsExactly(
                        new RulesSnapshot.Table(0, "none.csv", false, ""),
                        new RulesSnapshot.Table(0, "t.csv", true, "1"));
    }

    @Test
    void equalTextsOfManyFilesAreKeptOnce() {
        RulesSnapshot snapshot =
                new RulesSnapshot(List.of(A, B), (rules, file) -> Optional.of(String.valueOf(new char[] {'x', 'y'})));

        String first = snapshot.read(A, "t.csv").orElseThrow();

        assertThat(snapshot.read(B, "t.csv").orElseThrow()).isSameAs(first);
    }

    @Test
    void aLaterOneWithTheSameFilesAndTablesIsTheSame() {
        RulesSnapshot snapshot = snapshot(Map.of("t.csv", "1"), A);
        assertThat(snapshot.read(A, "t.csv")).contains("1");
        assertThat(snapshot.read(A, "none.csv")).isEmpty();

        assertThat(snapshot.isAsIn(snapshot(Map.of("t.csv", "1", "other.csv", "?"), A)))
                .isTrue();
        assertThat(snapshot.isAsIn(snapshot(Map.of("t.csv", "2"), A))).isFalse();
        assertThat(snapshot.isAsIn(snapshot(Map.of(), A))).isFalse();
        assertThat(snapshot.isAsIn(snapshot(Map.of("t.csv", "1", "none.csv", "new"), A)))
                .isFalse();
        assertThat(snapshot.isAsIn(snapshot(Map.of("t.csv", "1"), A, B))).isFalse();
        assertThat(snapshot.isAsIn(snapshot(Map.of("t.csv", "1"), new Source("a.rules", "other"))))
                .isFalse();
    }

    @Test
    void filesOfOtherNamesHaveTheSameTextAndAreNotTheSame() {
        RulesSnapshot snapshot = snapshot(Map.of("t.csv", "1"), A);
        assertThat(snapshot.read(A, "t.csv")).contains("1");
        RulesSnapshot moved = snapshot(Map.of("t.csv", "1"), new Source("moved.rules", "a"));

        assertThat(snapshot.hasTextOf(moved)).isTrue();
        assertThat(snapshot.isAsIn(moved)).isFalse();
        assertThat(snapshot.named(moved.sources()).isAsIn(moved)).isTrue();
    }

    @Test
    void whatWasStoredIsWhatWasTaken() {
        RulesSnapshot taken = snapshot(Map.of("t.csv", "1"), A, B);
        assertThat(taken.read(B, "t.csv")).contains("1");
        assertThat(taken.read(A, "none.csv")).isEmpty();

        RulesSnapshot stored = RulesSnapshot.of(taken.sources(), taken.tables());

        assertThat(stored.tables()).isEqualTo(taken.tables());
        assertThat(stored.isAsIn(taken)).isTrue();
        assertThat(stored.read(A, "t.csv")).isEmpty();
        assertThat(new RulesSnapshot(List.of(A), TableReader.NONE).read(A, "t.csv"))
                .isEmpty();
    }
}
