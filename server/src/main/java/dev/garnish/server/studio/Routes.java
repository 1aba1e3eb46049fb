package dev.garnish.server.studio;

import dev.garnish.RuleSet;
import dev.garnish.review.ReadField;
import dev.garnish.review.StarterRules.ShownColumns;
import dev.garnish.rules.InvalidRulesException;
import dev.garnish.server.internal.http.Call;
import dev.garnish.server.internal.http.Endpoint;
import dev.garnish.server.internal.http.ProblemException;
import dev.garnish.server.internal.http.Route;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jetty.http.HttpStatus;
import org.jspecify.annotations.Nullable;

/** What is answered where. */
final class Routes implements AutoCloseable {
    private static final List<String> GET = List.of("GET");
    private static final List<String> POST = List.of("POST");
    private static final int MOST_BYTES = 4 << 20;

    private final StudioOptions options;
    private final Pages pages;
    private final Workbench bench;
    private final CurrentCatalog catalog;
    private final OpenItems items;
    private final FileRequests files;
    private final Watch watch;
    private final RecipientFiles recipients;
    private final ItemRequests finder;
    private final ReviewRequests reviews;
    private final ChangeRequests changes;
    private final ImportRequests imports;
    private final Assets assets;

    Routes(
            StudioOptions options,
            Door door,
            Pages pages,
            Workbench bench,
            CurrentCatalog catalog,
            OpenItems items,
            FileRequests files,
            Watch watch) {
        this.options = options;
        this.pages = pages;
        this.bench = bench;
        this.catalog = catalog;
        this.items = items;
        this.files = files;
        this.watch = watch;
        this.recipients = new RecipientFiles(bench.folder());
        this.finder = new ItemRequests(items);
        this.reviews = new ReviewRequests(bench, items, recipients);
        this.changes = new ChangeRequests(bench, items, pages, options.releases());
        this.imports = new ImportRequests(bench, catalog, items, watch);
        this.assets = new Assets(door);
    }

    List<Route> all() {
        List<Route> routes = new ArrayList<>();
        routes.add(new Route("/", GET, assets::page));
        routes.add(get("/assets/{folder}/{file}", Assets::asset));
        routes.add(get("/modules/{jar}/{file}", Assets::module));
        routes.add(get("/modules/{jar}/{folder}/{file}", Assets::module));
        routes.add(get("/api/events", call -> pages.open(page(call), new EventStream(call))));
        routes.add(post("/api/take", (call, body) -> {
            pages.take(page(call));
            call.replyNothing();
        }));
        routes.add(new Route("/api/lsp", POST, this::message));
        routes.add(get("/api/state", this::state));
        routes.add(get("/api/files", files::read));
        routes.add(post("/api/files/save", files::save));
        routes.add(post("/api/files/new", files::create));
        routes.add(post("/api/files/discard", files::discard));
        routes.add(post("/api/files/rebase", files::rebase));
        routes.add(post("/api/files/delete", files::delete));
        routes.add(get("/api/items", finder::find));
        routes.add(get("/api/items/one", finder::one));
        routes.add(get("/api/recipients", this::recipients));
        routes.add(post("/api/preview", reviews::preview));
        routes.add(get("/api/frames/{id}", reviews.frames()::answer));
        routes.add(post("/api/explain", reviews::explain));
        routes.add(post("/api/check", (call, body) -> reviews.check(call)));
        routes.add(post("/api/coverage", reviews::coverage));
        routes.add(post("/api/test", reviews::test));
        routes.add(post("/api/diff", changes::diff));
        routes.add(post("/api/textdiff", changes::textDiff));
        routes.add(get("/api/releases", changes::releases));
        routes.add(post("/api/ship", changes::ship));
        routes.add(post("/api/undo", changes::undo));
        routes.add(new Route("/api/import/look", POST, call -> {
            call.requireType(List.of("application/octet-stream"));
            reported(() -> imports.look(call));
        }));
        routes.add(post("/api/import/again", imports::lookAgain));
        routes.add(post("/api/import/run", imports::run));
        routes.add(post("/api/import/rules", (call, body) -> imports.rules(call)));
        return routes;
    }

