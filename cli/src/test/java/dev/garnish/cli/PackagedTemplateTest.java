package dev.garnish.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.garnish.event.Host;
import java.io.IOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the template beside a package promises. */
final class PackagedTemplateTest {
    @TempDir
    private Path folder = Path.of("");

    private Path file = Path.of("");
    private Cloud template = Cloud.read("{}");

    @BeforeEach
    void write() throws IOException {
        file = written("shop.zip").file();
        template = Cloud.read(Files.readString(file));
    }

    /** As beside a package of this name. */
    private Template written(String zip) throws IOException {
        Template template = Template.beside(folder.resolve(zip), new PackagedHost("auto", null));
        template.write();
        return template;
    }

    private Object of(String resource, String... path) {
        String[] all = new String[path.length + 3];
        all[0] = "Resources";
        all[1] = resource;
        all[2] = "Properties";
        System.arraycopy(path, 0, all, 3, path.length);
        return template.at(all);
    }

    @Test
    void theFunctionIsThePackagedOneOnARuntimeThatLasts() {
        assertThat(of("Function", "CodeUri")).isEqualTo("shop.zip");
        assertThat(of("Function", "Handler")).isEqualTo("dev.garnish.lambda.TransformerHandler");
        assertThat(of("Function", "Runtime")).isEqualTo("Ref Runtime");
        assertThat(template.at("Parameters", "Runtime", "AllowedValues")).isEqualTo(List.of("java21", "java25"));
        assertThat(of("Function", "Timeout")).isEqualTo(14);
        assertThat(of("Function", "Architectures")).isEqualTo(List.of("Ref Architecture"));
        assertThat(template.at("Parameters", "Architecture", "AllowedValues")).isEqualTo(List.of("x86_64", "arm64"));
    }

    @Test
    void theHostsThatAFunctionMayAnswerAreNamed() {
        assertThat(String.valueOf(template.at("Parameters", "Host", "Description")))
                .contains(Arrays.stream(Host.values()).map(Host::id).toList());
    }

    @Test
    void executionsAreReservedAsPinpointAsksUnlessTheirNumberIsZero() {
        assertThat(of("Function", "ReservedConcurrentExecutions"))
                .isEqualTo(List.of("WithReserve", "Ref ReservedConcurrency", "Ref AWS::NoValue"));
        assertThat(template.at("Parameters", "ReservedConcurrency", "Default")).isEqualTo(256);
        assertThat(template.at("Conditions", "WithReserve")).isEqualTo(List.of(List.of("Ref ReservedConcurrency", 0)));
    }

    /** Without the extensions first, SAM compares parameters' names; without the property, it compares few properties. */
    @Test
    void everyPropertyWithItsParametersValuesCountsForANewVersion() {
        assertThat(template.at("Transform"))
                .isEqualTo(List.of("AWS::LanguageExtensions", "AWS::Serverless-2016-10-31"));
        assertThat(of("Function", "AutoPublishAliasAllProperties")).isEqualTo(true);
    }

    @Test
    void aParameterThatTheFunctionReadsMakesANewVersionAndOneOfWhatStandsBesideItDoesNot() throws Exception {
        List<String> read = List.of(
                "Runtime=java25",
                "Architecture=arm64",
                "MemorySize=512",
                "SnapStart=off",
                "Tracing=Active",
                "Host=connect",
                "Reply=wrapped",
                "ConnectItems=/a",
                "ConnectLists=flattened",
                "Rules=/opt/rules",
                "RulesEvery=60s",
                "Catalog=/mnt/garnish/catalog.pack",
                "CatalogEvery=60s",
                "AppConfigLayer=arn:aws:lambda:eu-west-1:111122223333:layer:agent:1;AppConfigProfile=abc1234",
                "FileSystem=arn:aws:elasticfilesystem:eu-west-1:111122223333:access-point/fsap-1;Subnets=subnet-1");
        List<String> beside = List.of("LogDays=7", "ElseAlarmPercent=50", "Deployment=Canary10Percent5Minutes");

        List<String> versions =
                versions(Stream.concat(read.stream(), beside.stream()).toList());

        assertThat(versions.subList(0, read.size() + 1)).doesNotHaveDuplicates();
        assertThat(versions.subList(read.size() + 1, versions.size()))
                .hasSameSizeAs(beside)
                .containsOnly(versions.get(0));
    }

