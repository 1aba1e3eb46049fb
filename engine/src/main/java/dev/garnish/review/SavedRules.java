package dev.garnish.review;

import dev.garnish.internal.rules.RulesSnapshot;
import dev.garnish.rules.RulesSource;
import dev.garnish.rules.Source;
import dev.garnish.rules.TableReader;
import java.time.Duration;
import java.util.List;

/**
 * The rules that an author is writing, one saved state after the other, in whatever way an editor saves: files are compared by
 * their text, so that a rename, a new file in the place of the old one and a turned link are seen, and a mere touch is not.
 * For use by one thread.
 *
 * <pre>{@code
 * SavedRules saved = SavedRules.of(RuleFiles.source(Path.of("rules")));
 * while (true) {
 *     show(saved.next());
 * }
 * }</pre>
 */
public final class SavedRules {
    private static final Duration POLL = Duration.ofMillis(40);

    /** How often the same is to be read in a row: an editor may write a file in parts, or take it away first. */
    private static final int SETTLED = 2;

    /** The same for what cannot be read, which is rarer and looks worse. */
    private static final int SETTLED_TROUBLE = 5;

    private static final RulesSnapshot NOTHING = new RulesSnapshot(List.of(), TableReader.NONE);

    private final RulesSource source;

    /** The state that was given last. */
    private RulesSnapshot known = NOTHING;

    private String trouble = "";

    private SavedRules(RulesSource source) {
        this.source = source;
    }

    /**
     * The states of a source. Nothing is read now.
     *
     * @param source read about twenty times a second while {@link #next} waits
     * @return its states
     */
    public static SavedRules of(RulesSource source) {
        return new SavedRules(source);
    }

    /**
     * One state.
     *
     * @param sources the rules files; empty where they could not be read
     * @param tables reads the tables beside them, each once; another text in one of those that were read is another state
     * @param trouble why the rules could not be read, in one line; empty where they were
     */
    public record State(List<Source> sources, TableReader tables, String trouble) {
        /**
         * Copies the list.
         *
         * @param sources the rules files; empty where they could not be read
         * @param tables reads the tables beside them
         * @param trouble why the rules could not be read; empty where they were
         */
        public State {
            sources = List.copyOf(sources);
        }
    }

    /**
     * Waits for a state that differs from the one given last; the first is given as soon as it can be read.
     *
     * @return the state, which was the same for some tens of milliseconds
     * @throws InterruptedException if the thread is interrupted
     */
    public State next() throws InterruptedException {
        while (true) {
            Look look = look();
            if (!look.isAs(known, trouble) && isSettled(look)) {
                known = look.rules;
                trouble = look.trouble;
                return new State(known.sources(), known, trouble);
            }
            Thread.sleep(POLL.toMillis());
        }
    }

    /** What was there at one moment: rules, or a trouble and none. */
    private record Look(RulesSnapshot rules, String trouble) {
        /** What the other's check read is asked for here as well. */
        boolean isAs(RulesSnapshot other, String otherTrouble) {
            return trouble.equals(otherTrouble) && other.isAsIn(rules);
        }
    }

    private Look look() {
        try {
            return new Look(RulesSnapshot.read(source), "");
        } catch (RuntimeException e) {
            String reason = String.valueOf(e.getMessage());
            return new Look(NOTHING, reason);
        }
    }

    private boolean isSettled(Look look) throws InterruptedException {
        int times = look.trouble.isEmpty() ? SETTLED : SETTLED_TROUBLE;
        for (int i = 1; i < times; i++) {
            Thread.sleep(POLL.toMillis());
            if (!look().isAs(look.rules, look.trouble)) {
                return false;
            }
        }
        return true;
    }
}
