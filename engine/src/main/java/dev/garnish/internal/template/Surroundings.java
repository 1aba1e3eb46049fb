package dev.garnish.internal.template;

import java.util.ArrayDeque;
import java.util.Deque;

/** What stands around the tags of a template, over blocks whose branches all begin at one place. */
final class Surroundings {
    private final Deque<Places> open = new ArrayDeque<>();
    private Places now;

    Surroundings(Places start) {
        this.now = start;
    }

    /** A character of the template's own text. */
    void read(char c) {
        now.read(c);
    }

    /** {@return where a value stands that is shown now} */
    Place show() {
        return now.show();
    }

    /** A block begins. */
    void open() {
        open.push(now.copy());
    }

    /** Another branch of the innermost block begins. */
    void branch() {
        now = open.element().copy();
    }

    /**
     * The innermost block ends.
     *
     * @param shown whether the message shows it here, rather than where a variable is shown
     */
    void close(boolean shown) {
        Places before = open.pop();
        now = shown ? now : before;
    }
}
