package dev.garnish.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;

/** What rule authors work with: check, test, explain, explain-error, bench. */
final class AuthorsTest {
    private static final String RULES = """
            attribute Genre
              when  item.genre == "Sci-Fi"  use "Science fiction"
              use   item.genre
              else  "Featured"

            attribute Headline  once  max 20
              when  recipient.country == "US"  use "Howdy"  [us]
              use   "Picked for " + recipient.user.FirstName
              else  "Picked for you"

            test "right"
              items   1815
              expect  Genre = ["Comedy"]

            test "wrong"
              items   1815, 1009
              given   recipient.user.FirstName = "Sofia"
              expect  Genre    = ["Comedy", "Science-fiction"]
              expect  Headline = "Picked for Sofia"
            """;

    @TempDir
    private Path folder = Path.of("");

    @Test
    void theSampleRulesAreFine() {
        Ran ran = Ran.garnish("check");

        assertThat(ran.out())
                .startsWith("warning[R505]: Title is cut to 60 characters for 2 of 35 items")
                .endsWith(Ran.PROJECT.resolve("rules") + ": 0 errors, 1 warning\n");
        assertThat(ran.exit()).isZero();
    }

    @Test
    void everyProblemIsPrintedAndCounted() throws IOException {
        Ran ran = Ran.garnish("check", "--rules", rules("attribute A\n  use item.titel\n\nattribute B\n  use 1\n"));

        assertThat(ran.out())
                .contains("error[R201]: the catalog has no column `titel`")
                .endsWith(" 0 warnings\n");
        assertThat(ran.err()).isEmpty();
        assertThat(ran.exit()).isEqualTo(Exit.FINDINGS);
    }

    @Test
    void namesAreOneLineThatATerminalDoesNotObey() throws IOException {
        Path odd = folder.resolve("a\u001b[2J\nb.rules");
        Files.writeString(odd, "attribute A\n  use item.title\n  else \"-\"\n");

        assertThat(Ran.garnish("check", "--rules", odd.toString()).out())
                .endsWith("/a\\u001B[2J\\u000Ab.rules: 0 errors, 0 warnings\n");
        assertThat(Ran.garnish("check", "--rules", "no\u001b[2J\nfile").err())
                .isEqualTo("garnish: no\\u001B[2J\\u000Afile: no such file\n");
        assertThat(Ran.garnish("explain", "x\u001b[2J\ny").out())
                .startsWith("item x\\u001B[2J\\u000Ay: the catalog does not hold it, shown\n");
        assertThat(Ran.garnish("explain-error", "R\u202E1").err())
                .isEqualTo("garnish: there is no code R\\u202E1, they go from R101 to R612\n");
        assertThat(Ran.garnish("check", "--no\u001b[2Jsuch").err()).doesNotContain("\u001b");
    }

    @Test
    void problemsAreJsonForPrograms() throws IOException {
        Ran ran = Ran.garnish(
                "check", "--format", "json", "--rules", rules("attribute A\n  use item.titel\n  else \"-\"\n"));

        JsonNode problem = new ObjectMapper().readTree(ran.out()).at("/problems/0");
        assertThat(problem.get("code").asText()).isEqualTo("R201");
        assertThat(problem.get("severity").asText()).isEqualTo("error");
        assertThat(problem.get("line").asInt()).isEqualTo(2);
        assertThat(problem.get("column").asInt()).isEqualTo(12);
        assertThat(problem.get("label").asText()).isEqualTo("did you mean `title`?");
    }

    @Test
    void whatTheCatalogHoldsIsHeldAgainstTheRules() throws IOException {
        Ran ran = Ran.garnish(
                "check", "--rules", rules("attribute A\n  when item.genre == \"Comdey\" use \"x\"\n  else \"-\"\n"));

        assertThat(ran.out()).contains("warning[R5").contains("\"Comedy\"").contains(": 0 errors, ");
        assertThat(ran.exit()).isZero();
    }