    /** The version that SAM's own translator makes by the defaults, and after each change of parameters. */
    private List<String> versions(List<String> changes) throws Exception {
        URL script = Objects.requireNonNull(PackagedTemplateTest.class.getResource("versions.py"));
        List<String> command =
                new ArrayList<>(List.of("python3", Path.of(script.toURI()).toString(), file.toString()));
        command.addAll(changes);
        Process python = started(command.toArray(new String[0]));
        List<String> lines = new String(python.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();
        int exit = python.waitFor();
        assumeTrue(exit != 75, "SAM's translator is not installed");
        assertThat(exit).as(String.join("\n", lines)).isZero();
        return lines;
    }

    @Test
    void everySettingOfTheFunctionHasAParameter() throws IOException {
        Set<String> settings = new TreeSet<>();
        try (Stream<Path> sources = Files.walk(Ran.PROJECT.resolve("lambda-adapter/src/main"))) {
            for (Path source : sources.filter(Files::isRegularFile).toList()) {
                Matcher names = Pattern.compile("\"(GARNISH_[A-Z_]+[A-Z])\"").matcher(Files.readString(source));
                while (names.find()) {
                    settings.add(names.group(1));
                }
            }
        }

        Map<?, ?> variables = (Map<?, ?>) of("Function", "Environment", "Variables");
        assertThat(settings).isNotEmpty();
        assertThat(variables.keySet()).map(Object::toString).containsExactlyInAnyOrderElementsOf(settings);
        Map<?, ?> parameters = (Map<?, ?>) template.at("Parameters");
        for (String setting : settings) {
            String parameter = parameter(setting);
            assertThat(parameters.containsKey(parameter)).as(parameter).isTrue();
            assertThat(String.valueOf(variables.get(setting))).contains("Ref " + parameter);
        }
    }

    /** {@code GARNISH_RULES_EVERY} is {@code RulesEvery}. */
    private static String parameter(String setting) {
        return Stream.of(setting.substring("GARNISH_".length()).split("_"))
                .map(word -> word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT))
                .collect(Collectors.joining());
    }

    @Test
    void rulesComeFromAppConfigThroughItsLayerWhereOneIsNamed() {
        assertThat(template.at("Conditions", "WithAppConfig")).isEqualTo(List.of(List.of("Ref AppConfigLayer", "")));
        assertThat(of("Function", "Layers"))
                .isEqualTo(List.of("WithAppConfig", List.of("Ref AppConfigLayer"), "Ref AWS::NoValue"));
        assertThat(of("Function", "Environment", "Variables", "GARNISH_RULES"))
                .isEqualTo(List.of(
                        "WithAppConfig",
                        "Sub http://localhost:2772/applications/${AppConfigApplication}/environments/${AppConfigEnvironment}/configurations/${AppConfigProfile}",
                        List.of("WithRules", "Ref Rules", "Ref AWS::NoValue")));
        assertThat(of("Role", "Policies", "1", "0")).isEqualTo("WithAppConfig");
        assertThat(of("Role", "Policies", "1", "1", "PolicyDocument", "Statement"))
                .isEqualTo(
                        List.of(
                                Map.of(
                                        "Effect", "Allow",
                                        "Action",
                                                List.of(
                                                        "appconfig:StartConfigurationSession",
                                                        "appconfig:GetLatestConfiguration"),
                                        "Resource",
                                                "Sub arn:${AWS::Partition}:appconfig:${AWS::Region}:${AWS::AccountId}:application/${AppConfigApplication}/environment/${AppConfigEnvironment}/configuration/${AppConfigProfile}")));
    }

    @Test
    void aFileSystemIsMountedForReadingInANetworkOfTheAccount() {
        assertThat(of("Function", "FileSystemConfigs", "0")).isEqualTo("WithFileSystem");
        assertThat(of("Function", "FileSystemConfigs", "1"))
                .isEqualTo(List.of(Map.of("Arn", "Ref FileSystem", "LocalMountPath", "Ref FileSystemPath")));
        assertThat(of("Function", "VpcConfig", "1"))
                .isEqualTo(Map.of("SubnetIds", "Ref Subnets", "SecurityGroupIds", "Ref SecurityGroups"));
        assertThat(of("Role", "Policies", "2", "0")).isEqualTo("WithFileSystem");
        assertThat(of("Role", "Policies", "2", "1", "PolicyDocument", "Statement", "0", "Action"))
                .isEqualTo("elasticfilesystem:ClientMount");
        assertThat(of("Role", "Policies", "2", "1", "PolicyDocument", "Statement", "0", "Condition"))
                .isEqualTo(Map.of("StringEquals", Map.of("elasticfilesystem:AccessPointArn", "Ref FileSystem")));
        assertThat(of("Role", "Policies", "2", "1", "PolicyDocument", "Statement", "1", "Action"))
                .asInstanceOf(InstanceOfAssertFactories.LIST)
                .contains("ec2:CreateNetworkInterface", "ec2:DescribeNetworkInterfaces", "ec2:DeleteNetworkInterface");
    }

