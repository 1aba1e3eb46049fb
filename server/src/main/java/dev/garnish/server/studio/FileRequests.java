package dev.garnish.server.studio;

import dev.garnish.catalog.db.internal.file.ReplacedFile;
import dev.garnish.server.internal.http.Call;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jetty.http.HttpStatus;

/** Reads and writes the files of the rules. What another editor wrote meanwhile is never written over. */
final class FileRequests {
    private final RulesFolder folder;
    private final Drafts drafts;

    /** By name the digest of what a page read last: what it types is typed over that. */
    private final Map<String, String> read = new ConcurrentHashMap<>();

    FileRequests(Workbench bench) {
        this.folder = bench.folder();
        this.drafts = bench.drafts();
    }

    /** What the page lists: what is on disk, and what is not saved yet. */
    List<Map<String, Object>> list() throws IOException {
        TreeSet<String> names = new TreeSet<>(folder.names());
        names.addAll(drafts.all().keySet());
        List<Map<String, Object>> files = new ArrayList<>();
        for (String name : names) {
            files.add(listed(name));
        }
        return files;
    }

    private Map<String, Object> listed(String name) throws IOException {
        String digest = digest(name);
        Optional<Drafts.Draft> draft = drafts.find(name);
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("name", name);
        fields.put("uri", folder.file(name).toUri().toString());
        fields.put("kind", RulesFolder.isTable(name) ? "table" : "rules");
        fields.put("digest", digest);
        fields.put("draft", draft.isPresent());
        fields.put("conflict", draft.isPresent() && !draft.get().base().equals(digest));
        return fields;
    }

    /** By name the digests of what is on disk; of what cannot be read, one of its own. */
    Map<String, String> digests() throws IOException {
        Map<String, String> digests = new LinkedHashMap<>();
        for (String name : folder.names()) {
            digests.put(name, digest(name));
        }
        return digests;
    }

    private String digest(String name) {
        try {
            return folder.text(name).map(Texts::digest).orElse(Texts.ABSENT);
        } catch (IOException e) {
            return "unreadable";
        }
    }

    void read(Call call) throws IOException {
        String name = call.parameters().one("name");
        Optional<String> text = folder.text(name);
        Optional<Drafts.Draft> draft = drafts.find(name);
        if (text.isEmpty() && draft.isEmpty()) {
            throw Refusals.notFound("there is no such file in the rules folder");
        }
        String digest = text.map(Texts::digest).orElse(Texts.ABSENT);
        read.put(name, digest);
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("name", name);
        fields.put("text", text.orElse(""));
        fields.put("digest", digest);
        fields.put("draft", draft.orElse(null));
        call.reply(HttpStatus.OK_200, Call.JSON, JsonBody.write(fields));
    }

    /** What the author types, from the messages of the language server's protocol. */
    void typed(Path file, String text) {
        if (!folder.isOurs(file)) {
            return;
        }
        String name = folder.name(file);
        try {
            Optional<String> onDisk = folder.text(name);
            String now = onDisk.map(Texts::digest).orElse(Texts.ABSENT);
            drafts.typed(name, Texts.ofPage(text), onDisk, read.getOrDefault(name, now));
        } catch (IOException e) {
            drafts.typed(name, Texts.ofPage(text), Optional.empty(), read.getOrDefault(name, Texts.ABSENT));
        }
    }

    synchronized void save(Call call, JsonBody body) throws IOException {
        String name = body.text("name");
        String base = body.text("base");
        Path file = folder.file(name);
        Optional<String> now = folder.text(name);
        String text = body.text("text");
        String given = text.contains("\r") ? text : Texts.likeFile(text, now.orElse(""));
        if (!now.map(Texts::digest).orElse(Texts.ABSENT).equals(base)) {
            changed(call, name, now);
        } else {
            write(file, given, now, name);
            saved(call, name, given);
        }
    }

    private void saved(Call call, String name, String text) {
        String digest = Texts.digest(text);
        read.put(name, digest);
        drafts.forget(name);
        call.reply(HttpStatus.OK_200, Call.JSON, JsonBody.write(Map.of("digest", digest)));
    }

    /** Nothing is written: the page shows both. */
    private void changed(Call call, String name, Optional<String> now) {
        String digest = now.map(Texts::digest).orElse(Texts.ABSENT);
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("status", HttpStatus.CONFLICT_409);
        fields.put("title", "Conflict");
        fields.put(
                "detail",
                name + (now.isPresent() ? " was changed by another program" : " was deleted by another program"));
        fields.put("text", now.orElse(""));
        fields.put("digest", digest);
        call.reply(HttpStatus.CONFLICT_409, Call.JSON, JsonBody.write(fields));
    }

    private void write(Path file, String text, Optional<String> before, String name) throws IOException {
        if (before.isEmpty()) {
            create(file, text);
        } else {
            ReplacedFile.replace(file, text, () -> {
                if (!folder.text(name).equals(before)) {
                    throw Refusals.conflict(name + " was changed by another program: try again");
                }
            });
        }
    }

    private static void create(Path file, String text) throws IOException {
        Path parent = file.getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        Files.createFile(file);
        try {
            Files.writeString(file, text, StandardOpenOption.WRITE);
        } catch (IOException e) {
            // On a full disk: half a file is none.
            Files.deleteIfExists(file);
            throw e;
        }
    }

    synchronized void create(Call call, JsonBody body) throws IOException {
        String name = body.text("name");
        Path file = folder.file(name);
        if (folder.isFile()) {
            throw Refusals.unprocessable("these rules are one file: start the studio with a folder to have several");
        }
        try {
            String text = body.optional("text").orElse("");
            create(file, text);
            saved(call, name, text);
        } catch (FileAlreadyExistsException e) {
            throw Refusals.conflict(name + " is there already: choose another name");
        }
    }

    /** Forgets what was typed. */
    void discard(Call call, JsonBody body) throws IOException {
        String name = body.text("name");
        folder.file(name);
        drafts.forget(name);
        read.remove(name);
        call.replyNothing();
    }

    /** The author saw what is on disk now, and goes on with what was typed. */
    void rebase(Call call, JsonBody body) throws IOException {
        String name = body.text("name");
        folder.file(name);
        drafts.rebase(name, body.text("base"));
        read.put(name, body.text("base"));
        call.replyNothing();
    }

    synchronized void delete(Call call, JsonBody body) throws IOException {
        String name = body.text("name");
        Path file = folder.file(name);
        String base = body.optional("base").orElseGet(() -> digest(name));
        if (!Files.exists(file)) {
            throw Refusals.notFound("there is no such file in the rules folder");
        } else if (!digest(name).equals(base)) {
            changed(call, name, folder.text(name));
            return;
        }
        Files.delete(file);
        drafts.forget(name);
        call.replyNothing();
    }
}
