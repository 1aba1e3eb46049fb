package dev.garnish.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.garnish.lambda.Function;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What {@code garnish package lambda} makes, and that Lambda's own runtime client runs it. */
final class PackageLambdaTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long MOST_BYTES = 12 << 20;

    @TempDir
    private Path folder = Path.of("");

    @BeforeAll
    static void useTheCodeThatWasBuilt() {
        System.setProperty(
                PackageLambdaCommand.CODE,
                System.getProperty(
                        PackageLambdaCommand.CODE,
                        Ran.PROJECT
                                .resolve("lambda-adapter/target/lambda-code.zip")
                                .toString()));
        System.setProperty(
                LocalLambda.CLIENT,
                System.getProperty(
                        LocalLambda.CLIENT,
                        Ran.PROJECT
                                .resolve("lambda-adapter/target/runtime-client")
                                .toString()));
    }

    private Ran packaged(String name, String... options) {
        String[] arguments = new String[options.length + 4];
        arguments[0] = "package";
        arguments[1] = "lambda";
        arguments[2] = "-o";
        arguments[3] = folder.resolve(name).toString();
        System.arraycopy(options, 0, arguments, 4, options.length);
        return Ran.garnish(arguments);
    }

    private Path rules(String text) throws IOException {
        return Files.writeString(folder.resolve("a.rules"), text);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void thePackageAnswersTheDocumentationsEventWithTheBytesOfTheCommand() throws Exception {
        String event = Ran.PROJECT.resolve("examples/pinpoint/event.json").toString();
        assertThat(packaged("function.zip").exit()).isZero();
        Path unpacked = unpacked(folder.resolve("function.zip"));

        try (Function function = Function.packaged(unpacked, Map.of())) {
            byte[] reply =
                    function.api().invoke(Files.readAllBytes(Path.of(event))).body();

            assertThat(reply).isEqualTo(Ran.garnish("enrich", event).reply());
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aDatabaseIsNothingForAPackageAndTheFunctionSaysSo() throws Exception {
        packaged("function.zip");
        Path database = Files.writeString(folder.resolve("shop.mv.db"), "H:2,block:2");

        try (Function function = Function.packaged(
                unpacked(folder.resolve("function.zip")), Map.of("GARNISH_CATALOG", database.toString()))) {
            String refused = function.api().answer().text();

            assertThat(JSON.readTree(refused).path("errorMessage").asText())
                    .isEqualTo(
                            "GARNISH_CATALOG: " + database
                                    + " is no pack, and this function's package has no database: `garnish catalog pack` makes one");
        }
    }

    @Test
    void theSampleIsOfAtMostTwelveMegabytesAndHoldsWhatItsManifestSays() throws Exception {
        packaged("function.zip");
        Path zip = folder.resolve("function.zip");

        Path unpacked = unpacked(zip);

        assertThat(Files.size(zip)).isLessThan(MOST_BYTES);
        JsonNode manifest = JSON.readTree(unpacked.resolve("garnish.json").toFile());
        assertThat(manifest.path("catalog").path("items").asInt()).isEqualTo(36);
        assertThat(manifest.path("rules").path("tests").asInt()).isEqualTo(3);
        TreeSet<String> names = new TreeSet<>();
        manifest.path("files").fieldNames().forEachRemaining(names::add);
        for (String name : names) {
            assertThat(manifest.path("files").path(name).asText()).isEqualTo(sha256(unpacked.resolve(name)));
        }
        names.add("garnish.json");
        assertThat(names(zip)).containsExactlyElementsOf(names);
        assertThat(names).contains("dev/garnish/lambda/TransformerHandler.class");
        assertThat(names.stream()
                        .filter(name -> !name.startsWith("dev/garnish/"))
                        .map(name -> name.replaceAll("-[0-9].*", "")))
                .containsExactly(
                        "LICENSE",
                        "NOTICE",
                        "bom.json",
                        "catalog.pack",
                        "garnish.json",
                        "lib/aws-lambda-java-core",
                        "lib/crac",
                        "lib/mvel2",
                        "rules/movies.rules");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aTriedPackagePrintsTheBytesOfTheCommandAndReportsElsewhere() {
        String event = Ran.PROJECT.resolve("examples/pinpoint/event.json").toString();

        Ran ran = packaged("function.zip", "--try", event);

        assertThat(ran.exit()).as(ran.err()).isZero();
        assertThat(ran.reply()).isEqualTo(Ran.garnish("enrich", event).reply());
        assertThat(ran.err()).contains(folder.resolve("function.zip") + ": ", "\"event\":\"answered\"");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aPackageForEventsOfOnesOwnHoldsTheirShapeAndItsTemplateNamesIt() throws Exception {
        Path example = Ran.PROJECT.resolve("examples/own-shape");
        String shape = example.resolve("mailer.json").toString();
        String rules = example.resolve("mailer.rules").toString();
        String event = example.resolve("event.json").toString();

        Ran ran = packaged("function.zip", "--rules", rules, "--host", shape, "--try", event);

        assertThat(ran.exit()).as(ran.err()).isZero();
        assertThat(ran.out())
                .isEqualTo(Ran.garnish("enrich", "--rules", rules, "--host", shape, event)
                        .out());
        assertThat(Files.readString(folder.resolve("template.yaml"))).contains("Default: \"shapes/mailer.json\"");
        assertThat(unpacked(folder.resolve("function.zip")).resolve("shapes/mailer.json"))
                .hasSameBinaryContentAs(Path.of(shape));
    }

    @Test
    void aHostIsNamedInTheTemplateAndAWrongOneIsRefusedBeforeAnythingIsMade() throws IOException {
        assertThat(packaged("function.zip", "--host", "Personalize_Ranking").exit())
                .isZero();
        assertThat(Files.readString(folder.resolve("template.yaml"))).contains("Default: \"personalize-ranking\"");

        Ran unknown = packaged("other.zip", "--host", "mailer");
        Path broken = Files.writeString(folder.resolve("broken.json"), "{}");
        Ran shapeless = packaged("other.zip", "--host", broken.toString());

        assertThat(unknown.exit()).isEqualTo(Exit.USAGE);
        assertThat(shapeless.exit()).isEqualTo(Exit.BAD_INPUT);
        assertThat(shapeless.err()).contains("broken.json");
        assertThat(folder.resolve("other.zip")).doesNotExist();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aTriedPackageThatRefusesTheEventSaysWhy() throws IOException {
        Path event = Files.writeString(folder.resolve("event.json"), "{\"Sofia\":1}");

        Ran ran = packaged("function.zip", "--try", event.toString());

        assertThat(ran.exit()).isEqualTo(Exit.BAD_INPUT);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err().lines())
                .last(InstanceOfAssertFactories.STRING)
                .startsWith("garnish: the function refused the event: event: expected an object with Endpoints");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aTriedPackageThatDoesNotStartSaysWhy() {
        packaged("function.zip");
        LocalLambda lambda = LocalLambda.of(Map.of("GARNISH_REPLY", "parcel"));

        assertThatThrownBy(() -> lambda.invoke(
                        folder.resolve("function.zip"),
                        new PackagedHost("auto", null),
                        new byte[] {'{', '}'},
                        System.err))
                .isInstanceOf(Failure.class)
                .hasMessage("the function does not start: GARNISH_REPLY: expected bare or wrapped, found `parcel`");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void anEventThatIsMissingIsReportedBeforeAnythingIsMade() {
        Ran ran = packaged("function.zip", "--try", "nowhere.json");

        assertThat(ran).isEqualTo(new Ran(Exit.ENVIRONMENT, "", "garnish: nowhere.json: no such file\n"));
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void theBillOfMaterialsListsOurModulesAndEveryJarOfThePackageAndNothingElse() throws Exception {
        packaged("function.zip");
        Path unpacked = unpacked(folder.resolve("function.zip"));

        JsonNode bom = JSON.readTree(unpacked.resolve("bom.json").toFile());

        assertThat(bom.path("bomFormat").asText()).isEqualTo("CycloneDX");
        assertThat(bom.path("metadata").path("component").path("name").asText()).isEqualTo("garnish-lambda-adapter");
        TreeSet<String> components = new TreeSet<>();
        for (JsonNode component : bom.path("components")) {
            String name = component.path("name").asText();
            components.add(name);
            Path jar = unpacked.resolve(
                    "lib/" + name + "-" + component.path("version").asText() + ".jar");
            if (!component.path("group").asText().equals("dev.garnish")) {
                assertThat(component.path("hashes").findValuesAsText("content")).contains(sha256(jar));
                assertThat(component.path("licenses").isEmpty()).as(name).isFalse();
            }
        }
        assertThat(components)
                .containsExactly("aws-lambda-java-core", "crac", "garnish-catalog-db", "garnish-engine", "mvel2");
    }

    @Test
    void theNoticeNamesEveryJarOfThePackageAndHoldsTheLicenceOfTheTables() throws IOException {
        packaged("function.zip");
        Path unpacked = unpacked(folder.resolve("function.zip"));

        String notice = Files.readString(unpacked.resolve("NOTICE"));

        assertThat(notice).contains("UNICODE LICENSE V3", "Common Locale", "graphemes.txt");
        assertThat(names(folder.resolve("function.zip")).stream()
                        .filter(name -> name.startsWith("lib/"))
                        .map(name -> name.replaceAll("lib/(.*?)-[0-9].*", ":$1)")))
                .allSatisfy(jar -> assertThat(notice).contains(jar));
        assertThat(unpacked.resolve("LICENSE")).hasSameBinaryContentAs(Ran.PROJECT.resolve("LICENSE"));
    }

    @Test
    void anEditedTemplateOfAnotherPackageIsRefusedBeforeThePackageIsMade() throws IOException {
        packaged("function.zip");
        Path template = folder.resolve("template.yaml");
        Files.writeString(template, Files.readString(template) + "# mine\n");

        Ran ran = packaged("other.zip");

        assertThat(ran)
                .isEqualTo(new Ran(
                        Exit.USAGE,
                        "",
                        "garnish: " + template
                                + ": it was edited and deploys function.zip instead of other.zip:"
                                + " change its CodeUri, or move it away for a new one\n"));
        assertThat(folder.resolve("other.zip")).doesNotExist();
    }

    @Test
    void aLinkInThePlaceOfThePackageIsReplacedAndNotWrittenThrough() throws IOException {
        Path victim = Files.writeString(folder.resolve("victim.txt"), "mine");
        Files.createSymbolicLink(folder.resolve("function.zip"), victim);
        Files.createSymbolicLink(folder.resolve(".function.zip.new"), victim);

        packaged("function.zip");

        assertThat(victim).hasContent("mine");
        assertThat(names(folder.resolve("function.zip"))).contains("garnish.json");
    }

    @Test
    void theSameContentGivesTheSameBytes() throws IOException {
        packaged("one.zip");
        packaged("other.zip");

        assertThat(folder.resolve("other.zip")).hasSameBinaryContentAs(folder.resolve("one.zip"));
    }

    @Test
    void aTableBesideTheRulesIsPackagedAndWhatElseStandsThereIsNot() throws IOException {
        Path rules = Files.createDirectory(folder.resolve("mine"));
        Files.writeString(rules.resolve("genres.csv"), "key,value\nComedy,Funny\n");
        Files.writeString(rules.resolve("notes.txt"), "no rules");
        Files.writeString(
                rules.resolve("a.rules"),
                "table genres from \"genres.csv\"\nattribute Genre\n  use lookup(\"genres\", item.genre)\n  else \"x\"\n");

        Ran ran = packaged("function.zip", "--rules", rules.toString());

        assertThat(ran.exit()).as(ran.err()).isZero();
        assertThat(names(folder.resolve("function.zip")))
                .contains("rules/a.rules", "rules/genres.csv")
                .doesNotContain("rules/notes.txt");
    }

    @Test
    void rulesWithAnErrorAreRefused() throws IOException {
        Path rules = rules("attribute Title\n  use item.titel\n  else \"x\"\n");

        Ran ran = packaged("function.zip", "--rules", rules.toString());

        assertThat(ran.exit()).isEqualTo(Exit.FINDINGS);
        assertThat(ran.err()).contains("the catalog has no column `titel`");
        assertThat(folder.resolve("function.zip")).doesNotExist();
    }

    @Test
    void rulesThatFailATestAreRefusedAndAnEarlierPackageStays() throws IOException {
        packaged("function.zip");
        byte[] before = Files.readAllBytes(folder.resolve("function.zip"));
        Path rules = rules("""
                attribute Title
                  use item.title
                  else "x"
                test "it is shown"
                  items  1815
                  expect Title = ["Late Night"]
                """);

        Ran ran = packaged("function.zip", "--rules", rules.toString());

        assertThat(ran).isEqualTo(new Ran(Exit.FINDINGS, "", """
                        FAIL  it is shown  (RULES:4:1)
                              Title  (RULES:6:3)
                                expected  ["Late Night"]
                                actual    ["Fleabag"]
                                            ^
                        1 test, 1 failed
                        garnish: RULES: rules that fail a test are not packaged
                        """.replace("RULES", rules.toString())));
        assertThat(folder.resolve("function.zip")).hasBinaryContent(before);
        assertThat(folder).isDirectoryNotContaining(file -> file.toString().endsWith(".new"));
    }

    @Test
    void theCallsHoldTheRulesAttributesAndNoDisplayNameTwice() throws IOException {
        String longName = "A-name-that-is-longer-than-25";
        String attributes = IntStream.range(0, 2)
                .mapToObj(i -> "attribute " + longName + i + "\n  use item.title\n  else \"x\"\n")
                .collect(Collectors.joining());

        JsonNode report = JSON.readTree(
                packaged("function.zip", "--rules", rules(attributes).toString(), "--format", "json")
                        .bytes());

        String recommender = report.path("calls").path("pinpointRecommender").asText();
        JsonNode configuration = JSON.readTree(recommender.substring(recommender.indexOf('\'') + 1));
        assertThat(configuration.path("Attributes"))
                .isEqualTo(JSON.valueToTree(
                        Map.of(longName + 0, "A-name-that-is-longer-tha", longName + 1, "A-name-that-is-longer-t-2")));
        assertThat(report.path("calls").path("smokeTest").asText().lines())
                .containsExactly(
                        "aws lambda invoke --region REGION --function-name garnish --qualifier live \\",
                        "    --payload fileb://event.json reply.json");
        assertThat(report.path("calls").path("connectPermission").asText())
                .contains("--principal connect-campaigns.amazonaws.com ", "--principal connect.amazonaws.com ");
        assertThat(report.path("calls").path("pinpointPermission").asText().lines())
                .containsExactly(
                        "aws lambda add-permission --region REGION --function-name garnish --qualifier live \\",
                        "    --statement-id pinpoint --action lambda:InvokeFunction \\",
                        "    --principal pinpoint.REGION.amazonaws.com --source-account ACCOUNT \\",
                        "    --source-arn 'arn:aws:mobiletargeting:REGION:ACCOUNT:recommenders/*'");
    }

    private Path unpacked(Path zip) throws IOException {
        Path unpacked = folder.resolve("unpacked");
        try (ZipFile file = new ZipFile(zip.toFile())) {
            for (String name : names(zip)) {
                Path one = unpacked.resolve(name);
                Files.createDirectories(one.resolveSibling("."));
                try (InputStream in = file.getInputStream(file.getEntry(name))) {
                    Files.copy(in, one);
                }
            }
        }
        return unpacked;
    }

    private static List<String> names(Path zip) throws IOException {
        try (ZipFile file = new ZipFile(zip.toFile(), StandardCharsets.UTF_8)) {
            return file.stream().map(ZipEntry::getName).toList();
        }
    }

    private static String sha256(Path file) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
    }
}
