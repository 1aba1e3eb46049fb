package dev.garnish.catalog.db;

import dev.garnish.catalog.Catalog;
import dev.garnish.catalog.Item;
import dev.garnish.catalog.Schema;
import dev.garnish.catalog.db.internal.pack.MappedBytes;
import dev.garnish.catalog.db.internal.pack.PackBytes;
import dev.garnish.catalog.db.internal.pack.PackFailure;
import dev.garnish.catalog.db.internal.pack.PackHeader;
import dev.garnish.catalog.db.internal.pack.PackIndex;
import dev.garnish.catalog.db.internal.pack.PackRecord;
import dev.garnish.catalog.db.internal.pack.PackScan;
import dev.garnish.catalog.db.internal.record.Fingerprint;
import dev.garnish.catalog.db.model.CatalogException;
import dev.garnish.internal.rows.RenderedCatalog;
import dev.garnish.internal.rows.Rendering;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** A pack that is open, with what the engine finds in it besides its items; hidden, since that is the engine's own. */
final class Pack implements PackedCatalog, RenderedCatalog, Catalog.Direct {
    /** A pack of at most this many bytes is read whole. */
    static final int MOST_IN_MEMORY = 8 << 20;

    /** So much of a larger one is read to see its header. */
    private static final int FIRST = 4096;

    /** What is read at once: of more the JDK makes a second copy outside of the heap. */
    private static final int CHUNK = 1 << 16;

    private final String name;
    private final PackBytes bytes;
    private final PackHeader header;

    private Pack(String name, PackBytes bytes) {
        this.name = name;
        this.bytes = bytes;
        this.header = bytes.header;
    }

    /** @param mostInMemory a pack of at most this many bytes is read whole */
    static PackedCatalog open(Path file, int mostInMemory) {
        String name = file.toString();
        try {
            return opened(name, new RandomAccessFile(name, "r"), mostInMemory);
        } catch (FileNotFoundException e) {
            throw PackFailure.missing(name, e);
        } catch (IOException e) {
            throw PackFailure.unreadable(name, e);
        }
    }

    /** Closes the file where nothing more is to be read from it. */
    private static Pack opened(String name, RandomAccessFile in, int mostInMemory) throws IOException {
        boolean isRead = true;
        try {
            PackBytes bytes = bytes(in, mostInMemory);
            isRead = bytes instanceof PackBytes.InMemory;
            return new Pack(name, bytes);
        } catch (RuntimeException e) {
            throw PackFailure.explained(name, e, PackFailure.HEADER);
        } finally {
            if (isRead) {
                in.close();
            }
        }
    }

    private static PackBytes bytes(RandomAccessFile in, int mostInMemory) throws IOException {
        long length = in.length();
        byte[] first = new byte[(int) Math.min(length, length <= mostInMemory ? length : FIRST)];
        for (int from = 0; from < first.length; from += CHUNK) {
            in.readFully(first, from, Math.min(CHUNK, first.length - from));
        }
        int headerLength = PackHeader.length(first, length);
        if (headerLength > first.length) {
            first = new byte[headerLength];
            in.seek(0);
            in.readFully(first);
        }
        PackHeader header = PackHeader.of(first, headerLength, length);
        return length <= mostInMemory ? new PackBytes.InMemory(header, first) : MappedBytes.of(header, first, in);
    }

    /** A pack that is in memory already, for instance from a class path. */
    static PackedCatalog of(String name, byte[] pack) {
        try {
            PackHeader header = PackHeader.of(pack, PackHeader.length(pack, pack.length), pack.length);
            return new Pack(name, new PackBytes.InMemory(header, pack));
        } catch (RuntimeException e) {
            throw PackFailure.explained(name, e, PackFailure.DAMAGED);
        }
    }

    /** Rules that it was rendered with and that this version of the engine understands. */
    @Override
    public Optional<Rendering> rendering() {
        return header.isRendered() ? Rendering.read(outline()) : Optional.empty();
    }

