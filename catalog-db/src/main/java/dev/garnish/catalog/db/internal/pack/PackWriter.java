package dev.garnish.catalog.db.internal.pack;

import dev.garnish.catalog.Catalog;
import dev.garnish.catalog.Item;
import dev.garnish.catalog.Schema;
import dev.garnish.catalog.db.internal.file.DurableFiles;
import dev.garnish.catalog.db.internal.file.TemporaryFile;
import dev.garnish.catalog.db.internal.record.Fingerprint;
import dev.garnish.catalog.db.internal.record.RecordWriter;
import dev.garnish.catalog.db.internal.text.Failures;
import dev.garnish.catalog.db.model.CatalogException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Iterator;
import java.util.stream.Stream;

/** Writes a pack: header, outline, records in id order, index, checks. docs/catalog.md describes the bytes. */
public final class PackWriter {
    private final RecordWriter records = new RecordWriter();
    private final MessageDigest digest = Fingerprint.sha256();
    private long[] hashes = new long[1024];
    private long[] positions = new long[1024];
    private int count;
    private final long number;

    private PackWriter(long number) {
        this.number = number;
    }

    /**
     * Writes a pack, which takes the place of the file.
     *
     * @param number of the version that is packed, 0 where nobody counted
     */
    public static void write(Catalog catalog, long number, PackRows rows, Path file) {
        Path target = file.toAbsolutePath().normalize();
        try {
            Path copy = TemporaryFile.beside(target);
            try {
                new PackWriter(number).write(catalog, rows, copy, target);
            } finally {
                copy.toFile().delete();
            }
        } catch (IOException e) {
            throw CatalogException.environment(
                    "pack %s: cannot be written: %s: nothing was changed".formatted(file, Failures.reason(e)), e);
        }
    }

    /**
     * Writes a copy and moves it into place when it is on the disk, so that a reader finds the old pack or the new one, whenever
     * the machine stops.
     */
    private void write(Catalog catalog, PackRows rows, Path copy, Path target) throws IOException {
        try (RandomAccessFile out = new RandomAccessFile(copy.toFile(), "rw")) {
            write(catalog, rows, out);
            out.getFD().sync();
        }
        Files.move(copy, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        DurableFiles.forceFolder(target);
    }

    /** The header comes last: it holds the lengths and the checksums of all that stands behind it. */
    private void write(Catalog catalog, PackRows rows, RandomAccessFile out) throws IOException {
        Schema schema = catalog.schema();
        byte[] schemaBytes = records.schema(schema);
        digest.update(schemaBytes);
        int length = PackHeader.FIXED + schemaBytes.length;
        BlockWriter blocks = new BlockWriter(out, length);
        byte[] outline = rows.outline();
        blocks.write(outline);
        records(catalog, schema, rows, blocks);
        long slots = blocks.position();
        int slotBits = PackIndex.slotBits(count);
        index(slotBits, blocks);
        long checks = blocks.position();
        blocks.finish();
        byte[] sha256 = digest.digest();
        PackHeader header = new PackHeader(
                length,
                out.getFilePointer(),
                count,
                slots,
                slotBits,
                checks,
                number,
                "",
                outline.length,
                "",
                blocks.check());
        out.seek(0);
        out.write(header.bytes(schemaBytes, sha256, rows.sha256(sha256)));
    }

    /** Records go to the file as they are read, so that a catalog of any size is packed in the memory of its index. */
    private void records(Catalog catalog, Schema schema, PackRows rows, BlockWriter blocks) throws IOException {
        byte[] length = new byte[Integer.BYTES];
        try (Stream<Item> items = catalog.items()) {
            for (Iterator<Item> each = items.iterator(); each.hasNext(); ) {
                Item item = each.next();
                byte[] record = records.item(schema, item);
                digest.update(record);
                remember(item, blocks.position());
                byte[] row = rows.of(item);
                PackBytes.put4(length, 0, record.length + row.length);
                blocks.write(length);
                blocks.write(record);
                blocks.write(row);
            }
        }
    }

    /** Notes where an item's record stands, for the index; eight bytes for its hash and eight for the place. */
    private void remember(Item item, long position) {
        if (count == hashes.length) {
            hashes = Arrays.copyOf(hashes, 2 * count);
            positions = Arrays.copyOf(positions, 2 * count);
        }
        byte[] id = RecordWriter.utf8(item.id());
        hashes[count] = PackIndex.hash(id, 0, id.length);
        positions[count++] = position;
    }

    /** Open addressing with linear probes: a look-up reads one slot and mostly one record. */
    private void index(int slotBits, BlockWriter blocks) throws IOException {
        long[] slots = new long[1 << slotBits];
        for (int i = 0; i < count; i++) {
            int slot = (int) PackIndex.slot(hashes[i], slotBits);
            while (slots[slot] != 0) {
                slot = (slot + 1) & (slots.length - 1);
            }
            slots[slot] = PackIndex.entry(hashes[i], positions[i]);
        }
        byte[] bytes = new byte[Long.BYTES];
        for (long slot : slots) {
            PackBytes.put8(bytes, 0, slot);
            blocks.write(bytes);
        }
    }
}
