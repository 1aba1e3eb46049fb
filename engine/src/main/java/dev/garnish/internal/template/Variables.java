package dev.garnish.internal.template;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What the variables of a template may stand for, over blocks of which one branch or none is taken. */
final class Variables {
    private final Map<String, Value> now = new HashMap<>();
    private final Deque<Branches> open = new ArrayDeque<>();

    /** What was assigned in the branches of one block. */
    private static final class Branches {
        private final Map<String, Value> before = new HashMap<>();
        private final Map<String, Value> after = new HashMap<>();
        private final String own;
        private boolean one;
        private boolean first = true;

        private Branches(String own, boolean one) {
            this.own = own;
            this.one = one;
        }
    }

    /** Empty for a name that nothing was assigned to. */
    Optional<Value> find(String name) {
        return Optional.ofNullable(now.get(name));
    }

    void assign(String name, Value value) {
        Value earlier = now.getOrDefault(name, Value.OTHER);
        if (!open.isEmpty() && open.element().before.putIfAbsent(name, earlier) == null && !open.element().first) {
            open.element().after.put(name, earlier);
        }
        now.put(name, value);
    }

    /**
     * A block begins.
     *
     * @param own a variable that only the block has; empty for none
     * @param always whether the block is taken for sure
     */
    void open(String own, Value value, boolean always) {
        open.push(new Branches(own, always));
        if (!own.isEmpty()) {
            assign(own, value);
        }
    }

    /**
     * Another branch begins, with what was known before the first.
     *
     * @param last whether it is taken where no other is
     */
    void branch(boolean last) {
        Branches block = open.element();
        block.one |= last;
        block.before.forEach((name, before) -> {
            block.after.merge(name, now.getOrDefault(name, Value.OTHER), Value::or);
            now.put(name, before);
        });
        block.first = false;
    }

    /** All branches are over. */
    void close() {
        branch(false);
        Branches block = open.pop();
        block.after.remove(block.own);
        block.after.forEach((name, after) ->
                assign(name, block.one ? after : after.or(block.before.getOrDefault(name, Value.OTHER))));
    }
}