    @Test
    void invocationsAreTracedWhereThatIsSwitchedOn() {
        assertThat(of("Function", "Tracing")).isEqualTo("Ref Tracing");
        assertThat(template.at("Conditions", "WithTracing")).isEqualTo(List.of("Ref Tracing", "Active"));
        assertThat(of("Role", "Policies", "3", "0")).isEqualTo("WithTracing");
        assertThat(of("Role", "Policies", "3", "1", "PolicyDocument", "Statement", "0", "Action"))
                .isEqualTo(List.of("xray:PutTraceSegments", "xray:PutTelemetryRecords"));
    }

    @Test
    void aNewVersionTakesOverGraduallyWhereThatIsAskedForAndAnAlarmStopsIt() {
        assertThat(of("Function", "DeploymentPreference"))
                .isEqualTo(Map.of(
                        "Enabled",
                        List.of("Deployments", "Ref Deployment", "IsGradual"),
                        "Type",
                        "Ref Deployment",
                        "Alarms",
                        List.of("Ref ErrorsAlarm", "Ref ThrottlesAlarm", "Ref DurationAlarm")));
        Map<?, ?> deployments = (Map<?, ?>) template.at("Mappings", "Deployments");
        assertThat(List.copyOf(deployments.keySet()))
                .isEqualTo(template.at("Parameters", "Deployment", "AllowedValues"));
        deployments.forEach((name, each) -> assertThat(((Map<?, ?>) each).get("IsGradual"))
                .as(name.toString())
                .isEqualTo(!name.equals("AllAtOnce")));
    }

    @Test
    void anAliasStartsFromASnapshotUnlessThatIsSwitchedOff() {
        assertThat(of("Function", "AutoPublishAlias")).isEqualTo("live");
        assertThat(of("Function", "SnapStart", "ApplyOn"))
                .isEqualTo(List.of("WithSnapStart", "PublishedVersions", "None"));
        assertThat(template.at("Conditions", "WithSnapStart"))
                .as("Lambda takes no snapshots of functions with a file system")
                .isEqualTo(List.of(List.of("Ref SnapStart", "on"), List.of("Condition WithFileSystem")));
        assertThat(template.at("Parameters", "SnapStart", "AllowedValues")).isEqualTo(List.of("on", "off"));
    }

    @Test
    void pinpointMayUseItForRecommendersOfTheSameAccount() {
        assertThat(of("PinpointPermission"))
                .isEqualTo(
                        Map.of(
                                "FunctionName", "Ref Function.Alias",
                                "Action", "lambda:InvokeFunction",
                                "Principal", "Sub pinpoint.${AWS::Region}.amazonaws.com",
                                "SourceAccount", "Ref AWS::AccountId",
                                "SourceArn",
                                        "Sub arn:${AWS::Partition}:mobiletargeting:${AWS::Region}:${AWS::AccountId}:recommenders/*"));
    }

    @ParameterizedTest
    @CsvSource({"ConnectPermission, connect-campaigns.amazonaws.com", "ConnectFlowPermission, connect.amazonaws.com"})
    void connectMayUseItAsEitherPrincipalWhereAnInstanceIsNamed(String permission, String principal) {
        assertThat(template.at("Resources", permission, "Condition")).isEqualTo("WithConnect");
        assertThat(of(permission))
                .isEqualTo(
                        Map.of(
                                "FunctionName", "Ref Function.Alias",
                                "Action", "lambda:InvokeFunction",
                                "Principal", principal,
                                "SourceAccount", "Ref AWS::AccountId",
                                "SourceArn",
                                        "Sub arn:${AWS::Partition}:connect:${AWS::Region}:${AWS::AccountId}:instance/${ConnectInstance}"));
    }

    @Test
    void theRoleAllowsNothingButWritingItsOwnLogUnlessAParameterAsksForMore() {
        assertThat(of("Function", "Role")).isEqualTo("GetAtt Role.Arn");
        List<?> policies = (List<?>) of("Role", "Policies");
        assertThat(policies.subList(1, policies.size()))
                .allSatisfy(
                        policy -> assertThat((List<?>) policy).hasSize(3).last().isEqualTo("Ref AWS::NoValue"));
        assertThat(of("Role", "Policies", "0", "PolicyDocument", "Statement"))
                .isEqualTo(List.of(Map.of(
                        "Effect", "Allow",
                        "Action", List.of("logs:CreateLogStream", "logs:PutLogEvents"),
                        "Resource", "GetAtt LogGroup.Arn")));
        assertThat((Map<?, ?>) of("Role")).hasSize(2);
        assertThat(of("Function", "LoggingConfig", "LogGroup")).isEqualTo("Ref LogGroup");
        assertThat(of("LogGroup", "RetentionInDays")).isEqualTo("Ref LogDays");
    }

