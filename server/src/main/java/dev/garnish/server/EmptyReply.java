package dev.garnish.server;

import dev.garnish.server.internal.http.Parameters;
import dev.garnish.server.internal.http.ProblemException;

/** What is answered where nothing is to be shown to a recipient. Senders understand different things. */
enum EmptyReply {
    /** Status 404 with the empty result: Braze's Connected Content is blank then. */
    NOT_FOUND("404"),
    /** Status 200 with the empty result: for callers that read JSON whatever happens. */
    JSON("json"),
    /** Status 200 and no body: Salesforce Marketing Cloud can leave the recipient out then. */
    SKIP("skip");

    private final String word;

    EmptyReply(String word) {
        this.word = word;
    }

    /** @throws ProblemException if a word is given that is none of these */
    static EmptyReply of(String word) {
        for (EmptyReply one : values()) {
            if (one.word.equals(word)) {
                return one;
            }
        }
        if (word.isEmpty()) {
            return NOT_FOUND;
        }
        throw Parameters.refused("empty: expected 404, json or skip");
    }
}
