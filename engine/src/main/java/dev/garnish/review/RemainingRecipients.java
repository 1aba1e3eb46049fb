package dev.garnish.review;

import java.util.ArrayList;
import java.util.List;

/** The recipients of one item that no line of a decision list has served so far. Used once, by one thread. */
final class RemainingRecipients {
    private final SampleSet served;
    private final List<SampleSet> shares = new ArrayList<>();
    private SampleSet open;
    private boolean untouched = true;

    /** @param served whom the item reaches; somebody */
    RemainingRecipients(SampleSet served) {
        this.served = served;
        this.open = served;
    }

    SampleSet served() {
        return served;
    }

    /** To whom no line above gives the value for certain. */
    SampleSet open() {
        return open;
    }

    /** Whether this line gives everybody the value: it surely applies, and none above may. */
    boolean takesAll(SampleSet surely) {
        return untouched && surely.covers(served);
    }

    /** The lines above that give the value to some of these. */
    List<Integer> takersOf(SampleSet some) {
        List<Integer> takers = new ArrayList<>();
        for (int i = 0; i < shares.size(); i++) {
            if (shares.get(i).meets(some)) {
                takers.add(i);
            }
        }
        return takers;
    }

    /** Goes on behind a line that applies to some of those served, perhaps or surely. */
    void next(SampleSet perhaps, SampleSet surely) {
        shares.add(surely.and(open));
        open = open.minus(surely);
        untouched &= perhaps.isEmpty();
    }
}