    @Override
    public boolean isRendered() {
        return rendering().isPresent();
    }

    private byte[] outline() {
        try {
            return bytes.bytes(header.length(), header.outline());
        } catch (RuntimeException e) {
            throw PackFailure.explained(name, e, PackFailure.DAMAGED);
        }
    }

    @Override
    public Schema schema() {
        try {
            return bytes.schema();
        } catch (RuntimeException e) {
            throw PackFailure.explained(name, e, PackFailure.HEADER);
        }
    }

    @Override
    public boolean isInMemory() {
        return bytes instanceof PackBytes.InMemory;
    }

    @Override
    public long size() {
        return header.items();
    }

    @Override
    public String version() {
        return header.version();
    }

    @Override
    public long number() {
        return header.number();
    }

    /** @throws dev.garnish.catalog.CatalogUnavailableException if a damaged part is met; it holds the items that are whole */
    @Override
    public Map<String, Item> find(Set<String> ids) {
        Map<String, Item> found = new HashMap<>();
        RuntimeException damage = null;
        for (String id : ids) {
            try {
                byte[] utf8 = id.getBytes(StandardCharsets.UTF_8);
                Item item = at(utf8, 0, utf8.length);
                if (item != null) {
                    found.put(id, item);
                }
            } catch (RuntimeException e) {
                damage = e;
            }
        }
        if (damage != null) {
            throw PackFailure.unavailable(found, PackFailure.explained(name, damage, PackFailure.DAMAGED));
        }
        return found;
    }

    /** Itself where it is in memory. */
    @Override
    public Optional<Direct> direct() {
        return isInMemory() ? Optional.of(this) : Optional.empty();
    }

    /** @throws CatalogException if a damaged part is met */
    @Override
    public @Nullable Item find(byte[] utf8, int from, int to) {
        try {
            return at(utf8, from, to);
        } catch (RuntimeException e) {
            throw PackFailure.explained(name, e, PackFailure.DAMAGED);
        }
    }

    private @Nullable Item at(byte[] utf8, int from, int to) {
        long hash = PackIndex.hash(utf8, from, to);
        long last = (1L << header.slotBits()) - 1;
        long slot = PackIndex.slot(hash, header.slotBits());
        for (long tried = 0; tried <= last; tried++) {
            long entry = bytes.long8(header.slots() + 8 * slot);
            if (entry == 0) {
                return null;
            }
            if (PackIndex.mayBe(entry, hash)) {
                PackRecord record = bytes.record(PackIndex.position(entry));
                if (record.isOf(utf8, from, to)) {
                    return record.item();
                }
            }
            slot = (slot + 1) & last;
        }
        return null;
    }

    @Override
    public Stream<Item> items() {
        return StreamSupport.stream(new PackScan(name, bytes), false);
    }

    @Override
    public void verify() {
        try {
            bytes.verify();
        } catch (RuntimeException e) {
            throw PackFailure.explained(name, e, PackFailure.DAMAGED);
        }
        if (!Fingerprint.of(this).equals(version())) {
            throw refused("its items are not those that were packed");
        }
        if (header.isRendered() && !rows().equals(header.rows())) {
            throw refused("its rows are not those that were packed");
        }
    }

    private String rows() {
        MessageDigest digest = Fingerprint.sha256();
        digest.update(outline());
        for (long at = header.records(); at < header.slots(); at = bytes.after(at)) {
            digest.update(bytes.record(at).row());
        }
        digest.update(HexFormat.of().parseHex(version()));
        return HexFormat.of().formatHex(digest.digest());
    }

    private RuntimeException refused(String reason) {
        return PackFailure.explained(name, PackFailure.of(reason), PackFailure.DAMAGED);
    }

    /** A mapping ends when nobody uses it. */
    @Override
    public void close() {
        bytes.close();
    }
}
