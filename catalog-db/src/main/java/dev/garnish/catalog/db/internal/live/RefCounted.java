package dev.garnish.catalog.db.internal.live;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * A version of a catalog, what a host made of it, and how many use them now; the last one lets go of the file.
 *
 * @param <C> the version that is open
 * @param <T> what was made of it
 */
public final class RefCounted<C extends AutoCloseable, T> {
    private final C catalog;
    private final T made;
    private final AtomicInteger users;

    private RefCounted(C catalog, T made, AtomicInteger users) {
        this.catalog = catalog;
        this.made = made;
        this.users = users;
    }

    /** With one user, who made it. */
    public static <C extends AutoCloseable, T> RefCounted<C, T> of(C catalog, T made) {
        return new RefCounted<>(catalog, made, new AtomicInteger(1));
    }

    /** Something else over the same version, and the same users. */
    public RefCounted<C, T> with(T other) {
        return new RefCounted<>(catalog, other, users);
    }

    public C catalog() {
        return catalog;
    }

    public T made() {
        return made;
    }

    /** Whether there is one more user now; not so when the last one has left. */
    public boolean enter() {
        for (int now = users.get(); now > 0; now = users.get()) {
            if (users.compareAndSet(now, now + 1)) {
                return true;
            }
        }
        return false;
    }

    public void leave() {
        if (users.decrementAndGet() == 0) {
            Guarded.run(catalog::close);
        }
    }
}
