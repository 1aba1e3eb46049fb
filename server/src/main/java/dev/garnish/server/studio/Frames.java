package dev.garnish.server.studio;

import dev.garnish.review.RecipientPreview;
import dev.garnish.review.page.MessagePage;
import dev.garnish.review.page.MessagePage.Channel;
import dev.garnish.server.internal.http.Call;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.jetty.http.HttpStatus;
import org.jspecify.annotations.Nullable;

/** The last previews, as documents for frames that may run nothing. Safe for many threads. */
final class Frames {
    private static final int MOST = 40;

    private final Map<String, List<RecipientPreview>> previews = new LinkedHashMap<>();

    /** Remembers a preview, and forgets the oldest. */
    synchronized String put(List<RecipientPreview> preview) {
        String id = UUID.randomUUID().toString();
        previews.put(id, preview);
        if (previews.size() > MOST) {
            previews.remove(previews.keySet().iterator().next());
        }
        return id;
    }

    private synchronized @Nullable List<RecipientPreview> find(String id) {
        return previews.get(id);
    }

    void answer(Call call) {
        List<RecipientPreview> preview = find(call.path("id"));
        int recipient = number(call.parameters().one("recipient"));
        if (preview == null || recipient >= preview.size()) {
            throw Refusals.notFound("this preview is no longer there: show it again");
        }
        boolean pictures = call.parameters().one("images").equals("1");
        String page =
                MessagePage.of(preview.get(recipient), channel(call.parameters().one("tab")), pictures);
        call.header("Content-Security-Policy", MessagePage.policy(pictures) + "; frame-ancestors 'self'; sandbox");
        call.header("Referrer-Policy", "no-referrer");
        call.reply(HttpStatus.OK_200, "text/html; charset=utf-8", page.getBytes(StandardCharsets.UTF_8));
    }

    private static Channel channel(String tab) {
        return switch (tab) {
            case "", "email" -> Channel.EMAIL;
            case "push" -> Channel.PUSH;
            case "sms" -> Channel.SMS;
            default -> throw Refusals.badRequest("tab: expected email, push or sms");
        };
    }

    private static int number(String given) {
        if (!given.matches("\\d{0,3}")) {
            throw Refusals.badRequest("recipient: expected a number from 0");
        }
        return given.isEmpty() ? 0 : Integer.parseInt(given);
    }
}
