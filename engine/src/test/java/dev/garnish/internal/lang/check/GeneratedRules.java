package dev.garnish.internal.lang.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;

/** Rules made up at random, correct as they are, which can be written in many layouts. */
final class GeneratedRules {
    /** Signs with blanks between, where a layout may have any, none or line breaks. */
    private static final List<String> TEXTS = List.of(
            "item.title",
            "\"a text # with a sign\"",
            "'it is \"so\"'",
            "lower( item.title )",
            "first( item.genre , recipient.country , \"none\" )",
            "item.title.substring( 0 , 3 )",
            "join( item.genres , \", \" )",
            "recipient.attributes[ \"First Name\" ]",
            "format( item.price * -1 , \"0.00\" )",
            "( item.price * ( 2 + position ) % 7 > 3 ? item.title : \"small\" )",
            "lookup( \"labels\" , item.genre )",
            "item.genres[ 0 ]");

    private static final List<String> CONDITIONS = List.of(
            "item.price > -3",
            "item.genre in [ \"Kids\" , 'Family' ]",
            "! ( item.title contains \"a\" )",
            "item.genres contains \"Drama\"",
            "recipient.country == \"US\"",
            "item.price != empty",
            "item.price * 2 - 1 <= 8",
            "size( item.genres ) > 1");
    private static final Pattern COMMENT = Pattern.compile("#c\\d+");

    private final Random random;

    /** Each a line of the language: its words and signs. */
    private final List<String> lines = new ArrayList<>();

    GeneratedRules(Random random) {
        this.random = random;
        if (random.nextBoolean()) {
            lines.add("unknown item " + pick(List.of("use else", "drop the item", "fail the recipient")));
        }
        if (random.nextBoolean()) {
            lines.add("drop item when " + condition());
        }
        if (random.nextBoolean()) {
            lines.add("recipient when recipient.channel != \"VOICE\" else " + pick(List.of("pass", "omit")));
        }
        lines.add("table labels from labels-1.csv");
        for (int i = 0; i < 1 + random.nextInt(3); i++) {
            attribute("A-" + i);
        }
        lines.add("test \"a test\"");
        int items = random.nextInt(20);
        lines.add("items " + "1, ".repeat(items) + "x-2, \"3 4\"");
        lines.add("given recipient.country = \"US\"");
        lines.add("expect A-0 = [ " + "\"one\" , ".repeat(items + 1) + "\"two\" ]");
    }

    private <T> T pick(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    private void attribute(String name) {
        lines.add("attribute " + name + pick(List.of("", " max 60", " max 60 strict", " lines html")));
        for (int i = 0; i < random.nextInt(4); i++) {
            String label = random.nextBoolean() ? " [la-bel." + i + "]" : "";
            lines.add((random.nextBoolean() ? "when " + condition() + " " : "") + "use " + text() + label);
        }
        lines.add("else \"the else\"");
    }

    private String condition() {
        StringBuilder condition = new StringBuilder(pick(CONDITIONS));
        for (int i = random.nextInt(4); i > 0; i--) {
            condition.append(pick(List.of(" && ", " || "))).append(pick(CONDITIONS));
        }
        return condition.toString();
    }

    private String text() {
        StringBuilder text = new StringBuilder(pick(TEXTS));
        for (int i = random.nextInt(4); i > 0; i--) {
            text.append(" + ").append(pick(TEXTS));
        }
        return text.toString();
    }

    /** The rules in some layout, which another random number makes another. */
    String layout(Random by, boolean comments) {
        StringBuilder text = new StringBuilder();
        int count = 0;
        for (String line : lines) {
            count = above(line, text, by, comments, count);
            boolean decision = line.startsWith("when ") || line.startsWith("use ");
            String[] words = line.split(" (?=(?:[^\"']*[\"'][^\"']*[\"'])*[^\"']*$)", -1);
            int label = line.endsWith("]") && decision ? words.length - 1 : words.length;
            for (int i = 0; i < words.length; i++) {
                boolean breaks = decision && i > 1 && i < label && !words[i].startsWith("[");
                if (i > 0 && breaks && comments && by.nextInt(9) == 0) {
                    text.append(" #c").append(count++).append("\n  ");
                } else if (i > 0) {
                    text.append(blank(words[i - 1], words[i], by, breaks));
                }
                text.append(words[i]);
            }
            if (comments && by.nextInt(4) == 0) {
                text.append("  #c").append(count++);
            }
            text.append('\n');
        }
        return text.toString();
    }

    private static int above(String line, StringBuilder text, Random by, boolean comments, int count) {
        int known = count;
        if (comments && by.nextInt(4) == 0) {
            text.append(by.nextBoolean() ? "" : "   ")
                    .append("#c")
                    .append(known++)
                    .append('\n');
            text.append(by.nextBoolean() ? "" : "\n");
        }
        text.append(line.matches("(when|use|else|items|given|expect) .*") ? " ".repeat(by.nextInt(5)) : "");
        return known;
    }

    private static String blank(String before, String word, Random by, boolean breaks) {
        boolean mayJoin = breaks
                && (before.matches("[(,+*?!-]|&&|\\|\\||\\[") || word.matches("[),+*?]|&&|\\|\\||\\]|\\("))
                && !before.equals("in");
        int choice = by.nextInt(breaks ? 6 : 4);
        return choice == 5 ? "\n     " : choice == 4 ? "\t" : mayJoin && choice == 3 ? "" : " ".repeat(1 + choice);
    }

    /** The comments of rules, in order. */
    static List<String> comments(String text) {
        return COMMENT.matcher(text).results().map(found -> found.group()).toList();
    }
}
