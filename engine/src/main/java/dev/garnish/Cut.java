package dev.garnish;

import dev.garnish.event.Event;
import dev.garnish.event.JsonWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Cuts the answers to one event back to what its host takes, so that a limit costs values and not messages. In this
 * order: the longest values take what their attribute's {@code else} gives when everything is missing; then whole
 * results are emptied, those of the last recipients first; then recipients are left out, the last first, where the
 * host allows that.
 */
final class Cut {
    private static final int EMPTY_OBJECT = 2;

    /** A text's UTF-8 and escapes take at most six bytes a character. */
    private static final int MOST_BYTES = 6;

    private final Event event;
    private final Answer[] answers;
    private final Tally tally;

    /** What is given up, in this order. */
    enum Step {
        VALUES("the longest values fell to their else"),
        RESULTS("results were emptied, the last first"),
        RECIPIENTS("recipients were left out, the last first");

        private final String consequence;

        Step(String consequence) {
            this.consequence = consequence;
        }
    }

    private record Value(int answer, int attribute, int position, int saving) {}

    /** A cut that replaces elements of the array. */
    Cut(Event event, Answer[] answers, Tally tally) {
        this.event = event;
        this.answers = answers;
        this.tally = tally;
    }

    /** Sees to it that no result is longer than the host takes for one recipient. */
    void toResultLimit() {
        int most = event.maxResult();
        for (int i = 0; i < answers.length; i++) {
            if ((long) MOST_BYTES * answers[i].jsonSize() > most && size(i) > most) {
                tell(event.pointer(event.entry(i)), "the result", most, Step.VALUES);
                values(i, i + 1, size(i) - most);
                if (size(i) > most) {
                    answers[i] = answers[i].emptied();
                }
            }
        }
    }

    /** Takes one step towards a reply that is so many bytes shorter. */
    void by(Step step, int bytes) {
        tell("", "the reply", event.maxReply(), step);
        switch (step) {
            case VALUES -> values(0, answers.length, bytes);
            case RESULTS -> results(bytes);
            case RECIPIENTS -> recipients(bytes);
        }
    }

    private void tell(String where, String what, int most, Step step) {
        tally.trouble(new Diagnostic(
                Diagnostic.Code.REPLY_TOO_LARGE,
                where,
                what + " was beyond the host's limit of " + most + " bytes, so " + step.consequence));
    }

    private void values(int from, int to, int bytes) {
        int left = bytes;
        for (Value value : longestFirst(from, to)) {
            if (left > 0) {
                answers[value.answer] = answers[value.answer].withElse(value.attribute, value.position);
                left -= value.saving;
            }
        }
    }

    private List<Value> longestFirst(int from, int to) {
        List<Value> values = new ArrayList<>();
        for (int i = from; i < to; i++) {
            for (int attribute = 0; attribute < answers[i].attributes(); attribute++) {
                int otherwise = length(answers[i].lastResort(attribute));
                for (int position = 0; position < answers[i].count(attribute); position++) {
                    int saving = length(answers[i].value(attribute, position)) - otherwise;
                    if (saving > 0) {
                        values.add(new Value(i, attribute, position, saving));
                    }
                }
            }
        }
        values.sort(Comparator.comparingInt(Value::saving).reversed());
        return values;
    }

    private void results(int bytes) {
        int left = bytes;
        for (int i = answers.length - 1; i >= 0 && left > 0; i--) {
            left -= size(i) - EMPTY_OBJECT;
            answers[i] = answers[i].emptied();
        }
    }

    private void recipients(int bytes) {
        int left = bytes;
        for (int i = answers.length - 1; i >= 0 && left > 0 && !event.wantsEveryone(); i--) {
            left -= event.length(event.entry(i));
            answers[i] = answers[i].omitted();
        }
    }

    private int size(int answer) {
        JsonWriter out = new JsonWriter(answers[answer].jsonSize());
        answers[answer].writeTo(out, event.isFlat());
        return out.size();
    }

    private static int length(String text) {
        JsonWriter out = new JsonWriter(text.length() + 2);
        out.text(text);
        return out.size();
    }
}
