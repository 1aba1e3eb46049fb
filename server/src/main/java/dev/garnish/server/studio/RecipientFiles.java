package dev.garnish.server.studio;

import dev.garnish.event.EventFormat;
import dev.garnish.event.RecipientField;
import dev.garnish.review.Addressee;
import dev.garnish.review.GivenRecipients;
import dev.garnish.server.internal.http.Call;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.jetty.http.HttpStatus;
import org.jspecify.annotations.Nullable;

/** Files of recipients in the folder of the rules and in the one around it: events, and lines of events. */
final class RecipientFiles {
    private static final Pattern NAME =
            Pattern.compile("[^\\p{Cntrl}./\\\\][^\\p{Cntrl}/\\\\]{0,120}\\.(json|jsonl|ndjson)");
    private static final int MOST = 50;

    private final RulesFolder folder;

    RecipientFiles(RulesFolder folder) {
        this.folder = folder;
    }

    List<String> names() throws IOException {
        return List.copyOf(files().keySet());
    }

    /** By name; the one beside the rules, where two have a name. */
    private Map<String, Path> files() throws IOException {
        Map<String, Path> files = new TreeMap<>();
        @Nullable Path around = folder.isFile() ? null : folder.folder().getParent();
        if (around != null) {
            list(around, files);
        }
        list(folder.folder(), files);
        return files;
    }

    private static void list(Path folder, Map<String, Path> files) throws IOException {
        if (!Files.isReadable(folder) || !Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> all = Files.list(folder)) {
            all.filter(file -> NAME.matcher(String.valueOf(file.getFileName())).matches())
                    .filter(file -> Files.isRegularFile(file))
                    .sorted()
                    .limit(MOST)
                    .forEach(file -> files.put(String.valueOf(file.getFileName()), file));
        }
    }

    /** What a file holds, read by fields of the rules. */
    List<Addressee> read(String name, List<RecipientField> fields) throws IOException {
        @Nullable Path file = files().get(name);
        if (file == null) {
            throw Refusals.notFound("file: expected the name of a file of events beside the rules");
        }
        if (Files.size(file) > EventFormat.LAMBDA_LIMIT) {
            throw Refusals.unprocessable(
                    name + ": expected at most %d bytes of events".formatted(EventFormat.LAMBDA_LIMIT));
        }
        GivenRecipients recipients = GivenRecipients.of(Files.readString(file, StandardCharsets.UTF_8), null, fields);
        return recipients.first(recipients.size());
    }

    /** Ids and attributes, for the author to choose from. */
    void answer(Call call, List<RecipientField> fields) throws IOException {
        int limit = ItemRequests.limit(call.parameters().one("limit"));
        List<Addressee> all = read(call.parameters().one("file"), fields);
        List<Map<String, Object>> shown = new ArrayList<>();
        for (Addressee one : all.subList(0, Math.min(limit, all.size()))) {
            Map<String, Object> attributes = new LinkedHashMap<>();
            for (RecipientField field : fields) {
                if (!one.recipient().values(field).isEmpty()) {
                    attributes.put(field.path(), one.recipient().values(field));
                }
            }
            Map<String, Object> shape = new LinkedHashMap<>();
            shape.put("id", one.recipient().id());
            shape.put("attributes", attributes);
            shape.put("items", one.items());
            shown.add(shape);
        }
        Map<String, Object> reply = new LinkedHashMap<>();
        reply.put("recipients", shown);
        reply.put("others", all.size() - shown.size());
        call.reply(HttpStatus.OK_200, Call.JSON, JsonBody.write(reply));
    }
}