    private static String page(Call call) {
        return Pages.id(call.parameters().one("page"));
    }

    private Route get(String template, Endpoint endpoint) {
        return new Route(template, GET, call -> reported(() -> endpoint.answer(call)));
    }

    /** Answers what carries an object. */
    @FunctionalInterface
    interface Posted {
        void answer(Call call, JsonBody body) throws Exception;
    }

    private Route post(String template, Posted posted) {
        return new Route(template, POST, call -> {
            call.requireType(List.of(Call.JSON));
            call.body(MOST_BYTES, body -> reported(() -> posted.answer(call, JsonBody.of(body))));
        });
    }

    private void message(Call call) {
        String page = page(call);
        call.requireType(List.of(Call.JSON));
        call.body(MOST_BYTES, body -> {
            pages.message(page, new String(body, StandardCharsets.UTF_8));
            call.replyNothing();
        });
    }

    /** What has to do with files, items and rules is the author's to mend, and no fault of ours. */
    private void reported(Work work) throws Exception {
        try {
            work.run();
        } catch (InvalidRulesException e) {
            throw Refusals.mistakes("the rules", e);
        } catch (ProblemException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            throw Refusals.isForAuthor(e)
                    ? Refusals.unprocessable(options.reasons().apply(e))
                    : e;
        }
    }

    /** Work that may fail. */
    @FunctionalInterface
    private interface Work {
        void run() throws Exception;
    }

    private void recipients(Call call) throws Exception {
        RuleSet rules =
                items.use(version -> bench.current(version.catalog().schema()).required());
        recipients.answer(call, rules.recipientFields());
    }

    private void state(Call call) throws IOException {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("version", options.version());
        fields.put("rules", Map.of("path", bench.folder().root().toString(), "files", files.list()));
        describeItems(fields);
        fields.put("recipients", recipients.names());
        @Nullable Path releases = options.releases();
        fields.put("releases", releases == null ? null : releases.toString());
        fields.put("git", isGit());
        fields.put("drafts", watch.trouble());
        call.reply(HttpStatus.OK_200, Call.JSON, JsonBody.write(fields));
    }

    private void describeItems(Map<String, Object> fields) {
        fields.put("catalog", null);
        fields.put("catalogTrouble", catalog.isNamed() ? items.trouble() : "");
        fields.put("title", null);
        fields.put("image", null);
        fields.put("recipientFields", List.of());
        try {
            Optional<Map<String, Object>> known = Optional.of(items.use(this::described));
            fields.putAll(known.get());
        } catch (Exception e) {
            // There are no items: the page offers to import some.
        }
    }

    private Map<String, Object> described(OpenItems.Version version) throws IOException {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("address", catalog.address());
        shown.put("items", version.index().ids().size());
        shown.put("version", version.catalog().version());
        shown.put(
                "columns",
                version.catalog().schema().columns().stream()
                        .map(column -> Map.of(
                                "name",
                                column.name(),
                                "type",
                                column.type().name().toLowerCase(java.util.Locale.ROOT)))
                        .toList());
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("catalog", shown);
        ShownColumns columns = version.index().columns();
        fields.put("title", columns.title());
        fields.put("image", columns.image());
        fields.put("recipientFields", readFields(version));
        return fields;
    }

    private List<ReadField> readFields(OpenItems.Version version) throws IOException {
        try {
            return ReadField.of(bench.current(version.catalog().schema()).required());
        } catch (InvalidRulesException | ProblemException e) {
            return List.of();
        }
    }

    private boolean isGit() {
        for (Path at = bench.folder().folder(); at != null; at = at.getParent()) {
            if (Files.exists(at.resolve(".git"))) {
                return true;
            }
        }
        return false;
    }

    /** Forgets the file that was dropped on the page. */
    @Override
    public void close() throws IOException {
        imports.close();
    }
}
