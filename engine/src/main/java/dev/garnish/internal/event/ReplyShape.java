package dev.garnish.internal.event;

import java.nio.charset.StandardCharsets;

/** What a format puts around results, and what it calls things in messages. */
public final class ReplyShape {
    private final byte[] before;
    private final byte[] member;
    private final byte[] after;
    private final Names names;
    private final Needs needs;

    /**
     * For messages.
     *
     * @param path JSON pointer to the recipients, up to where their ids follow
     * @param items the rest of the pointer from a recipient to its list of items
     * @param recipient what the host calls one
     */
    public record Names(String path, String items, String recipient) {}

    /**
     * What the host wants of results.
     *
     * @param everyone an answer for each recipient, also for one that the rules omit
     * @param errors in place of a result that cannot be made, why: {@code {"error":...,"errorCode":...}}
     * @param flat a key for each value of a list, {@code Title_0}, instead of lists
     * @param maxResult how many bytes the result of one recipient may have
     * @param maxReply how many the whole reply may have
     */
    public record Needs(boolean everyone, boolean errors, boolean flat, int maxResult, int maxReply) {}

    /**
     * A frame of these JSON texts.
     *
     * @param before what a reply begins with, before the event's own bytes
     * @param key the key of a result
     */
    public ReplyShape(String before, String key, String after, Names names, Needs needs) {
        this.before = before.getBytes(StandardCharsets.UTF_8);
        this.member = ('"' + key + "\":").getBytes(StandardCharsets.UTF_8);
        this.after = after.getBytes(StandardCharsets.UTF_8);
        this.names = names;
        this.needs = needs;
    }

    byte[] before() {
        return before;
    }

    /** The key of a result with its colon. */
    byte[] member() {
        return member;
    }

    byte[] after() {
        return after;
    }

    Names names() {
        return names;
    }

    Needs needs() {
        return needs;
    }
}
