package dev.garnish.server.studio;

import dev.garnish.catalog.db.CatalogImport;
import dev.garnish.catalog.db.CatalogJson;
import dev.garnish.catalog.db.ProposedImport;
import dev.garnish.catalog.db.internal.input.InputException;
import dev.garnish.catalog.db.internal.input.InputOptions;
import dev.garnish.catalog.db.internal.input.Row;
import dev.garnish.catalog.db.internal.input.Rows;
import dev.garnish.catalog.db.model.CatalogException;
import dev.garnish.catalog.db.model.InvalidItemsException;
import dev.garnish.review.StarterRules;
import dev.garnish.rules.Source;
import dev.garnish.server.internal.http.Call;
import dev.garnish.server.internal.http.Problem;
import dev.garnish.server.internal.http.ProblemException;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.jetty.http.HttpStatus;
import org.jspecify.annotations.Nullable;

/** Items from a file that was dropped on the page: looked at first, then imported as it was looked at. */
final class ImportRequests implements AutoCloseable {
    private static final int MOST_BYTES = 512 << 20;
    private static final int SHOWN_ROWS = 5;
    private static final int LONGEST_CELL = 200;
    private final Workbench bench;
    private final CurrentCatalog catalog;
    private final OpenItems items;
    private final Watch watch;
    private final Drafts drafts;

    /** The file that was dropped last; another one takes its place. */
    private @Nullable Upload upload;

    /** A file of items, under the name that it had. */
    private record Upload(String id, Path folder, Path file) {}

    ImportRequests(Workbench bench, CurrentCatalog catalog, OpenItems items, Watch watch) {
        this.bench = bench;
        this.catalog = catalog;
        this.items = items;
        this.watch = watch;
        this.drafts = bench.drafts();
    }

    /** What the file shows, and how it would be read. */
    synchronized void look(Call call) throws IOException {
        answer(call, take(call), ImportChoices.none());
    }

    /** The same once more, as the author chose. */
    synchronized void lookAgain(Call call, JsonBody body) {
        answer(call, known(body), ImportChoices.of(body));
    }

    private void answer(Call call, Upload taken, ImportChoices choices) {
        Map<String, Object> fields = new LinkedHashMap<>();
        try {
            ProposedImport proposed = proposed(taken, choices);
            fields.putAll(CatalogJson.of(proposed.result()));
            fields.put("count", proposed.result().rows());
            fields.put("remarks", remarks(proposed, taken));
            fields.put("id", proposed.id().orElse(null));
            fields.put("problems", List.of());
            fields.put("questions", proposed.questions());
        } catch (InvalidItemsException | CatalogException e) {
            fields.put("remarks", List.of());
            fields.put("id", choices.id());
            fields.put("problems", said(e, taken));
            fields.put("questions", ProposedImport.questions(e));
        }
        fields.put("upload", taken.id);
        fields.putAll(firstRows(taken.file, choices.input()));
        call.reply(HttpStatus.OK_200, Call.JSON, JsonBody.write(fields));
    }

    private ProposedImport proposed(Upload taken, ImportChoices choices) {
        return ProposedImport.of(taken.file, choices.id(), false, () -> choices.on(wanted(taken)));
    }

    private static List<String> remarks(ProposedImport made, Upload taken) {
        return made.remarks().stream()
                .map(one -> ImportWords.of(named(one, taken)))
                .filter(one -> !one.isEmpty())
                .toList();
    }

    private static List<String> said(RuntimeException refusal, Upload taken) {
        return named(String.valueOf(refusal.getMessage()), taken)
                .lines()
                .map(ImportWords::of)
                .toList();
    }

    /** A message about the file, by the name that its author knows. */
    private static String named(String message, Upload taken) {
        return message.replace(taken.folder + File.separator, "");
    }

    private Upload known(JsonBody body) {
        @Nullable Upload taken = upload;
        if (taken == null || !taken.id.equals(body.text("upload"))) {
            throw Refusals.conflict("this file is no longer there: drop it again");
        }
        return taken;
    }

