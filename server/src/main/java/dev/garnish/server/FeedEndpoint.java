package dev.garnish.server;

import dev.garnish.event.Recipient;
import dev.garnish.server.internal.http.Call;
import dev.garnish.server.internal.http.Endpoint;
import dev.garnish.server.internal.http.Problem;
import dev.garnish.server.internal.http.ProblemException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.jetty.http.HttpStatus;

/** {@code /v1/feeds/{name}.json}: items that the operator named, for nobody in particular. */
final class FeedEndpoint implements Endpoint {
    private static final String SUFFIX = ".json";

    private final Map<String, List<String>> feeds;
    private final RecommendEndpoint recommend;

    FeedEndpoint(Map<String, List<String>> feeds, RecommendEndpoint recommend) {
        this.feeds = feeds;
        this.recommend = recommend;
    }

    @Override
    public void answer(Call call) {
        call.parameters().requireOnly(Set.of(Gate.KEY), "");
        String file = call.path("file");
        String name = file.endsWith(SUFFIX) ? file.substring(0, file.length() - SUFFIX.length()) : "";
        List<String> items = feeds.get(name);
        if (items == null) {
            throw new ProblemException(new Problem(HttpStatus.NOT_FOUND_404, "no feed has this name"));
        }
        recommend.answer(call, new RecommendRequest(Recipient.of(""), items, EmptyReply.JSON));
    }
}
