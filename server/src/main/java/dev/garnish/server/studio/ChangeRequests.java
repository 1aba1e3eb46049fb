package dev.garnish.server.studio;

import dev.garnish.FailedTestsException;
import dev.garnish.RuleSet;
import dev.garnish.catalog.Catalog;
import dev.garnish.release.RulesReleases;
import dev.garnish.release.ShippingCheck;
import dev.garnish.review.Release;
import dev.garnish.review.ReleaseDiff;
import dev.garnish.review.TestReport;
import dev.garnish.review.json.DiffJson;
import dev.garnish.review.json.ReleaseJson;
import dev.garnish.rules.InvalidRulesException;
import dev.garnish.server.internal.http.Call;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.jetty.http.HttpStatus;
import org.jspecify.annotations.Nullable;

/** What changes, and what was and is to be shipped. */
final class ChangeRequests {
    private static final int MOST_ROWS = 20_000;
    private static final int LONGEST_NOTE = 500;

    private final Workbench bench;
    private final OpenItems items;
    private final Pages pages;
    private final @Nullable Path folder;
    private final Newest diffs = new Newest();

    /** @param folder that hosts read their rules from; null where nothing is shipped */
    ChangeRequests(Workbench bench, OpenItems items, Pages pages, @Nullable Path folder) {
        this.bench = bench;
        this.items = items;
        this.pages = pages;
        this.folder = folder;
    }

    private static void reply(Call call, Object fields) {
        call.reply(HttpStatus.OK_200, Call.JSON, JsonBody.write(fields));
    }

    void diff(Call call, JsonBody body) throws Exception {
        Revision against = Revision.of(body.text("against"), bench, folder);
        reply(
                call,
                items.use(version -> diffs.run(version.catalog(), catalog -> {
                    RuleSet after = bench.typed(catalog.schema());
                    RuleSet before = before(against, catalog);
                    return DiffJson.of(
                            ReleaseDiff.between(new Release(before, catalog), new Release(after, catalog)), null);
                })));
    }

    private static RuleSet before(Revision against, Catalog catalog) throws IOException {
        try {
            return against.rules(catalog.schema());
        } catch (InvalidRulesException e) {
            throw Refusals.mistakes("the rules to compare with", e);
        }
    }

    void textDiff(Call call, JsonBody body) throws IOException {
        String name = body.text("name");
        bench.folder().file(name);
        String before =
                Revision.of(body.text("against"), bench, folder).text(name).orElse("");
        String after = bench.text(name).orElse("");
        if (before.lines().count() + after.lines().count() > MOST_ROWS) {
            throw Refusals.unprocessable(name + " has too many lines to be shown beside each other");
        }
        reply(call, Map.of("rows", LineDiff.of(before, after)));
    }

    private Path folder() {
        if (folder == null) {
            throw Refusals.unprocessable("no folder of releases is known: start the studio with --releases DIR");
        }
        return folder;
    }

    void releases(Call call) {
        reply(call, ReleaseJson.of(RulesReleases.at(folder()).history()));
    }

    /** What is saved is shipped, after the same checks as by the command. */
    void ship(Call call, JsonBody body) throws Exception {
        String note = note(body.text("note"));
        Path target = folder();
        if (!bench.drafts().all().isEmpty()) {
            throw Refusals.conflict("not all is saved: save or discard "
                    + String.join(", ", bench.drafts().all().keySet()) + " first");
        }
        items.use(version -> {
            ship(call, version.catalog(), target, note);
            return note;
        });
    }

    private void ship(Call call, Catalog catalog, Path target, String note) {
        try {
            RuleSet rules = bench.saved(catalog.schema());
            ShippingCheck check = ShippingCheck.of(rules, catalog, Map.of());
            if (!check.passes()) {
                refuse(call, failures(check.tests()));
                return;
            }
            released(call, RulesReleases.at(target).ship(rules, catalog, who(), note));
        } catch (InvalidRulesException e) {
            refuse(
                    call,
                    e.problems().stream()
                            .filter(one -> one.isError())
                            .map(one -> bench.folder()
                                            .name(Path.of(one.span().source().name())) + ":"
                                    + one.span().line() + ": " + one.message())
                            .toList());
        } catch (FailedTestsException e) {
            refuse(call, List.of("tests of these rules fail: Tests shows why"));
        }
    }

    private List<String> failures(TestReport tests) {
        return tests.tests().stream()
                .filter(test -> !test.passes())
                .map(test -> "%s:%d: the test \"%s\" fails"
                        .formatted(
                                bench.folder().name(Path.of(test.place().file())),
                                test.place().line(),
                                test.name()))
                .toList();
    }

    private static void refuse(Call call, List<String> findings) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("type", "about:blank");
        fields.put("title", "Unprocessable Content");
        fields.put("status", HttpStatus.UNPROCESSABLE_ENTITY_422);
        fields.put("detail", "nothing was shipped: the rules do not pass their check and their tests");
        fields.put("findings", findings);
        call.reply(HttpStatus.UNPROCESSABLE_ENTITY_422, "application/problem+json", JsonBody.write(fields));
    }

    private void released(Call call, dev.garnish.release.Release release) {
        Map<String, Object> fields = ReleaseJson.of(release);
        pages.sendAll("released", JsonBody.line(fields));
        reply(call, fields);
    }

    void undo(Call call, JsonBody body) {
        String note = note(body.optional("note").orElse("rolled back"));
        RulesReleases releases = RulesReleases.at(folder());
        int number = body.number("number", 0, 0, Integer.MAX_VALUE);
        released(call, number == 0 ? releases.rollback(who(), note) : releases.rollback(number, who(), note));
    }

    private static String note(String given) {
        String note = given.strip();
        if (note.isEmpty() || note.length() > LONGEST_NOTE) {
            throw Refusals.badRequest("note: expected why, in 1 to " + LONGEST_NOTE + " letters");
        }
        return note;
    }

    private static String who() {
        return System.getProperty("user.name", "");
    }
}
