package dev.garnish.review;

import java.util.ArrayList;
import java.util.List;

/** One item's way down a decision list: who is left for the next line. Used once, by one thread. */
final class Turn {
    private final Group served;
    private final List<Group> shares = new ArrayList<>();
    private Group open;
    private boolean untouched = true;

    /** @param served whom the item reaches; somebody */
    Turn(Group served) {
        this.served = served;
        this.open = served;
    }

    Group served() {
        return served;
    }

    /** To whom no line above gives the value for certain. */
    Group open() {
        return open;
    }

    /** Whether this line gives everybody the value: it surely applies, and none above may. */
    boolean takesAll(Group surely) {
        return untouched && surely.covers(served);
    }

    /** The lines above that give the value to some of these. */
    List<Integer> takersOf(Group some) {
        List<Integer> takers = new ArrayList<>();
        for (int i = 0; i < shares.size(); i++) {
            if (shares.get(i).meets(some)) {
                takers.add(i);
            }
        }
        return takers;
    }

    /** Goes on behind a line that applies to some of those served, perhaps or surely. */
    void next(Group perhaps, Group surely) {
        shares.add(surely.and(open));
        open = open.minus(surely);
        untouched &= perhaps.isEmpty();
    }
}
