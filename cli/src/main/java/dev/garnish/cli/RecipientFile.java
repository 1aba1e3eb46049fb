package dev.garnish.cli;

import dev.garnish.event.EventFormat;
import dev.garnish.event.InvalidEventException;
import dev.garnish.event.RecipientField;
import dev.garnish.internal.text.Printable;
import dev.garnish.review.Addressee;
import dev.garnish.review.DisplayText;
import dev.garnish.review.GivenRecipients;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The recipients of a file, and which of them a command is about. */
final class RecipientFile {
    private static final int MOST_NAMED = 20;

    private final String name;
    private final GivenRecipients all;

    private RecipientFile(String name, GivenRecipients all) {
        this.name = name;
        this.all = all;
    }

    static RecipientFile read(Input file, HostOption host, List<RecipientField> fields) throws IOException {
        String text = new String(file.read(EventFormat.LAMBDA_LIMIT), StandardCharsets.UTF_8);
        try {
            return new RecipientFile(file.name(), GivenRecipients.of(text, host.format(), fields));
        } catch (InvalidEventException e) {
            throw unread(file, e);
        }
    }

    private static Failure unread(Input file, InvalidEventException e) {
        String name = file.isStandard() ? "standard input" : Printable.name(file.name());
        return Failure.badInput(name + ": " + e.getMessage());
    }

    /**
     * Reads a file of any length: lines of events one by one, anything else as a whole.
     *
     * @return how many lines or recipients are not of a host's shape and were passed over
     */
    static long each(Input file, HostOption host, List<RecipientField> fields, Consumer<Addressee> each)
            throws IOException {
        @Nullable EventFormat format = host.format();
        long passed = 0;
        try (LinesInput input = LinesInput.open(file);
                BufferedReader lines =
                        new BufferedReader(new InputStreamReader(input.lines(), StandardCharsets.UTF_8))) {
            String first = lines.readLine();
            while (first != null && first.isBlank()) {
                first = lines.readLine();
            }
            if (first == null || !GivenRecipients.isObject(first)) {
                String rest = lines.lines().collect(Collectors.joining("\n"));
                try {
                    return passOn((first == null ? "" : first + "\n") + rest, format, fields, each);
                } catch (InvalidEventException e) {
                    throw unread(file, e);
                }
            }
            for (String line = first; line != null; line = lines.readLine()) {
                try {
                    passed += line.isBlank() ? 0 : passOn(line, format, fields, each);
                } catch (InvalidEventException e) {
                    passed++;
                }
            }
        }
        return passed;
    }

    private static long passOn(
            String event, @Nullable EventFormat format, List<RecipientField> fields, Consumer<Addressee> each) {
        GivenRecipients recipients = GivenRecipients.ofEvent(event, format, fields);
        recipients.first(recipients.size()).forEach(each);
        return recipients.malformed();
    }

    /** The first of them. */
    Addressee first() {
        return all.get(0);
    }

    /** The only one. */
    Addressee only() {
        if (all.size() > 1) {
            throw Failure.usage("%s holds %d recipients: choose one with --id: %s".formatted(name, all.size(), ids()));
        }
        return first();
    }

    /** How many there are. */
    int size() {
        return all.size();
    }

    /** The first {@code most} of those that are of a host's shape; one at least. */
    List<Addressee> first(int most) {
        List<Addressee> wellFormed = all.first(most);
        return wellFormed.isEmpty() ? List.of(first()) : wellFormed;
    }

    /** How many recipients are not of a host's shape. */
    int malformed() {
        return all.malformed();
    }

    /** The first with an id. */
    Addressee of(String id) {
        int index = all.ids().indexOf(id);
        if (index < 0) {
            throw Failure.usage("%s holds no recipient %s, only %s".formatted(name, DisplayText.text(id), ids()));
        }
        return all.get(index);
    }

    private String ids() {
        String named =
                all.ids().stream().limit(MOST_NAMED).map(DisplayText::text).collect(Collectors.joining(", "));
        int others = all.size() - MOST_NAMED;
        return others > 0 ? named + " and " + SummaryLine.count(others, "other") : named;
    }
}
