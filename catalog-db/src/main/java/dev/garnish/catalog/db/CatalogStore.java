package dev.garnish.catalog.db;

import dev.garnish.catalog.db.internal.load.Deletion;
import dev.garnish.catalog.db.internal.sql.Database;
import dev.garnish.catalog.db.internal.sql.Difference;
import dev.garnish.catalog.db.internal.sql.VersionStore;
import dev.garnish.catalog.db.model.CatalogAddress;
import dev.garnish.catalog.db.model.CatalogException;
import dev.garnish.catalog.db.model.CatalogStatus;
import dev.garnish.catalog.db.model.CatalogVersion;
import dev.garnish.catalog.db.model.ItemChange;
import dev.garnish.catalog.db.model.Migration;
import dev.garnish.catalog.db.model.Verification;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The versions of a catalog: listed, verified, rolled back, backed up and restored. Whatever fails leaves the catalog
 * as it was; every method throws a {@link CatalogException} that says why. Nothing stays open between two calls.
 *
 * <pre>{@code
 * CatalogStore store = CatalogStore.of(Path.of("shop.mv.db"));
 * long before = store.previous();
 * store.difference(before, store.log().get(0).number(), change -> System.out.println(change.id()));
 * Optional<CatalogVersion> made = store.rollback(before);
 * }</pre>
 */
public final class CatalogStore {
    private final Backend place;
    private final CatalogChanges changes;
    private final VersionStore versions;

    private CatalogStore(Backend place, CatalogChanges changes) {
        this.place = place;
        this.changes = changes;
        this.versions = place.versions(changes.commits());
    }

    /**
     * The store of a catalog file ({@code .mv.db}).
     *
     * @param file the H2 file
     * @return its versions; nothing is opened yet
     */
    public static CatalogStore of(Path file) {
        return of(CatalogAddress.of(file));
    }

    /**
     * As {@link #of(Path)}, wherever the catalog stands.
     *
     * @param address a file, a server, or a table of another program, which has a status and nothing that changes it
     * @return its versions; nothing is opened yet
     */
    public static CatalogStore of(CatalogAddress address) {
        return of(address, new CatalogChanges());
    }

    /**
     * As {@link #of(CatalogAddress)}; nothing is changed once the changes are given up.
     *
     * @param address where the catalog stands
     * @param changes may be shared with imports
     * @return its versions; nothing is opened yet
     */
    public static CatalogStore of(CatalogAddress address, CatalogChanges changes) {
        return new CatalogStore(Backend.of(address), changes);
    }

    /**
     * What the catalog is now.
     *
     * @return its size, columns and versions; no item is read
     */
    public CatalogStatus status() {
        return versions.status();
    }

    /** {@return every version there ever was, newest first, also those whose items are no longer kept} */
    public List<CatalogVersion> log() {
        return versions.log();
    }

    /**
     * The user's migrations that ran, in their order, and behind them those of a folder that are yet to run.
     *
     * @param folder empty for {@code <catalog>.migrations}, if it is there
     * @return in the order in which they ran or are to run
     */
    public List<Migration> migrations(Optional<Path> folder) {
        return versions.migrations(folder);
    }

    /**
     * Reads every item of the newest version and of those kept, and compares them with the checksums that were written.
     *
     * @return what differs; a difference is no exception
     */
    public Verification verify() {
        return versions.verify();
    }

    /**
     * Makes an earlier version the newest again, under a new number.
     *
     * @param number of a kept version
     * @return the version that was made; empty where the earlier one holds what the newest holds
     */
    public Optional<CatalogVersion> rollback(long number) {
        return versions.rollback(number);
    }

    /**
     * Removes items: all of these, or none where one is not there.
     *
     * @param ids of items of the newest version
     * @return the version without them; empty for no ids
     */
    public Optional<CatalogVersion> delete(Collection<String> ids) {
        Database database = place.database();
        return database.change(Database.KEEP, changes.commits(), new Deletion(database, ids));
    }

    /**
     * Hands on each item that differs between two versions, in the order of ids. Memory does not grow with the items.
     *
     * @param from the number of the older version, which is the newest or kept
     * @param to the number of the other, which is the newest or kept
     * @param each called in this thread
     */
    public void difference(long from, long to, Consumer<? super ItemChange> each) {
        versions.read(from, before -> versions.read(to, after -> Difference.between(before, after, each)));
    }

    /**
     * The newest kept version before the one that the newest is. What was gone back to counts as what it was: going back
     * twice goes back further.
     *
     * @return its number
     */
    public long previous() {
        return versions.previous();
    }

    /**
     * Copies the file to another, durably. A server has tools of its own for it.
     *
     * @param to a file that is not there yet
     */
    public void backup(Path to) {
        versions.backup(to);
    }

    /**
     * Takes a backup's items as a new version, also where the file is damaged or gone.
     *
     * @param from a file that {@link #backup} made
     * @return the version that was made; empty where the catalog holds these items already
     */
    public Optional<CatalogVersion> restore(Path from) {
        return versions.restore(from);
    }
}
