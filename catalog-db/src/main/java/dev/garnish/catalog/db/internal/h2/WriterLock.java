package dev.garnish.catalog.db.internal.h2;

import dev.garnish.catalog.db.model.CatalogException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * One writer at a time: a lock that the system takes back when its holder dies, on a file beside the catalog that names
 * the holder. The file itself stays, since deleting it would let two writers lock two files of one name.
 */
public final class WriterLock implements AutoCloseable {
    private final FileChannel channel;

    private WriterLock(FileChannel channel) {
        this.channel = channel;
    }

    /** Takes the lock at once or says who holds it. */
    public static WriterLock take(Path file) throws IOException {
        Path place = file.resolveSibling("." + file.getFileName() + ".lock");
        if (Files.isSymbolicLink(place)) {
            throw CatalogException.environment(
                    "catalog %s: its lock %s is a symbolic link: delete it".formatted(file, place));
        }
        FileChannel channel = FileChannel.open(
                place,
                StandardOpenOption.CREATE,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE,
                LinkOption.NOFOLLOW_LINKS);
        if (!locked(channel)) {
            channel.close();
            throw CatalogException.environment(
                    "catalog %s: %s is changing it: wait until it has ended".formatted(file, holder(place)));
        }
        channel.truncate(0);
        channel.write(ByteBuffer.wrap("process %d (since %s)"
                .formatted(ProcessHandle.current().pid(), Instant.now().truncatedTo(ChronoUnit.SECONDS))
                .getBytes(StandardCharsets.UTF_8)));
        return new WriterLock(channel);
    }

    private static boolean locked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    private static String holder(Path place) {
        try {
            String holder = Files.readString(place).strip();
            return holder.isEmpty() ? "another process" : holder;
        } catch (IOException e) {
            return "another process";
        }
    }

    /** What is done while the lock is held. */
    public interface Work<T> {
        T run() throws IOException;
    }

    public <T> T holding(Work<T> work) throws IOException {
        return work.run();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
