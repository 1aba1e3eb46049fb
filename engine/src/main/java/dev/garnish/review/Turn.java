package dev.garnish.review;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One item's way down a decision list: who is left for the next line. Used once, by one thread. */
final class Turn {
    private final Group served;
    private final List<Group> shares = new ArrayList<>();
    private Group open;
    private boolean untouched = true;
    private @Nullable String given;

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

    /** A line gives everybody the same value. */
    void give(String value) {
        given = value;
    }

    /** What everybody is given; null where that is not the same for all, or not known. */
    @Nullable
    String given() {
        return given;
    }

    /** Goes on behind a line that applies to some of those served, perhaps or surely. */
    void next(Group perhaps, Group surely) {
        shares.add(surely.and(open));
        open = open.minus(surely);
        untouched &= perhaps.isEmpty();
    }
}
