package dev.garnish.server;

import dev.garnish.Recommendations;
import dev.garnish.server.internal.http.Call;
import dev.garnish.server.internal.http.Endpoint;
import dev.garnish.server.internal.http.RequestFacts;
import java.util.List;
import java.util.Map;
import org.eclipse.jetty.http.HttpStatus;

/** {@code /v1/recommend}: items and a recipient in, texts out. */
final class RecommendEndpoint implements Endpoint {
    static final int MOST_BYTES = 256 * 1024;

    private final Engine engine;

    RecommendEndpoint(Engine engine) {
        this.engine = engine;
    }

    @Override
    public void answer(Call call) {
        if (call.isPost()) {
            call.requireType(List.of(Call.JSON));
            call.body(MOST_BYTES, body -> answer(call, RecommendRequest.of(call.parameters(), body)));
        } else {
            answer(call, RecommendRequest.of(call.parameters()));
        }
    }

    /** Also for items that are configured and no request's. */
    void answer(Call call, RecommendRequest asked) {
        RequestFacts facts = call.facts();
        Made made = engine.use(facts, now -> {
            Recommendations shown = now.recommend(asked.recipient(), asked.items());
            count(facts, shown);
            boolean isEmpty = !RecommendReply.hasSomethingToShow(shown, asked.items());
            return new Made(RecommendReply.json(shown, now, isEmpty), isEmpty);
        });
        reply(call, asked.empty(), made);
    }

    @SuppressWarnings("ArrayRecordComponent") // Handed on once, by the thread that made it.
    private record Made(byte[] json, boolean isEmpty) {}

    private static void count(RequestFacts facts, Recommendations shown) {
        facts.made(shown.summary(), Map.of());
        shown.diagnostics().forEach(one -> facts.troubles.merge(one.code().name(), 1L, Long::sum));
    }

    /** What is less than it could be is not to be remembered by anybody. */
    private static void reply(Call call, EmptyReply empty, Made made) {
        int status = made.isEmpty && empty == EmptyReply.NOT_FOUND ? HttpStatus.NOT_FOUND_404 : HttpStatus.OK_200;
        byte[] body = made.isEmpty && empty == EmptyReply.SKIP ? new byte[0] : made.json;
        if (call.facts().isDegraded() || made.isEmpty) {
            call.reply(status, Call.JSON, body);
        } else {
            call.replyTagged(status, body);
        }
    }
}