    private Upload take(Call call) throws IOException {
        String name = call.parameters().one("name");
        if (!name.matches("[^\\p{Cntrl}/\\\\:*?\"<>|.][^\\p{Cntrl}/\\\\:*?\"<>|]{0,150}")) {
            throw Refusals.badRequest("name: expected the name of a file");
        }
        close();
        Path folder = Files.createTempDirectory("garnish-studio");
        Upload taken = new Upload(UUID.randomUUID().toString(), folder, folder.resolve(name));
        upload = taken;
        try (InputStream in = call.stream();
                OutputStream out = Files.newOutputStream(taken.file)) {
            copy(in, out);
        }
        return taken;
    }

    private static void copy(InputStream in, OutputStream out) throws IOException {
        byte[] part = new byte[1 << 16];
        long left = MOST_BYTES;
        for (int read = in.read(part); read >= 0; read = in.read(part)) {
            left -= read;
            if (left < 0) {
                throw new ProblemException(Problem.tooLarge(MOST_BYTES));
            }
            out.write(part, 0, read);
        }
    }

    private CatalogImport wanted(Upload taken) {
        return CatalogImport.of(catalog.target(), List.of(taken.file)).extend();
    }

    private static Map<String, Object> firstRows(Path file, InputOptions options) {
        List<List<String>> rows = new ArrayList<>();
        List<String> header = List.of();
        try (Rows all = Rows.open(file, options)) {
            for (@Nullable Row row = all.next(); row != null && rows.size() < SHOWN_ROWS; row = all.next()) {
                header = List.copyOf(all.names());
                rows.add(cells(row, header.size()));
            }
        } catch (InputException e) {
            // What is wrong with the file is among the problems.
        }
        return Map.of("header", header, "rows", rows);
    }

    private static List<String> cells(Row row, int columns) {
        List<String> cells = new ArrayList<>();
        for (int i = 0; i < columns; i++) {
            @Nullable Object cell = row.cell(i);
            String text = cell == null ? "" : cell.toString();
            cells.add(text.length() <= LONGEST_CELL ? text : text.substring(0, LONGEST_CELL) + "…");
        }
        return cells;
    }

    /** Imports the file; where there are no rules yet, some to start from go with the answer. */
    synchronized void run(Call call, JsonBody body) throws Exception {
        Upload taken = known(body);
        ProposedImport made = imported(taken, ImportChoices.of(body));
        close();
        catalog.turnTo(catalog.target().toString());
        watch.lookNow();
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("items", items.use(version -> version.index().ids().size()));
        fields.put("version", CatalogJson.of(made.result()).get("version"));
        fields.put("remarks", remarks(made, taken));
        proposed().ifPresent(source -> fields.put("proposed", Map.of("name", source.name(), "text", source.text())));
        call.reply(HttpStatus.OK_200, Call.JSON, JsonBody.write(fields));
    }

    /** Some rules to start from, for items that were there already. */
    void rules(Call call) throws Exception {
        Source source = proposed()
                .orElseThrow(() -> Refusals.unprocessable("no rules can be proposed: write a file of your own"));
        call.reply(HttpStatus.OK_200, Call.JSON, JsonBody.write(Map.of("name", source.name(), "text", source.text())));
    }

    private ProposedImport imported(Upload taken, ImportChoices choices) {
        try {
            return proposed(taken, choices).run();
        } catch (InvalidItemsException | CatalogException e) {
            throw Refusals.unprocessable(String.join("; ", said(e, taken)));
        }
    }

    /** As {@code garnish init} writes them. */
    private Optional<Source> proposed() throws Exception {
        if (!bench.folder().names().isEmpty() || !drafts.all().isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(items.use(version -> StarterRules.of("items.rules", version.catalog())));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Forgets the file. */
    @Override
    public synchronized void close() throws IOException {
        @Nullable Upload before = upload;
        upload = null;
        if (before != null) {
            Files.deleteIfExists(before.file);
            Files.deleteIfExists(before.folder);
        }
    }
}
