package dev.garnish.server.internal.http;

import dev.garnish.Deployment;
import dev.garnish.Summary;
import dev.garnish.event.Diagnostic;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.jetty.server.Request;

/**
 * What the log and the metrics say of a request: names, numbers and versions of ours, nothing of a recipient. Filled by the
 * threads that answer it, one after the other.
 */
public final class RequestFacts {
    private static final String ATTRIBUTE = RequestFacts.class.getName();

    /** The template of the route; what no route answers has this one. */
    public String route = "none";

    /** Who asked; empty where no key is needed. */
    public String key = "";

    /** The trace that the caller's {@code traceparent} names; empty where there is none. */
    public String trace = "";

    public String rules = "";
    public String catalog = "";
    public long items;
    public long unknownItems;
    public long recipients;
    public long lines;
    public long linesNotDone;

    /** Whether the answer had begun and did not end as it should. */
    public boolean isCutOff;

    public Map<String, Long> fromElse = Map.of();
    public final Map<String, Long> troubles = new TreeMap<>();

    /** Those of a request, also where nothing of ours has seen it. */
    public static RequestFacts of(Request request) {
        if (request.getAttribute(ATTRIBUTE) instanceof RequestFacts facts) {
            return facts;
        }
        RequestFacts facts = new RequestFacts();
        request.setAttribute(ATTRIBUTE, facts);
        return facts;
    }

    public void usedBy(Deployment now) {
        rules = now.rules();
        catalog = now.catalogName();
    }

    public void made(Summary summary, Map<Diagnostic.Code, ? extends Number> counts) {
        recipients = summary.recipients();
        items = summary.items();
        unknownItems = summary.unknownItems();
        Map<String, Long> byAttribute = new TreeMap<>();
        summary.fromElse().forEach((attribute, count) -> byAttribute.put(attribute, (long) count));
        fromElse = byAttribute;
        troubles(counts);
    }

    public void troubles(Map<Diagnostic.Code, ? extends Number> counts) {
        counts.forEach((code, count) -> troubles.put(code.name(), count.longValue()));
    }

    /** Whether the reply holds less than it could, because something did not answer or failed. */
    public boolean isDegraded() {
        return troubles.containsKey(Diagnostic.Code.CATALOG_UNAVAILABLE.name())
                || troubles.containsKey(Diagnostic.Code.INTERNAL_ERROR.name());
    }
}
