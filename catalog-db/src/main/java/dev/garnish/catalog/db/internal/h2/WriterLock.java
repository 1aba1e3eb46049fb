package dev.garnish.catalog.db.internal.h2;

import dev.garnish.catalog.db.model.CatalogException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One writer at a time: a lock that the system takes back when its holder dies, on a file beside the catalog that names
 * the holder. The file itself stays, since deleting it would let two writers lock two files of one name.
 *
 * <p>The system takes the lock back, too, when this process closes the file a second time, as whoever reads it does. So
 * this process does not read the file of a lock that it holds.
 */
public final class WriterLock implements AutoCloseable {
    private static final Pattern NEWEST = Pattern.compile("newest version (\\d{1,18})");

    /** The locks that this process holds, by their files. Changed under this class's lock. */
    private static final Map<Path, WriterLock> HELD = new HashMap<>();

    private final Path place;
    private final FileChannel channel;
    private final String holder;

    /** The number that was noted last. */
    private long newest;

    private WriterLock(Path place, FileChannel channel, String holder) {
        this.place = place;
        this.channel = channel;
        this.holder = holder;
    }

    private static Path place(Path file) {
        return file.toAbsolutePath().normalize().resolveSibling("." + file.getFileName() + ".lock");
    }

    /** Takes the lock at once or says who holds it. */
    public static synchronized WriterLock take(Path file) throws IOException {
        Path place = place(file);
        WriterLock held = HELD.get(place);
        if (held != null) {
            throw isHeld(file, held.holder);
        }
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
            throw isHeld(file, holder(place));
        }
        WriterLock lock = new WriterLock(
                place,
                channel,
                "process %d (since %s)"
                        .formatted(ProcessHandle.current().pid(), Instant.now().truncatedTo(ChronoUnit.SECONDS)));
        lock.note(number(new String(Channels.newInputStream(channel).readAllBytes(), StandardCharsets.UTF_8)));
        HELD.put(place, lock);
        return lock;
    }

    private static CatalogException isHeld(Path file, String holder) {
        return CatalogException.environment(
                "catalog %s: %s is changing it: wait until it has ended".formatted(file, holder));
    }

    /** Remembers the number of the newest version, for when the catalog itself is lost. */
    void note(long number) throws IOException {
        byte[] text = (holder + "\nnewest version " + number + "\n").getBytes(StandardCharsets.UTF_8);
        channel.write(ByteBuffer.wrap(text), 0);
        channel.truncate(text.length);
        newest = number;
    }

    /** The number that was noted last; 0 where none was. */
    static synchronized long newest(Path file) {
        WriterLock held = HELD.get(place(file));
        if (held != null) {
            return held.newest;
        }
        try {
            return number(Files.readString(place(file)));
        } catch (IOException e) {
            return 0;
        }
    }

    private static long number(String text) {
        Matcher noted = NEWEST.matcher(text);
        return noted.find() ? Long.parseLong(noted.group(1)) : 0;
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
            return Files.readString(place).lines().findFirst().orElse("another process");
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
        synchronized (WriterLock.class) {
            HELD.remove(place, this);
            channel.close();
        }
    }
}
