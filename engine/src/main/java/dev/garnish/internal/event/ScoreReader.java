package dev.garnish.internal.event;

import dev.garnish.internal.json.JsonScanner;
import dev.garnish.internal.json.JsonText;
import dev.garnish.internal.json.Members;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Reads the scores of items, each in its item's place. */
final class ScoreReader {
    private static final String NO_SCORE = "";

    private final byte[] json;
    private final JsonScanner scanner;
    private final Members members;
    private final String[] path;

    /** @param path the keys that lead to a score in an element of the list; empty where the element is one */
    ScoreReader(byte[] json, String[] path) {
        this.json = json;
        this.scanner = new JsonScanner(json);
        this.members = new Members(json, scanner);
        this.path = path;
    }

    /** Those of the list at a position, so many; none where there is no list. */
    List<String> scores(int at, int count) {
        if (json[at] != '[') {
            return List.of();
        }
        List<String> scores = new ArrayList<>(count);
        int element = scanner.firstElement(at, 1);
        while (json[element] != ']' && scores.size() < count) {
            scores.add(score(element));
            element = scanner.nextElement(scanner.value(element, 1));
        }
        scores.addAll(Collections.nCopies(count - scores.size(), NO_SCORE));
        return scores;
    }

    private String score(int element) {
        int at = path.length == 0 ? element : members.find(element, path);
        return at != Members.NONE && JsonText.isNumber(json[at])
                ? JsonText.decode(json, at, scanner.value(at, 1))
                : NO_SCORE;
    }
}
