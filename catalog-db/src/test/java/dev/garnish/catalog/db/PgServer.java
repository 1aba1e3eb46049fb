package dev.garnish.catalog.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.garnish.catalog.db.model.CatalogAddress;
import dev.garnish.catalog.db.model.ServerAddress;
import java.io.BufferedInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.jspecify.annotations.Nullable;
import org.tukaani.xz.XZInputStream;

/**
 * A real PostgreSQL server of the tests' own, its programs unpacked from a jar. It refuses to run as root: then it runs
 * as somebody else, by whichever of the system's ways works. Where none does, the tests that need it are skipped.
 */
public final class PgServer implements AutoCloseable {
    /** A user whom the server lets in by a password only, once a test has made one. */
    public static final String GUARDED = "guarded";

    private static final String PROGRAMS = "/postgres-linux-x86_64.txz";

    /** Nobody of importance. */
    private static final String NOBODY = "65534";

    private static final List<List<String>> AS_SOMEBODY_ELSE = List.of(
            List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups"),
            List.of("runuser", "-u", "nobody", "--"),
            List.of("unshare", "--user"));

    private static final List<PgServer> STARTED = new CopyOnWriteArrayList<>();
    private static final List<Path> FOLDERS = new CopyOnWriteArrayList<>();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            STARTED.forEach(PgServer::close);
            FOLDERS.forEach(PgServer::delete);
        }));
    }

    private static @Nullable Path programs;
    private static @Nullable PgServer shared;
    private static int databases;
    /** Why none can run here; empty where one can. */
    private static volatile String trouble = "";

    /** Holds its data and its log. */
    private final Path folder;

    private final List<String> prefix;
    private final int port;
    private final boolean durable;
    private @Nullable Process process;

    private PgServer(Path folder, List<String> prefix, int port, boolean durable) {
        this.folder = folder;
        this.prefix = prefix;
        this.port = port;
        this.durable = durable;
    }

    /** The one for all tests of this process that only need databases; it does not force anything to disk. */
    public static synchronized PgServer shared() {
        PgServer server = shared;
        if (server == null) {
            server = start(false);
            shared = server;
        }
        return server;
    }

    /** One that a test may stop and kill. */
    static PgServer start() {
        return start(true);
    }

    private static PgServer start(boolean durable) {
        if (!trouble.isEmpty()) {
            return abort(trouble);
        }
        try {
            PgServer server = initialised(programs(), durable);
            STARTED.add(server);
            server.run();
            return server;
        } catch (IOException e) {
            trouble = "PostgreSQL cannot run here: " + e.getMessage();
            return abort(trouble);
        }
    }

    private static synchronized Path programs() throws IOException {
        Path unpacked = programs;
        if (unpacked == null) {
            unpacked = folder("garnish-postgresql");
            unpack(unpacked);
            programs = unpacked;
        }
        return unpacked;
    }

    private static Path folder(String name) throws IOException {
        Path folder = Files.createTempDirectory(name);
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        FOLDERS.add(folder);
        return folder;
    }

    private static void delete(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            all.sorted((one, other) -> other.compareTo(one)).map(Path::toFile).forEach(File::delete);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void unpack(Path to) throws IOException {
        if (!System.getProperty("os.arch", "").equals("amd64")) {
            throw new IOException("its programs are there for Linux on x86-64 only");
        }
        try (InputStream in = PgServer.class.getResourceAsStream(PROGRAMS);
                TarArchiveInputStream tar =
                        new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(required(in))))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                unpack(entry, tar, to.resolve(entry.getName()));
            }
        }
    }

    private static InputStream required(@Nullable InputStream in) throws IOException {
        if (in == null) {
            throw new IOException("its programs are not among the tests' jars");
        }
        return in;
    }

    private static void unpack(TarArchiveEntry entry, InputStream from, Path to) throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(to);
            return;
        }
        Files.createDirectories(to.resolve("..").normalize());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(to, Path.of(entry.getLinkName()));
        } else {
            Files.copy(from, to);
            Files.setPosixFilePermissions(to, permissions(entry.getMode()));
        }
    }

    private static Set<PosixFilePermission> permissions(int mode) {
        return PosixFilePermissions.fromString((mode & 0100) == 0 ? "rw-r--r--" : "rwxr-xr-x");
    }

    private static PgServer initialised(Path programs, boolean durable) throws IOException {
        boolean root = "root".equals(System.getProperty("user.name"));
        List<String> troubles = new ArrayList<>();
        for (List<String> prefix : root ? AS_SOMEBODY_ELSE : List.of(List.<String>of())) {
            Path folder = folder("garnish-postgresql-data");
            if (root) {
                Files.setAttribute(folder, "unix:uid", prefix.get(0).equals("unshare") ? 0 : Integer.parseInt(NOBODY));
            }
            Optional<String> refusal = initialise(programs, prefix, folder);
            if (refusal.isEmpty()) {
                guard(folder.resolve("data/pg_hba.conf"));
                return new PgServer(folder, prefix, freePort(), durable);
            }
            troubles.add(refusal.get());
        }
        throw new IOException(String.join("; ", troubles));
    }

    /** The user of this name needs a password, all others do not. */
    private static void guard(Path access) throws IOException {
        Files.writeString(access, "host all " + GUARDED + " 127.0.0.1/32 scram-sha-256\n" + Files.readString(access));
    }

    private static Optional<String> initialise(Path programs, List<String> prefix, Path folder) {
        try {
            List<String> command = command(prefix, programs.resolve("bin/initdb"));
            command.addAll(List.of("--pgdata", folder + "/data", "--username=garnish", "--auth=trust"));
            command.addAll(List.of("--encoding=UTF8", "--locale=C", "--no-sync", "--no-instructions"));
            Process process = process(command, folder).start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return process.waitFor() == 0 ? Optional.empty() : Optional.of(said.strip());
        } catch (IOException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> command(List<String> prefix, Path program) {
        List<String> command = new ArrayList<>(prefix);
        command.add(program.toString());
        return command;
    }

    private static ProcessBuilder process(List<String> command, Path folder) {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.directory(folder.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("PG") || name.startsWith("LC_"));
        builder.environment().put("LC_ALL", "C");
        return builder;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /** Starts it, again on the same port and with the same data where it ran before. */
    void run() throws IOException {
        List<String> command = command(prefix, programs().resolve("bin/postgres"));
        command.addAll(List.of("-D", folder + "/data", "-p", Integer.toString(port), "-k", "", "-h", "127.0.0.1"));
        command.addAll(List.of("-c", "max_connections=60", "-c", "shared_buffers=64MB", "-c", "max_wal_size=512MB"));
        command.addAll(List.of("-c", "fsync=" + durable, "-c", "timezone=America/New_York"));
        process = process(command, folder)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
                .start();
        awaitReady();
    }

    private Path log() {
        return folder.resolve("log");
    }

    private void awaitReady() throws IOException {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (true) {
            try {
                connect("postgres").close();
                return;
            } catch (SQLException e) {
                if (System.nanoTime() > until || !running().isAlive()) {
                    throw new IOException(e.getMessage() + "; its log: " + Files.readString(log()), e);
                }
                sleep();
            }
        }
    }

    private Process running() {
        Process running = process;
        if (running == null) {
            throw new IllegalStateException("it was never started");
        }
        return running;
    }

    private static void sleep() {
        try {
            Thread.sleep(20);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    Connection connect(String database) throws SQLException {
        return DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + port + "/" + database, "garnish", "");
    }

    /** A new, empty database, by its address. */
    public String newDatabase() throws SQLException {
        return database().toString();
    }

    /** A new, empty database. */
    ServerAddress database() throws SQLException {
        String name;
        synchronized (PgServer.class) {
            name = "shop" + ++databases;
        }
        run("postgres", "create database " + name);
        return (ServerAddress) CatalogAddress.parse("postgresql://garnish@127.0.0.1:%d/%s".formatted(port, name));
    }

    public void run(String database, String... statements) throws SQLException {
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    /** A file beside its data that only the server may read. */
    Path own(String name, String content) throws IOException {
        Path file = Files.writeString(folder.resolve(name), content);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        Files.setAttribute(file, "unix:uid", Files.getAttribute(folder, "unix:uid"));
        return file;
    }

    /** As an operator does: sessions are cut off, what is not committed is rolled back. */
    void stop() {
        signal("INT");
    }

    /** As a crash does. */
    void kill() {
        signal("KILL");
    }

    private void signal(String name) {
        try {
            List<ProcessHandle> servers = ProcessHandle.of(postmaster()).stream()
                    .flatMap(ProcessHandle::descendants)
                    .toList();
            assertThat(new ProcessBuilder("kill", "-" + name, Long.toString(postmaster()))
                            .start()
                            .waitFor())
                    .isZero();
            running().waitFor();
            // One that outlives the first writes into the files of the next.
            servers.forEach(one -> one.onExit().join());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The ways to run it as somebody else end in the server's own process, or wait for it. */
    private long postmaster() throws IOException {
        return Long.parseLong(
                Files.readAllLines(folder.resolve("data/postmaster.pid")).get(0).strip());
    }

    @Override
    public void close() {
        if (process != null && process.isAlive()) {
            stop();
        }
    }
}
