package dev.garnish.benchmarks;

import java.util.List;
import java.util.Map;

/** Rules without JSON: for each recipient its attributes, each a text or a list of texts. */
interface Rules {
    List<Map<String, Object>> apply(List<Asked> recipients);
}
