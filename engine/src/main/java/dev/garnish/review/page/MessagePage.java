package dev.garnish.review.page;

import dev.garnish.review.RecipientExplanation.Fate;
import dev.garnish.review.RecipientPreview;
import dev.garnish.review.RecipientPreview.PreviewValue;

/**
 * What one recipient gets in one channel, as it is sent: a page without a script, for a frame in another page. It is meant
 * for the author alone, since nothing is masked.
 */
public final class MessagePage {
    private MessagePage() {}

    /** How a message reaches its recipient. */
    public enum Channel {
        /** With pictures. */
        EMAIL,
        /** A title and a few words. */
        PUSH,
        /** Text alone, with its segments. */
        SMS
    }

    /**
     * A page about one recipient.
     *
     * @param preview what the recipient gets
     * @param channel how
     * @param pictures whether pictures are loaded from their addresses, whose owners can see that
     * @return the page, to be stored in UTF-8
     */
    public static String of(RecipientPreview preview, Channel channel, boolean pictures) {
        Page page = Page.inFrame("Message", pictures);
        MessageFrames frames = new MessageFrames(page, PreviewValue::text);
        if (preview.fate() != Fate.SERVED) {
            page.html().element("p", MessageFrames.why(preview.fate()));
        } else {
            switch (channel) {
                case EMAIL -> frames.email(preview);
                case PUSH -> frames.push(preview);
                case SMS -> frames.sms(preview);
            }
        }
        return page.finished();
    }

    /**
     * What such a page may load, to be sent with it.
     *
     * @param pictures as in {@link #of}
     * @return the value of the header {@code Content-Security-Policy}
     */
    public static String policy(boolean pictures) {
        return Page.policy(pictures ? "https:" : "'none'", "'none'");
    }
}