    @ParameterizedTest
    @CsvSource({
        "ErrorsAlarm, Errors, Sum, 1",
        "ThrottlesAlarm, Throttles, Sum, 1",
        "DurationAlarm, Duration, Maximum, 11200"
    })
    void thereAreAlarmsForErrorsThrottlesAndTimeNearTheLimit(
            String alarm, String metric, String statistic, int threshold) {
        assertThat(of(alarm, "Namespace")).isEqualTo("AWS/Lambda");
        assertThat(of(alarm, "MetricName")).isEqualTo(metric);
        assertThat(of(alarm, "Dimensions"))
                .isEqualTo(List.of(Map.of("Name", "FunctionName", "Value", "Ref FunctionName")));
        assertThat(of(alarm, "Statistic")).isEqualTo(statistic);
        assertThat(of(alarm, "Threshold")).isEqualTo(threshold);
        assertThat(of(alarm, "ComparisonOperator")).isEqualTo("GreaterThanOrEqualToThreshold");
    }

    @Test
    void thereIsAnAlarmForManyValuesFromElseAmongAtLeastAHundredInFiveMinutes() {
        assertThat(of("ElseAlarm", "Metrics", "0", "Expression"))
                .isEqualTo("IF(values >= 100, 100 * elses / values, 0)");
        assertThat(of("ElseAlarm", "Threshold")).isEqualTo("Ref ElseAlarmPercent");
        assertMetric("1", "elses", "ElseValues");
        assertMetric("2", "values", "Values");
    }

    private void assertMetric(String position, String id, String name) {
        assertThat(of("ElseAlarm", "Metrics", position))
                .isEqualTo(Map.of(
                        "Id",
                        id,
                        "ReturnData",
                        false,
                        "MetricStat",
                        Map.of(
                                "Stat",
                                "Sum",
                                "Period",
                                300,
                                "Metric",
                                Map.of(
                                        "Namespace",
                                        "Garnish",
                                        "MetricName",
                                        name,
                                        "Dimensions",
                                        List.of(Map.of("Name", "function", "Value", "Ref FunctionName"))))));
    }

    @Test
    void anEditedTemplateIsLeftAlone() throws IOException {
        Files.writeString(file, "edited");

        assertThat(written("shop.zip").isWritten()).isFalse();
        assertThat(file).hasContent("edited");
    }

    @Test
    void aTemplateThatWasNotEditedDeploysThePackageThatWasMadeLast() throws IOException {
        assertThat(written("other.zip").isWritten()).isTrue();
        assertThat(Cloud.read(Files.readString(file)).at("Resources", "Function", "Properties", "CodeUri"))
                .isEqualTo("other.zip");
    }

    @Test
    void otherLineEndsAreNoEdit() throws IOException {
        Files.writeString(file, Files.readString(file).replace("\n", "\r\n"));

        assertThat(written("other.zip").isWritten()).isTrue();
    }

    @Test
    void anEditedTemplateThatDeploysThePackageStays() throws IOException {
        String edited = Files.readString(file).replace("CodeUri: \"shop.zip\"", "CodeUri: ./shop.zip # mine");
        Files.writeString(file, edited);

        assertThat(written("shop.zip").isWritten()).isFalse();
        assertThat(file).hasContent(edited);
    }

    @ParameterizedTest
    @ValueSource(strings = {"CodeUri: shop.zip", "CodeUri: 'shop.zip'", "\"CodeUri\" : shop.zip # mine", "CodeUri:"})
    void anEditedTemplateThatDeploysAnotherPackageIsRefused(String line) throws IOException {
        String edited = Files.readString(file).replace("CodeUri: \"shop.zip\"", line);
        Files.writeString(file, edited);

        assertThatThrownBy(() -> written("other.zip"))
                .isInstanceOf(Failure.class)
                .hasMessage(file + ": it was edited and deploys "
                        + (line.equals("CodeUri:") ? "another package" : "shop.zip")
                        + " instead of other.zip: change its CodeUri, or move it away for a new one");
        assertThat(file).hasContent(edited);
    }

    @Test
    void aLinkInItsPlaceIsNotWrittenThrough() throws IOException {
        Path victim = Files.writeString(folder.resolve("victim.txt"), "");
        Files.delete(file);
        Files.createSymbolicLink(file, victim);

        written("shop.zip");

        assertThat(victim).isEmptyFile();
        assertThat(file).isRegularFile().isNotEmptyFile();
    }

    @Tag("heavy")
    @Test
    void cfnLintFindsNothing() throws Exception {
        Files.writeString(folder.resolve("shop.zip"), "");
        Process lint = lint();

        String found = new String(lint.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(lint.waitFor()).as(found).isZero();
    }

    private Process lint() {
        return started("cfn-lint", file.toString());
    }

    private static Process started(String... command) {
        try {
            return new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            return abort(command[0] + " is not installed: the template was not checked with it");
        }
    }
}
