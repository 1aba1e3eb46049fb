package dev.garnish.server.studio;

import dev.garnish.RuleSet;
import dev.garnish.catalog.Catalog;
import dev.garnish.event.Recipient;
import dev.garnish.review.Addressee;
import dev.garnish.review.CatalogCheck;
import dev.garnish.review.CatalogCoverage;
import dev.garnish.review.CatalogReport;
import dev.garnish.review.ErrorImpact;
import dev.garnish.review.Explainer;
import dev.garnish.review.RecipientPreview;
import dev.garnish.review.RuleTests;
import dev.garnish.review.SampleItems;
import dev.garnish.review.json.CoverageJson;
import dev.garnish.review.json.PreviewJson;
import dev.garnish.review.json.ReviewJson;
import dev.garnish.rules.InvalidRulesException;
import dev.garnish.server.internal.http.Call;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.eclipse.jetty.http.HttpStatus;

/** What the rules that are being typed make of items and recipients, in the shapes of the command's reports. */
final class ReviewRequests {
    private static final int MOST_ITEMS = 100;
    private static final int USUAL_SAMPLE = 5;
    private static final int MOST_SEED = 1_000_000;

    private final Workbench bench;
    private final OpenItems items;
    private final RecipientFiles files;
    private final Frames frames = new Frames();
    private final Newest checks = new Newest();
    private final Newest coverages = new Newest();

    ReviewRequests(Workbench bench, OpenItems items, RecipientFiles files) {
        this.bench = bench;
        this.items = items;
        this.files = files;
    }

    Frames frames() {
        return frames;
    }

    private static void reply(Call call, Object fields) {
        call.reply(HttpStatus.OK_200, Call.JSON, JsonBody.write(fields));
    }

    void preview(Call call, JsonBody body) throws Exception {
        reply(call, items.use(version -> preview(version, body)));
    }

    private Map<String, Object> preview(OpenItems.Version version, JsonBody body) throws Exception {
        Catalog catalog = version.catalog();
        Workbench.Current current = bench.current(catalog.schema());
        RuleSet rules = current.required();
        List<String> shown = body.has("items")
                ? body.texts("items", MOST_ITEMS)
                : sample(
                        version.index().ids(),
                        body.number("sample", USUAL_SAMPLE, 1, MOST_ITEMS),
                        body.number("seed", 1, 0, MOST_SEED));
        List<RecipientPreview> previews = new ArrayList<>();
        for (Addressee one : addressees(body, rules, body.has("items") ? shown : null, shown)) {
            previews.add(RecipientPreview.of(rules, catalog, one));
        }
        Map<String, Object> fields = PreviewJson.of(previews, 0);
        fields.put("rules", current.invalid() == null ? "draft" : "last good");
        fields.put("problems", current.errors().size());
        fields.put("frame", frames.put(previews));
        return fields;
    }

    /** Spread over the catalog; another seed gives others. */
    private static List<String> sample(List<String> ids, int count, int seed) {
        if (ids.isEmpty() || seed <= 1) {
            return SampleItems.of(ids, count);
        }
        int step = Math.max(1, ids.size() / count);
        List<String> turned = new ArrayList<>(ids);
        Collections.rotate(turned, -(seed - 1) * Math.max(1, step / 7));
        return SampleItems.of(turned, count);
    }

    /** Those of a file with their own items, unless some were chosen; else those of the form. */
    private List<Addressee> addressees(
            JsonBody body, RuleSet rules, @org.jspecify.annotations.Nullable List<String> chosen, List<String> sample)
            throws Exception {
        Optional<String> file = body.optional("file");
        if (file.isEmpty()) {
            return Recipients.of(body).stream()
                    .map(one -> new Addressee(one, sample))
                    .toList();
        }
        List<String> ids = body.texts("ids", Recipients.MOST);
        return files.read(file.get(), rules.recipientFields()).stream()
                .filter(one -> ids.isEmpty() || ids.contains(one.recipient().id()))
                .limit(Recipients.MOST)
                .map(one -> chosen == null && one.items() != null ? one : new Addressee(one.recipient(), sample))
                .toList();
    }

    void explain(Call call, JsonBody body) throws Exception {
        Optional<Recipient> recipient = body.object("recipient").map(Recipients::one);
        Optional<String> item = body.optional("item");
        List<String> list = body.texts("items", MOST_ITEMS);
        reply(call, items.use(version -> {
            RuleSet rules = bench.current(version.catalog().schema()).required();
            if (item.isPresent()) {
                return ReviewJson.explanation(
                        Explainer.explain(rules, version.catalog(), item.get(), recipient.orElse(null)));
            }
            return ReviewJson.explanation(
                    Explainer.explain(rules, version.catalog(), recipient.orElseGet(() -> Recipient.of("")), list));
        }));
    }

    void check(Call call) throws Exception {
        reply(call, items.use(version -> checks.run(version.catalog(), this::checked)));
    }

    private Map<String, Object> checked(Catalog catalog) throws Exception {
        try {
            CatalogReport report = CatalogCheck.run(bench.typed(catalog.schema()), catalog);
            return ReviewJson.check(report.warnings(), report);
        } catch (InvalidRulesException e) {
            return ReviewJson.check(ErrorImpact.of(e, catalog), CatalogReport.NOTHING);
        }
    }

    void coverage(Call call, JsonBody body) throws Exception {
        String by = body.optional("by").orElse("");
        Optional<String> file = body.optional("recipients");
        reply(call, items.use(version -> {
            RuleSet rules = bench.typed(version.catalog().schema());
            if (!by.isEmpty() && version.catalog().schema().indexOf(by) < 0) {
                throw Refusals.badRequest("by: the catalog has no such column");
            }
            List<Addressee> given = file.isEmpty() ? List.of() : files.read(file.get(), rules.recipientFields());
            return coverages.run(
                    version.catalog(),
                    catalog -> CoverageJson.of(CatalogCoverage.run(rules, catalog, by, given), List.of()));
        }));
    }

    void test(Call call, JsonBody body) throws Exception {
        Optional<String> name = body.optional("name");
        Predicate<String> chosen = one -> name.isEmpty() || name.get().equals(one);
        reply(
                call,
                items.use(version -> ReviewJson.tests(
                        RuleTests.run(bench.typed(version.catalog().schema()), version.catalog(), chosen))));
    }
}
