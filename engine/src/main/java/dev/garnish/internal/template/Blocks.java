package dev.garnish.internal.template;

import dev.garnish.rules.Span;
import java.util.ArrayDeque;
import java.util.Deque;

/** The open blocks of a template. */
final class Blocks {
    /** Deeper than any message is written. */
    private static final int DEEPEST = 100;

    private static final int LONGEST = 40;

    private final String opening;
    private final String closing;
    private final Surroundings surroundings;
    private final Deque<Block> open = new ArrayDeque<>();

    /**
     * A block.
     *
     * @param outside what all blocks around it ask for
     * @param asked what they and its branch ask for
     * @param others what its branches that follow ask for
     */
    private record Block(String name, Span at, int outside, int asked, Asked others) {
        private Block asking(Asked asked, Asked otherwise) {
            int known = Math.max(outside, others.position());
            return new Block(name, at, outside, Math.max(known, asked.position()), others.and(otherwise));
        }
    }

    /** How messages write the tags of a block: a format of its name. */
    Blocks(String opening, String closing, Surroundings surroundings) {
        this.surroundings = surroundings;
        this.opening = opening;
        this.closing = closing;
    }

    /**
     * A block begins.
     *
     * @param asked what its first branch asks for
     * @param otherwise what its others ask for
     */
    void open(String name, Span at, Asked asked, Asked otherwise) {
        if (open.size() == DEEPEST) {
            throw Broken.of(at, "blocks are nested more than " + DEEPEST + " deep", "", "");
        }
        int outside = open.isEmpty() ? Asked.NOTHING : open.element().asked();
        open.push(new Block(name, at, outside, outside, Asked.NONE).asking(asked, otherwise));
        surroundings.open();
    }

    /** Another branch of the innermost block begins, which {@link #ask asks} next. */
    void branch(String tag, Span at) {
        innermost(tag, at);
        surroundings.branch();
    }

    /** What the branch that begins asks for, and what those that follow do. */
    void ask(Asked asked, Asked otherwise) {
        open.push(open.pop().asking(asked, otherwise));
    }

    /** The innermost block ends, whose name is to be this. */
    void close(String name, String tag, Span at) {
        Block block = innermost(tag, at);
        if (!block.name().equals(name)) {
            throw Broken.of(
                    at,
                    "`%s` stands where `%s` is expected".formatted(cut(tag), closing.formatted(cut(block.name()))),
                    "",
                    "`%s` of line %d, column %d is open"
                            .formatted(
                                    opening.formatted(cut(block.name())),
                                    block.at().line(),
                                    block.at().column()));
        }
        open.pop();
        surroundings.close(!name.equals("capture"));
    }

    private Block innermost(String tag, Span at) {
        if (open.isEmpty()) {
            throw Broken.of(at, "`%s` belongs to no open block".formatted(cut(tag)), "", "");
        }
        return open.element();
    }

    /** {@return the name of the innermost one; empty outside all} */
    String name() {
        return open.isEmpty() ? "" : open.element().name();
    }

    /** Nothing follows: all blocks are to be closed. */
    void end() {
        if (!open.isEmpty()) {
            String name = cut(open.element().name());
            throw Broken.of(
                    open.element().at(),
                    "`%s` is not closed".formatted(opening.formatted(name)),
                    "`%s` is missing".formatted(closing.formatted(name)),
                    "");
        }
    }

    /** Whether the blocks around make sure that there is this position. */
    boolean asks(int position) {
        return !open.isEmpty() && position <= open.element().asked();
    }

    private static String cut(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }
}
