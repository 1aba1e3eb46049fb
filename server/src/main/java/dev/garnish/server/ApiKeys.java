package dev.garnish.server;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The keys by which a server knows its callers. A file has a line for each: a name, the SHA-256 of the key in hex, and, for
 * a limit of its own, how many requests a second it may make. The key itself stands nowhere. Empty lines and lines that
 * begin with {@code #} do not count. A file that changes takes over within a second or two; one that is none then is reported
 * by the server's log, and the keys of before go on. Safe for many threads.
 *
 * <pre>{@code
 * braze 5e58e1a4... 2000
 * }</pre>
 */
public final class ApiKeys {
    private static final Pattern LINE =
            Pattern.compile("(?<name>[A-Za-z0-9._-]{1,64})\\s+(?<hash>[0-9a-f]{64})(?:\\s+(?<limit>[1-9][0-9]{0,6}))?");
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final int KEY_BYTES = 32;

    private static final long LOOK_NANOS = 1_000_000_000L;
    private static final String MISSING = "missing";

    private final Path file;
    private final int perSecond;
    private final AtomicLong looked = new AtomicLong(System.nanoTime());
    private volatile List<Key> keys;
    private volatile Consumer<String> listener = reason -> {};
    private Object stamp;

    /**
     * One caller.
     *
     * @param name as the log names it
     */
    @SuppressWarnings("ArrayRecordComponent") // Never compared as a record.
    record Key(String name, byte[] hash, RateLimit limit) {
        /** A caller of before, who has used some of the second's requests. */
        boolean isSame(Key before) {
            return name.equals(before.name) && MessageDigest.isEqual(hash, before.hash) && limit.isOf(before.limit);
        }
    }

    private ApiKeys(Path file, int perSecond) throws IOException {
        this.file = file;
        this.perSecond = perSecond;
        this.stamp = stamp(file);
        this.keys = read(file, perSecond);
    }

    /**
     * Reads a file of keys, and again when it changed.
     *
     * @param file as {@link #create} writes it
     * @param perSecond how many requests a key without a limit of its own may make in a second; 0 for any number
     * @return the keys
     * @throws IOException if the file cannot be read, holds no key, or a line is none: the reason names the line and not
     *     what stands there
     */
    public static ApiKeys load(Path file, int perSecond) throws IOException {
        return new ApiKeys(file, perSecond);
    }

    private static List<Key> read(Path file, int perSecond) throws IOException {
        List<Key> keys = new ArrayList<>();
        Set<String> names = new HashSet<>();
        int number = 0;
        for (String line : AsciiFile.read(file).lines().toList()) {
            number++;
            if (!line.isBlank() && !line.startsWith("#")) {
                Key key = key(line.strip(), perSecond, file, number);
                if (!names.add(key.name())) {
                    throw bad(file, number, "has a name that stands above already");
                }
                keys.add(key);
            }
        }
        if (keys.isEmpty()) {
            throw new FileSystemException(file.toString(), null, "holds no key: garnish serve --new-key NAME adds one");
        }
        return List.copyOf(keys);
    }

    /** {@code refused} hears why a changed file cannot be used; an empty text where it took over. */
    void onChange(Consumer<String> refused) {
        listener = refused;
    }

    /** Takes over what the file holds now; where that is no file of keys those of before go on. */
    synchronized void look() {
        Object found = MISSING;
        try {
            found = stamp(file);
            if (!found.equals(stamp)) {
                List<Key> before = keys;
                keys = read(file, perSecond).stream()
                        .map(now ->
                                before.stream().filter(now::isSame).findFirst().orElse(now))
                        .toList();
                listener.accept("");
            }
        } catch (IOException e) {
            if (!found.equals(stamp)) {
                listener.accept(reason(e));
            }
        }
        stamp = found;
    }

    private static Object stamp(Path file) throws IOException {
        BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
        return List.of(now.lastModifiedTime(), now.size(), String.valueOf(now.fileKey()));
    }

    private static String reason(IOException e) {
        @Nullable String reason = e instanceof FileSystemException known ? known.getReason() : null;
        return reason == null ? "cannot be read" : reason;
    }

    private static Key key(String line, int perSecond, Path file, int number) throws IOException {
        Matcher parts = LINE.matcher(line);
        if (!parts.matches()) {
            throw bad(file, number, "is no key: expected a name, 64 hex digits and perhaps requests a second");
        }
        @Nullable String own = parts.group("limit");
        int limit = own == null ? perSecond : Integer.parseInt(own);
        byte[] hash = HexFormat.of().parseHex(parts.group("hash"));
        return new Key(parts.group("name"), hash, new RateLimit(limit, System::nanoTime));
    }

    private static FileSystemException bad(Path file, int line, String reason) {
        return new FileSystemException(file.toString(), null, "line " + line + " " + reason);
    }

    /**
     * Makes a key at random and appends its hash to a file, which is made where it is missing, for its owner alone.
     *
     * @param file the file of keys
     * @param name 1 to 64 letters, digits, dots, dashes and underscores; not one that the file has
     * @return the key, which nobody can find out again
     * @throws IllegalArgumentException if the name is none
     * @throws IOException if the file cannot be read or written, or has the name
     */
    public static String create(Path file, String name) throws IOException {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "a key's name has 1 to 64 letters, digits, dots, dashes and underscores");
        }
        boolean isNew = !Files.exists(file);
        String before = isNew ? "" : AsciiFile.read(file);
        if (before.lines().anyMatch(line -> line.startsWith(name + " "))) {
            throw new FileSystemException(file.toString(), null, "has a key of the name " + name);
        }
        byte[] random = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(random);
        String key = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        if (isNew) {
            makeForOwner(file);
        }
        String line = (before.isEmpty() || before.endsWith("\n") ? "" : "\n") + name + " "
                + HexFormat.of().formatHex(hash(key)) + "\n";
        Files.writeString(file, line, StandardOpenOption.APPEND);
        return key;
    }

    private static void makeForOwner(Path file) throws IOException {
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        } else {
            Files.createFile(file);
        }
    }

    /** The caller that a key belongs to. Takes as long for every key. */
    Optional<Key> find(String presented) {
        long now = System.nanoTime();
        long last = looked.get();
        if (now - last >= LOOK_NANOS && looked.compareAndSet(last, now)) {
            look();
        }
        byte[] hash = hash(presented);
        Key found = null;
        for (Key key : keys) {
            found = MessageDigest.isEqual(key.hash(), hash) ? key : found;
        }
        return Optional.ofNullable(found);
    }

    private static byte[] hash(String key) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
