package dev.garnish.cli;

import dev.garnish.review.RulesReview;
import dev.garnish.review.json.Fields;
import dev.garnish.review.json.PreviewJson;
import dev.garnish.review.json.ReviewJson;
import dev.garnish.rules.Problem;
import java.util.List;
import java.util.Map;

/** The JSON of a result of {@code garnish watch}, in the shape of {@code docs/reports.md}. */
final class WatchJson {
    private WatchJson() {}

    static Map<String, Object> good(RulesReview review, long milliseconds) {
        Map<String, Object> fields = Fields.of("outcome", "good", "problems", problems(review.warnings()));
        fields.putAll(ReviewJson.tests(review.tests()));
        fields.put("recipients", PreviewJson.of(List.of(review.shown()), 0).get("recipients"));
        fields.put("milliseconds", milliseconds);
        return fields;
    }

    static Map<String, Object> invalid(List<Problem> problems) {
        return Fields.of("outcome", "invalid", "problems", problems(problems));
    }

    static Map<String, Object> unreadable(String reason) {
        return Fields.of("outcome", "unreadable", "reason", reason);
    }

    private static List<Map<String, Object>> problems(List<Problem> problems) {
        return problems.stream().map(ReviewJson::problem).toList();
    }
}