    @Test
    void coverageOfTheCatalogCountsTheItemsOfEachCase() throws IOException {
        Ran ran = Ran.garnish("check", "--coverage", "--rules", rules(RULES));

        assertThat(ran.out()).startsWith("""
                        Genre
                                  4 items  when item.genre == "Sci-Fi" use "Science fiction"
                                 28 items  use item.genre
                                  4 items  else "Featured"

                        Headline  once

                        """);
    }

    @Test
    void theSampleRulesPassTheirTests() {
        Ran ran = Ran.garnish("test");

        assertThat(ran.out()).isEqualTo("""
                        ok    the documentation's first recipient
                        ok    what the catalog does not know takes the else of every attribute
                        ok    genres are named for the reader
                        3 tests, 0 failed
                        """);
        assertThat(ran.exit()).isZero();
    }

    @Test
    void aTestThatFailsShowsWhereTheValuesPart() throws IOException {
        String rules = rules(RULES);

        Ran ran = Ran.garnish("test", "--rules", rules);

        assertThat(ran.exit()).isEqualTo(Exit.FINDINGS);
        assertThat(ran.out()).isEqualTo("""
                        ok    right
                        FAIL  wrong  (%1$s:15:1)
                              Genre  (%1$s:18:3)
                                expected  ["Comedy", "Science-fiction"]
                                actual    ["Comedy", "Science fiction"]
                                                             ^
                        2 tests, 1 failed
                        """.formatted(rules));
    }

    @Test
    void coverageListsTheCasesThatNoTestReaches() throws IOException {
        String rules = rules(RULES);

        assertThat(Ran.garnish("test", "--coverage", "--rules", rules).out()).endsWith("""
                        no test reaches
                          %1$s:4:3  Genre: else "Featured"
                          %1$s:7:3  Headline: when recipient.country == "US" use "Howdy" [us]

                        2 tests, 1 failed, 4 of 6 cases reached
                        """.formatted(rules));
    }

