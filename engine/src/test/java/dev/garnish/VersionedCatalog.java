package dev.garnish;

import dev.garnish.catalog.Catalog;
import dev.garnish.catalog.CatalogSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** A source whose versions a test sets, and which counts what is opened and released. */
class VersionedCatalog implements CatalogSource {
    final List<Catalog> opened = Collections.synchronizedList(new ArrayList<>());
    final List<Catalog> released = Collections.synchronizedList(new ArrayList<>());
    private volatile Supplier<Catalog> there;
    private final AtomicInteger stamp = new AtomicInteger();

    VersionedCatalog(Catalog first) {
        this.there = () -> first;
    }

    void set(Catalog newer) {
        set(() -> newer);
    }

    void set(Supplier<Catalog> newer) {
        there = newer;
        stamp.incrementAndGet();
    }

    /** As it was, so that the next look sees what an earlier one saw. */
    void back(Catalog first) {
        there = () -> first;
        stamp.set(0);
    }

    @Override
    public Object stamp() {
        return stamp.get();
    }

    @Override
    public Catalog open() {
        Catalog made = there.get();
        opened.add(made);
        return made;
    }

    @Override
    public void release(Catalog version) {
        released.add(version);
    }
}