    @Test
    void testsAreJUnitXmlForCiServers() throws Exception {
        Ran ran = Ran.garnish("test", "--format", "junit", "--rules", rules(RULES));

        Element suite = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(ran.bytes()))
                .getDocumentElement();
        assertThat(suite.getAttribute("tests")).isEqualTo("2");
        assertThat(suite.getAttribute("failures")).isEqualTo("1");
        assertThat(suite.getElementsByTagName("testcase").getLength()).isEqualTo(2);
        assertThat(suite.getElementsByTagName("failure").item(0).getTextContent())
                .isEqualTo("Genre: expected [\"Comedy\", \"Science-fiction\"],"
                        + " actual [\"Comedy\", \"Science fiction\"]");
        assertThat(ran.exit()).isEqualTo(Exit.FINDINGS);
    }

    @Test
    void anItemIsExplainedCaseByCase() throws IOException {
        String rules = rules(RULES);
        Path recipient = Files.writeString(
                folder.resolve("recipient.json"),
                "{\"Location\": {\"Country\": \"FR\"}, \"User\": {\"UserAttributes\": {\"FirstName\": [\"Alejandro\"]}}}");

        Ran ran = Ran.garnish("explain", "1815", "--rules", rules, "--recipient", recipient.toString());

        assertThat(ran.out()).isEqualTo("""
                        item 1815: shown

                        Genre
                          1. when item.genre == "Sci-Fi" use "Science fiction"  (%1$s:2:3)
                              item.genre = "Comedy"
                              when gave false
                          2. use item.genre  (%1$s:3:3)
                              use gave "Comedy"
                          sent "Comedy"  (%1$s:3:3)

                        Headline  once  max 20
                          1. when recipient.country == "US" use "Howdy" [us]  (%1$s:7:3)
                              recipient.country = "FR"
                              when gave false
                          2. use "Picked for " + recipient.user.FirstName  (%1$s:8:3)
                              recipient.user.FirstName = "Alejandro"
                              use gave "Picked for Alejandro"
                          sent "Picked for Alejandro"  (%1$s:8:3)
                        """.formatted(rules));
        assertThat(ran.exit()).isZero();
    }

    @Test
    void theLimitsAppliedAreTold() throws IOException {
        String rules = rules("""
                drop item when !(item.active == true) || item.price > 500
                attribute Title max 5
                  use item.title
                  else "For you"
                attribute Picture image
                  use "http://img.example.com/" + item.image_file
                  else "https://img.example.com/default.jpg"
                """);

        assertThat(Ran.garnish("explain", "1815", "--rules", rules).out()).isEqualTo("""
                        item 1815: shown
                          drop item when !(item.active == true) || item.price > 500  (%1$s:1:16)
                              item.active = true
                              item.price = 8.99
                              gave false

                        Title  max 5
                          1. use item.title  (%1$s:3:3)
                              use gave "Fleabag": shortened
                          sent "Flea…"  (%1$s:3:3)

                        Picture  image
                          1. use "http://img.example.com/" + item.image_file  (%1$s:6:3)
                              item.image_file = "fleabag.jpg"
                              use gave "http://img.example.com/fleabag.jpg": image not https
                          2. else "https://img.example.com/default.jpg"  (%1$s:7:3)
                              else gave "https://img.example.com/default.jpg"
                          sent "https://img.example.com/default.jpg"  (%1$s:7:3)
                        """.formatted(rules));
    }

    @Test
    void whatATerminalWouldObeyIsWrittenOut() throws IOException {
        String rules = rules("""
                attribute Title
                  use "\\u001B[31m\\u202E" + item.title
                  else "For \\"you\\""
                test "red \\u001B"
                  items 1815
                  expect Title = ["\\u001B"]
                """);

        assertThat(Ran.garnish("explain", "1815", "--rules", rules).out())
                .contains("use gave \"\\u001B[31m\\u202EFleabag\": cleaned\n", "sent \"[31mFleabag\"");
        assertThat(Ran.garnish("explain", "0000", "--rules", rules).out()).contains("sent \"For \\\"you\\\"\"");
        assertThat(Ran.garnish("test", "--rules", rules).out())
                .contains("FAIL  red \\u001B  (", "expected  [\"\\u001B\"]\n", "actual    [\"[31mFleabag\"]\n");
    }

    @Test
    void oneAttributeIsExplainedAsJson() throws IOException {
        Ran ran = Ran.garnish("explain", "1009", "Genre", "--format", "json", "--rules", rules(RULES));

        JsonNode attributes = new ObjectMapper().readTree(ran.out()).get("attributes");
        assertThat(attributes).hasSize(1);
        assertThat(attributes.get(0).get("name").asText()).isEqualTo("Genre");
        assertThat(attributes.get(0).get("value").asText()).isEqualTo("Science fiction");
        assertThat(attributes.get(0).at("/cases/0/when/read/0/value").asText()).isEqualTo("Sci-Fi");
        assertThat(attributes.get(0).at("/cases/0/line").asInt()).isEqualTo(2);
    }

    @Test
    void anAttributeThatTheRulesDoNotHaveIsOneLine() throws IOException {
        Ran ran = Ran.garnish("explain", "1815", "Title", "--rules", rules(RULES));

        assertThat(ran)
                .isEqualTo(
                        new Ran(Exit.USAGE, "", "garnish: the rules have no attribute Title, only Genre, Headline\n"));
    }

    @Test
    void aRecipientThatIsNoJsonIsOneLineWithoutItsData() throws IOException {
        Path recipient = Files.writeString(folder.resolve("recipient.json"), "{\"Address\": sofiam@example.com}");

        Ran ran = Ran.garnish("explain", "1815", "--rules", rules(RULES), "--recipient", recipient.toString());

        assertThat(ran)
                .isEqualTo(new Ran(
                        Exit.BAD_INPUT, "", "garnish: " + recipient + ": expected an event or a recipient in JSON\n"));
    }

    @Test
    void whatEachDropTakesIsPrintedWithTheSummary() throws IOException {
        String rules = rules("""
                drop item when item.active == false
                drop item when item.price > 5 && recipient.country == "ES"
                attribute Genre
                  use item.genre
                  else "-"
                """);

        assertThat(Ran.garnish("check", "--rules", rules).out()).isEqualTo("""
                        dropped for everybody: 1 of 36 items
                                  1 item   drop item when item.active == false
                                  0 items  drop item when item.price > 5 && recipient.country == "ES" (+ 18 for some recipients)

                        %s: 0 errors, 0 warnings
                        """.formatted(rules));
        JsonNode drop = new ObjectMapper()
                .readTree(Ran.garnish("check", "--format", "json", "--rules", rules)
                        .out())
                .at("/drops/1");
        assertThat(drop.get("when").asText()).isEqualTo("item.price > 5 && recipient.country == \"ES\"");
        assertThat(drop.get("items").asInt()).isZero();
        assertThat(drop.get("possible").asInt()).isEqualTo(18);
    }

    private static final String SERVED = """
            unknown item drop the item
            drop item when item.active == false
            recipient when recipient.channel != "VOICE" else omit
            attribute Genre
              use item.genre
              else "Featured"
            attribute Headline once
              use "Picked for " + recipient.user.FirstName
              else "Picked for you"
            """;

    private static final String EVENT = """
            {"Endpoints": {
              "e-1": {"ChannelType": "EMAIL", "User": {"UserAttributes": {"FirstName": ["Sofia"]}},
                      "RecommendationItems": ["1815", "0000", "1009"]},
              "e-2": {"ChannelType": "VOICE", "RecommendationItems": ["1815"]},
              "e\\u001b3": {"ChannelType": "SMS"},
              "e-4": {"ChannelType": "SMS", "RecommendationItems": "1815"}}}
            """;

    @Test
    void whatARecipientOfAnEventGetsIsExplained() throws IOException {
        String rules = rules(SERVED);

        assertThat(explained(rules, EVENT, "--id", "e-1")).isEqualTo(new Ran(0, """
                        recipient "e-1": served
                          recipient when recipient.channel != "VOICE"  (%1$s:3:16)
                              recipient.channel = "EMAIL"
                              gave true

                        1. item "1815": shown, position 1
                          drop item when item.active == false  (%1$s:2:16)
                              item.active = true
                              gave false

                        Genre
                          1. use item.genre  (%1$s:5:3)
                              use gave "Comedy"
                          sent "Comedy"  (%1$s:5:3)

                        2. item "0000": the catalog does not hold it, dropped from every list

                        3. item "1009": shown, position 2
                          drop item when item.active == false  (%1$s:2:16)
                              item.active = true
                              gave false

                        Genre
                          1. use item.genre  (%1$s:5:3)
                              use gave "Sci-Fi"
                          sent "Sci-Fi"  (%1$s:5:3)

                        Headline  once
                          1. use "Picked for " + recipient.user.FirstName  (%1$s:8:3)
                              recipient.user.FirstName = "Sofia"
                              use gave "Picked for Sofia"
                          sent "Picked for Sofia"  (%1$s:8:3)

                        sent
                          Genre = ["Comedy", "Sci-Fi"]
                          Headline = "Picked for Sofia"
                        """.formatted(rules), ""));
        assertThat(explained(rules, EVENT, "--id", "e-2").out()).isEqualTo("""
                        recipient "e-2": the rules are not for this recipient, who is left out of the reply
                          recipient when recipient.channel != "VOICE"  (%1$s:3:16)
                              recipient.channel = "VOICE"
                              gave false
                        """.formatted(rules));
        JsonNode json = new ObjectMapper()
                .readTree(explained(rules, EVENT, "--id", "e-1", "--format", "json")
                        .out());
        assertThat(json.at("/outcome").asText()).isEqualTo("served");
        assertThat(json.at("/items/1/outcome").asText()).isEqualTo("dropped");
        assertThat(json.at("/items/2/position").asInt()).isEqualTo(2);
        assertThat(json.at("/values/Genre/1").asText()).isEqualTo("Sci-Fi");
    }

    @Test
    void whichRecipientIsMeantMustBeClear() throws IOException {
        String rules = rules(SERVED);
        String file = folder.resolve("event.json").toString();
        String ids = "\"e-1\", \"e-2\", \"e\\u001B3\", \"e-4\"\n";

        assertThat(explained(rules, EVENT))
                .isEqualTo(new Ran(
                        Exit.USAGE, "", "garnish: " + file + " holds 4 recipients: choose one with --id: " + ids));
        assertThat(explained(rules, EVENT, "--id", "e-9"))
                .isEqualTo(new Ran(Exit.USAGE, "", "garnish: " + file + " holds no recipient \"e-9\", only " + ids));
        assertThat(explained(rules, EVENT, "--id", "e-4"))
                .isEqualTo(
                        new Ran(
                                Exit.BAD_INPUT,
                                "",
                                "garnish: event /Endpoints/e-4/RecommendationItems: expected a list of item ids, found a text\n"));
        assertThat(Ran.garnish("explain", "1815", "--id", "e-1", "--rules", rules))
                .isEqualTo(new Ran(Exit.USAGE, "", "garnish: --id is for --recipient only\n"));
    }

    @Test
    void recipientsOfEveryHostAreExplained() throws IOException {
        String all = SERVED.replace("recipient.channel != \"VOICE\"", "recipient.id != empty");
        String connect = """
                {"Items": {"CustomerProfiles": [{"ProfileId": "p-1",
                  "CustomerData": "{\\"firstName\\": \\"Sofia\\", \\"attributes\\": {\\"RecommendationItems\\": \\"1815,1009\\"}}"}]}}
                """;
        String personalize = """
                {"input":{"userId":"u-1"},"output":{"recommendedItems":["1815"]},"error":null}
                {"input":{"userId":"u-2"},"output":{"recommendedItems":["1009"]},"error":null}
                {"input":{"userId":
                """;
        String sent = "\nsent\n  Genre = [\"Comedy\", \"Sci-Fi\"]\n  Headline = \"Picked for Sofiap-1\"\n";

        String named = rules(all.replace("recipient.user.FirstName", "recipient.user.firstName + recipient.id"));
        assertThat(explained(named, connect).out()).endsWith(sent);
        assertThat(explained(rules(all), personalize, "--id", "u-2").out())
                .startsWith("recipient \"u-2\": served\n")
                .endsWith("\nsent\n  Genre = [\"Sci-Fi\"]\n  Headline = \"Picked for you\"\n");
        assertThat(explained(rules(SERVED), "{\"ChannelType\": \"SMS\", \"RecommendationItems\": [\"1009\"]}")
                        .out())
                .endsWith("\nsent\n  Genre = [\"Sci-Fi\"]\n  Headline = \"Picked for you\"\n");
    }

    private Ran explained(String rules, String event, String... options) throws IOException {
        Path file = Files.writeString(folder.resolve("event.json"), event);
        List<String> arguments = new ArrayList<>(List.of("explain", "--rules", rules, "--recipient", file.toString()));
        arguments.addAll(List.of(options));
        return Ran.garnish(arguments.toArray(String[]::new));
    }

    @Test
    void aCodeIsExplained() {
        Ran ran = Ran.garnish("explain-error", "r201");

        assertThat(ran.out()).startsWith("R201: an unknown column\n").contains("  use item.title\n");
        assertThat(ran.exit()).isZero();
    }

    @Test
    void anUnknownCodeIsOneLine() {
        Ran ran = Ran.garnish("explain-error", "R999");

        assertThat(ran.err()).startsWith("garnish: there is no code R999, ").hasLineCount(1);
        assertThat(ran.exit()).isEqualTo(Exit.USAGE);
    }

    @Test
    void theBenchTellsWhatAnEventAndEachAttributeCosts() throws IOException {
        String event = Ran.PROJECT.resolve("examples/pinpoint/event.json").toString();

        Ran ran = Ran.garnish("bench", "--seconds", "1", "--format", "json", "--rules", rules(RULES), event);

        JsonNode measured = new ObjectMapper().readTree(ran.out());
        assertThat(measured.get("recipients").asInt()).isEqualTo(2);
        assertThat(measured.get("items").asInt()).isEqualTo(6);
        assertThat(measured.get("medianMicroseconds").asDouble()).isPositive();
        assertThat(measured.get("rememberedPercent").asDouble()).isEqualTo(75);
        assertThat(measured.get("attributes")).hasSize(2);
        assertThat(measured.get("slowestCases")).hasSize(4);
    }

    private String rules(String text) throws IOException {
        return Files.writeString(folder.resolve("my.rules"), text).toString();
    }
}
